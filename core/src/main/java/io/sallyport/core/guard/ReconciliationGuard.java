package io.sallyport.core.guard;

import java.util.Optional;

/** LIVE is refused on a symbol with an unresolved mismatch or an unknown order (SPEC 5). */
final class ReconciliationGuard implements Guard {
  @Override
  public String name() {
    return "Reconciliation";
  }

  @Override
  public Optional<String> inDryRun() {
    return Optional.of("Reconciliation not required for DRY-RUN");
  }

  @Override
  public Finding judge(GuardFacts facts) {
    return facts.unreconciled().stream()
        .findFirst()
        .map(what -> Finding.lacking("reconciliation", "Unresolved: " + what))
        .orElseGet(() -> Finding.passed("Nothing is unresolved"));
  }
}
