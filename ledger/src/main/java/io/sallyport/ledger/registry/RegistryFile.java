package io.sallyport.ledger.registry;

import io.sallyport.core.model.Digest;
import io.sallyport.core.plan.RegistryReading;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The user's strategy registry on disk. It is read whenever it is asked for, so that what counts is
 * what the file says now; it is parsed again only when its bytes changed.
 */
public final class RegistryFile {
  private static final byte[] ABSENT = {};

  private final Path file;
  private volatile Parsed newest;

  private record Parsed(Digest digest, RegistryReading reading) {}

  /** The registry in that file, which need not exist. */
  public RegistryFile(Path file) {
    this.file = file;
    this.newest = parse(file, ABSENT);
  }

  /** What the file says now; an absent file is an empty registry. */
  public RegistryReading read() {
    try {
      return parsed(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return parsed(ABSENT);
    } catch (IOException e) {
      return new RegistryReading.Broken(file.getFileName() + ": " + e.getMessage());
    }
  }

  private RegistryReading parsed(byte[] bytes) {
    if (!newest.digest().equals(Digest.of(bytes))) {
      newest = parse(file, bytes);
    }
    return newest.reading();
  }

  private static Parsed parse(Path file, byte[] bytes) {
    Digest digest = Digest.of(bytes);
    return new Parsed(digest, reading(file.getFileName().toString(), digest, bytes));
  }

  private static RegistryReading reading(String name, Digest digest, byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new RegistryReading.Usable(RegistryParser.parse(digest, YamlMap.parse(name, text)));
    } catch (CharacterCodingException e) {
      return new RegistryReading.Broken(name + ": it is not UTF-8 text");
    } catch (YamlProblem e) {
      return new RegistryReading.Broken(e.getMessage());
    }
  }
}
