package io.sallyport.core.guard;

import io.sallyport.core.model.Details;
import java.util.Optional;

/** LIVE needs the caller to acknowledge the risk (seed 001). */
final class AcknowledgementGuard implements Guard {
  @Override
  public String name() {
    return "Acknowledgement";
  }

  @Override
  public Optional<String> inDryRun() {
    return Optional.of("Acknowledgement not required for DRY-RUN");
  }

  @Override
  public Finding judge(GuardFacts facts) {
    return facts.request().acknowledgesRisk()
        ? Finding.passed("Risk acknowledged for LIVE execution")
        : Finding.failed(
            "LIVE execution requires explicit risk acknowledgement",
            Details.of("requirement", "--acknowledge-risk")
                .and("warning", "LIVE execution places real orders with real money"));
  }
}
