package io.sallyport.cli.command;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What LIVE takes. Without {@code --live} none of it does anything. */
final class LiveOptions {
  @Option(names = "--live", description = "Real orders, if every guard passes.")
  private boolean live;

  @Option(names = "--acknowledge-risk", description = "Acknowledge that LIVE risks real money.")
  private boolean acknowledgesRisk;

  @Option(names = "--accept-warnings", description = "LIVE on a validation that ended in WARNING.")
  private boolean acceptsWarnings;

  @Option(names = "--validated", description = "Assert that the plan was validated.")
  private boolean assertsValidated;

  @Option(names = "--validation-passed", description = "Assert that the validation was a PASS.")
  private boolean assertsValidationPassed;

  boolean asked() {
    return live;
  }

  boolean acknowledgesRisk() {
    return acknowledgesRisk;
  }

  boolean acceptsWarnings() {
    return acceptsWarnings;
  }

  boolean assertsValidated() {
    return assertsValidated;
  }

  boolean assertsValidationPassed() {
    return assertsValidationPassed;
  }

  /** What to tell somebody who gave some of it without {@code --live}. */
  Optional<String> withoutEffect() {
    String given =
        Stream.of(
                shown(acknowledgesRisk, "--acknowledge-risk"),
                shown(acceptsWarnings, "--accept-warnings"),
                shown(assertsValidated, "--validated"),
                shown(assertsValidationPassed, "--validation-passed"))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return live || given.isEmpty()
        ? Optional.empty()
        : Optional.of("without --live this is a DRY-RUN, and nothing comes of " + given);
  }

  private static Optional<String> shown(boolean isGiven, String name) {
    return isGiven ? Optional.of(name) : Optional.empty();
  }
}
