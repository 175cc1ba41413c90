package io.sallyport.cli.command;

import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.ledger.home.HomeFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A strategy registry to begin with, which the program carries. It never replaces one. */
final class SampleRegistry {
  private static final String RESOURCE = "strategies.yaml";

  private final Path file;

  SampleRegistry(HomeFiles home) {
    this.file = home.registry();
  }

  /** The home's registry to be, or a refusal if there is one already. */
  Reply<SampleRegistry> requireAbsent() {
    return Files.exists(file)
        ? Reply.refuse(
            RefusalCode.HOME_EXISTS, file + " is there already; leave --samples out to keep it")
        : Reply.of(this);
  }

  /** Writes it. */
  Reply<Path> write() {
    try (InputStream sample = Objects.requireNonNull(getClass().getResourceAsStream(RESOURCE))) {
      Files.copy(sample, file);
      return Reply.of(file);
    } catch (IOException e) {
      return Reply.refuse(RefusalCode.HOME_UNUSABLE, file + " cannot be written: " + e);
    }
  }
}
