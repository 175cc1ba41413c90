package io.sallyport.core.guard;

import java.util.Optional;

/** One LIVE outcome per intent, ever (SPEC 5). */
final class AlreadyExecutedGuard implements Guard {
  @Override
  public String name() {
    return "AlreadyExecuted";
  }

  @Override
  public Optional<String> inDryRun() {
    return Optional.of("A DRY-RUN may be repeated");
  }

  @Override
  public Finding judge(GuardFacts facts) {
    return facts.executedLive().stream()
        .findFirst()
        .map(intent ->
            Finding.lacking(
                "no LIVE outcome yet", "Order intent " + intent + " was executed LIVE already"))
        .orElseGet(() -> Finding.passed("No order of this plan was executed LIVE before"));
  }
}
