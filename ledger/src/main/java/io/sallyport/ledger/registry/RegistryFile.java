package io.sallyport.ledger.registry;

import io.sallyport.core.model.Digest;
import io.sallyport.core.plan.RegistryReading;
import io.sallyport.formats.yaml.UserFile;
import io.sallyport.formats.yaml.YamlProblem;
import java.nio.file.Path;

/**
 * The user's strategy registry on disk. It is read whenever it is asked for, so that what counts is
 * what the file says now; it is parsed again only when its bytes changed.
 */
public final class RegistryFile {
  private final Path file;
  private volatile Parsed newest;

  private record Parsed(Digest digest, RegistryReading reading) {}

  /** The registry in that file, which need not exist. */
  public RegistryFile(Path file) {
    this.file = file;
    this.newest = parse(file, new byte[0]);
  }

  /** What the file says now; an absent file is an empty registry. */
  public RegistryReading read() {
    try {
      return parsed(UserFile.read(file).orElseGet(() -> new byte[0]));
    } catch (YamlProblem e) {
      return new RegistryReading.Broken(e.getMessage());
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
    return new Parsed(digest, reading(file, digest, bytes));
  }

  private static RegistryReading reading(Path file, Digest digest, byte[] bytes) {
    try {
      return new RegistryReading.Usable(RegistryParser.parse(digest, UserFile.parse(file, bytes)));
    } catch (YamlProblem e) {
      return new RegistryReading.Broken(e.getMessage());
    }
  }
}
