package io.sallyport.core.guard;

import java.util.Optional;

/** LIVE is refused under an ACTIVE kill switch that covers the plan (SPEC 7). */
final class KillSwitchGuard implements Guard {
  @Override
  public String name() {
    return "KillSwitch";
  }

  @Override
  public Optional<String> inDryRun() {
    return Optional.of("Kill switches do not stop a DRY-RUN");
  }

  @Override
  public Finding judge(GuardFacts facts) {
    return facts.activeKillSwitches().stream()
        .findFirst()
        .map(active -> Finding.lacking("kill switch off", "Kill switch is ACTIVE: " + active))
        .orElseGet(() ->
            facts.warningKillSwitches().stream()
                .findFirst()
                .map(warning -> Finding.passed("Kill switch is in WARNING: " + warning))
                .orElseGet(() -> Finding.passed("No kill switch is ACTIVE")));
  }
}
