package io.sallyport.venues.fix;

import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a password is kept: never in the configuration, which gets copied and shown. */
public sealed interface SecretSource {

  /** A variable of the environment. */
  record Variable(String name) implements SecretSource {}

  /** A file that only its owner can read. One line break at its end is not part of the password. */
  record PrivateFile(Path path) implements SecretSource {}

  /** Reads the password, or refuses with {@link RefusalCode#CONFIG_INVALID} and what to do. */
  default Reply<Secret> read(Map<String, String> environment) {
    return switch (this) {
      case Variable(String name) ->
          secret(
              "environment variable " + name,
              Optional.ofNullable(environment.get(name)).orElse(""));
      case PrivateFile(Path path) -> fromFile(path);
    };
  }

  private static Reply<Secret> fromFile(Path path) {
    try {
      if (!isPrivate(path)) {
        return refuse("the file " + path + " can be read by others: set its mode to 600");
      }
      return secret("file " + path, Files.readString(path).replaceFirst("\\R\\z", ""));
    } catch (IOException e) {
      return refuse("the file " + path + ", which should hold a password, cannot be read");
    }
  }

  private static boolean isPrivate(Path path) throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return true;
    }
    Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(path));
    others.removeAll(EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    return others.isEmpty();
  }

  private static Reply<Secret> secret(String where, String text) {
    return text.isEmpty()
        ? refuse("the " + where + ", which should hold a password, is not set or empty")
        : Reply.of(Secret.of(text));
  }

  private static Reply<Secret> refuse(String message) {
    return Reply.refuse(RefusalCode.CONFIG_INVALID, message);
  }
}
