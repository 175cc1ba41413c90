package io.sallyport.core.guard;

import java.util.Optional;

/** LIVE is refused for an order that the venue would refuse: symbol, lot, tick (SPEC 5). */
final class InstrumentGuard implements Guard {
  @Override
  public String name() {
    return "Instrument";
  }

  @Override
  public Optional<String> inDryRun() {
    return Optional.of("No instrument is needed for DRY-RUN");
  }

  @Override
  public Finding judge(GuardFacts facts) {
    return facts.instrumentProblems().stream()
        .findFirst()
        .map(problem -> Finding.lacking("instrument", problem))
        .orElseGet(() -> Finding.passed("Nothing is known against the instruments"));
  }
}
