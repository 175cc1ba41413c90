package io.sallyport.formats.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that a user writes. Only one that is not there at all counts as absent: a link to nothing,
 * a folder, a pipe or a file beyond {@value #MOST_BYTES} bytes is a problem.
 */
public final class UserFile {
  /** How large a file may be. */
  public static final int MOST_BYTES = 2_000_000;

  private UserFile() {}

  /**
   * Reads a file's bytes.
   *
   * @return the bytes, none if there is no such file
   */
  public static Optional<byte[]> read(Path file) throws YamlProblem {
    String name = file.getFileName().toString();
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try (InputStream in = open(name, file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new YamlProblem(name + ": it is larger than " + MOST_BYTES + " bytes");
      }
      return Optional.of(bytes);
    } catch (AccessDeniedException e) {
      throw new YamlProblem(name + ": no permission to read it");
    } catch (IOException e) {
      throw new YamlProblem(name + ": it cannot be read: " + e.getMessage());
    }
  }

  /**
   * Reads a file as a mapping.
   *
   * @return the mapping, an empty one if there is no such file
   */
  public static YamlMap readMap(Path file) throws YamlProblem {
    return parse(file, read(file).orElseGet(() -> new byte[0]));
  }

  /**
   * Reads bytes as a mapping.
   *
   * @param file the file that they are from, for messages
   * @param bytes the bytes, none at all for an empty mapping
   */
  public static YamlMap parse(Path file, byte[] bytes) throws YamlProblem {
    String name = file.getFileName().toString();
    try {
      return YamlMap.parse(
          name, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new YamlProblem(name + ": it is not UTF-8 text");
    }
  }

  private static InputStream open(String name, Path file) throws IOException, YamlProblem {
    if (!Files.exists(file)) {
      throw new YamlProblem(name + ": it is a link to nothing");
    }
    if (!Files.isRegularFile(file)) {
      throw new YamlProblem(name + ": it is not a file");
    }
    return Files.newInputStream(file);
  }
}
