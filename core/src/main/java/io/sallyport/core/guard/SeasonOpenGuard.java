package io.sallyport.core.guard;

import io.sallyport.core.model.Refusal;
import java.util.Optional;

/** LIVE is refused in a frozen season (SPEC 4). */
final class SeasonOpenGuard implements Guard {
  @Override
  public String name() {
    return "SeasonOpen";
  }

  @Override
  public Optional<String> inDryRun() {
    return Optional.of("An open season is not required for DRY-RUN");
  }

  @Override
  public Finding judge(GuardFacts facts) {
    return facts
        .season()
        .frozenRefusal()
        .map(Refusal::message)
        .map(why -> Finding.lacking("open season", why))
        .orElseGet(() -> Finding.passed("Season " + facts.season().seasonId() + " is open"));
  }
}
