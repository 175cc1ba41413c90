package io.sallyport.core.guard;

import io.sallyport.core.model.ClientClaim;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Details;
import java.util.Optional;

/** Every execution, dry or LIVE, says for whom it is (seed 001). */
final class TenantContextGuard implements Guard {
  @Override
  public String name() {
    return "TenantContext";
  }

  @Override
  public Optional<String> inDryRun() {
    return Optional.empty();
  }

  @Override
  public Finding judge(GuardFacts facts) {
    return switch (facts.claim()) {
      case ClientClaim.Named(ClientId client) ->
          Finding.passed("Tenant context valid (client_id=" + client + ")");
      case ClientClaim.Unusable(ClientClaim.Problem problem) ->
          Finding.failed(
              problem.message(),
              Details.of("requirement", "client_id").and("mode", facts.request().mode().name()));
    };
  }
}
