package io.sallyport.cli.owner;

import io.sallyport.core.model.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Where the owner of a home listens: in the home, or, since the system allows such a path about a
 * hundred bytes only, in a private folder for temporary files that is named after the home's path.
 *
 * @param home the home's real path
 * @param file the socket
 * @param homeKey what the system calls the home's folder, so that two homes never meet
 */
public record SocketPlace(Path home, Path file, String homeKey) {
  private static final String NAME = "owner.socket";
  private static final int LONGEST = 100;
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");

  /**
   * The place for a home.
   *
   * @throws IOException if the home is not there or cannot be read
   */
  public static SocketPlace of(Path home) throws IOException {
    Path real = home.toRealPath();
    Path near = real.resolve(NAME);
    return new SocketPlace(
        real,
        near.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST ? near : far(real),
        String.valueOf(Files.readAttributes(real, BasicFileAttributes.class).fileKey()));
  }

  private static Path far(Path home) {
    String name = Digest.of(home.toString().getBytes(StandardCharsets.UTF_8)).toString();
    return Path.of(System.getProperty("java.io.tmpdir"), "sallyport-" + name.substring(0, 32), NAME)
        .toAbsolutePath();
  }

  /** Whether nobody but the home's user can have put a socket here. */
  boolean isPrivate() throws IOException {
    if (!isFar()) {
      return true; // the home itself is private
    }
    PosixFileAttributes folder =
        Files.readAttributes(
            file.getParent(), PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return folder.isDirectory()
        && folder.permissions().equals(PRIVATE)
        && folder.owner().equals(Files.getOwner(home));
  }

  /** Makes room for the socket of the home's only owner: one that is there is of a dead owner. */
  void prepare() throws IOException {
    if (isFar()) {
      try {
        Files.createDirectory(file.getParent(), PosixFilePermissions.asFileAttribute(PRIVATE));
      } catch (FileAlreadyExistsException e) {
        // A dead owner's, or a stranger's.
      }
    }
    if (!isPrivate()) {
      throw new IOException(file.getParent() + " is not private to the home's user");
    }
    Files.deleteIfExists(file);
  }

  /** Takes the socket away. */
  void clear() throws IOException {
    Files.deleteIfExists(file);
    if (isFar()) {
      Files.deleteIfExists(file.getParent());
    }
  }

  private boolean isFar() {
    return !file.startsWith(home);
  }
}
