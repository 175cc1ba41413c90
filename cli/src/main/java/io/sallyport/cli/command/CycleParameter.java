package io.sallyport.cli.command;

import java.util.Optional;
import picocli.CommandLine.Parameters;

/** The cycle that a command is about, if it is about one. */
final class CycleParameter {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "CYCLE",
      description = "The cycle's id, or any unique prefix of 8 or more characters.")
  private Optional<String> text = Optional.empty();

  Optional<String> text() {
    return text;
  }
}
