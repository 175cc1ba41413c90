package io.sallyport.cli.command;

import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that somebody named on the command line.
 *
 * @param name as it was typed
 * @param path where it lies
 */
record GivenFile(String name, Path path) {
  /** How large a file may be that is read. */
  static final int MOST_BYTES = 20_000_000;

  /**
   * The file of a name, from where the command was typed.
   *
   * @return it, or {@link RefusalCode#FILE_UNUSABLE} if no file can be named like that
   */
  static Reply<GivenFile> of(Session session, String name) {
    try {
      return name.isEmpty()
          ? Reply.refuse(RefusalCode.FILE_UNUSABLE, "the name of a file is empty")
          : Reply.of(new GivenFile(name, session.workingDirectory().resolve(name)));
    } catch (InvalidPathException e) {
      return Reply.refuse(RefusalCode.FILE_UNUSABLE, "no file can be named like that");
    }
  }

  /** Reads it. A folder or a pipe is no file: whoever carries commands out would wait for it. */
  Reply<byte[]> read() {
    if (Files.notExists(path)) {
      return refuse("there is no such file");
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      return refuse("it is not a file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      return bytes.length > MOST_BYTES
          ? refuse("it is larger than " + MOST_BYTES + " bytes")
          : Reply.of(bytes);
    } catch (IOException e) {
      return refuse(why(e, "read"));
    }
  }

  /** Writes it in one step: it is there as a whole, or as it was before. */
  Reply<Path> write(String text) {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      return refuse("it is there already, and is not a file");
    }
    Path parent = path.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      return refuse("there is no folder to write it to");
    }
    try {
      Path fresh =
          parent.resolve(
              ".%s.%d.new".formatted(path.getFileName(), Thread.currentThread().threadId()));
      try {
        Files.writeString(fresh, text);
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
      return Reply.of(Path.of(name));
    } catch (AtomicMoveNotSupportedException e) {
      return refuse("it cannot be replaced in one step there");
    } catch (IOException e) {
      return refuse(why(e, "written"));
    }
  }

  private <T> Reply<T> refuse(String why) {
    return Reply.refuse(RefusalCode.FILE_UNUSABLE, name + ": " + why);
  }

  private static String why(IOException e, String done) {
    return e instanceof AccessDeniedException
        ? "no permission for it"
        : "it cannot be " + done + ": " + e.getMessage();
  }
}
