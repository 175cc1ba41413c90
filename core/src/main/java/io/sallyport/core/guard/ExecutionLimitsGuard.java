package io.sallyport.core.guard;

import io.sallyport.core.model.ClientClaim;
import io.sallyport.core.model.Details;
import io.sallyport.core.plan.RegistryReading;
import java.util.Optional;

/** LIVE stays within the day's limits of the strategy and of the tenant (seed 001, SPEC 5). */
final class ExecutionLimitsGuard implements Guard {
  @Override
  public String name() {
    return "ExecutionLimits";
  }

  @Override
  public Optional<String> inDryRun() {
    return Optional.of("Limits not enforced for DRY-RUN");
  }

  @Override
  public Finding judge(GuardFacts facts) {
    if (facts.claim() instanceof ClientClaim.Unusable) {
      return Finding.lacking("client_id", "Limits are unknown without a client_id");
    }
    if (facts.registry() instanceof RegistryReading.Broken) {
      return Finding.lacking(
          "registry", "Limits are unknown while the strategy registry cannot be read");
    }
    return facts.limits().stream()
        .flatMap(check -> check.problem().stream())
        .findFirst()
        .orElseGet(() -> Finding.passed("All execution limits within bounds", standing(facts)));
  }

  /** The first scope's figures in the seed's place, every scope's under its name. */
  private static Details standing(GuardFacts facts) {
    Details scopes = Details.NONE;
    for (LimitCheck check : facts.limits()) {
      scopes = scopes.and(check.scope(), check.standing());
    }
    return facts.limits().getFirst().standing().and("scopes", scopes);
  }
}
