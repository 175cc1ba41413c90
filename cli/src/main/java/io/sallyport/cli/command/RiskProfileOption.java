package io.sallyport.cli.command;

import io.sallyport.core.model.Reply;
import io.sallyport.core.model.RiskProfileId;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The risk profile that plans are made under. */
final class RiskProfileOption {
  @Option(
      names = "--risk-profile",
      paramLabel = "R",
      description = "The risk profile; else SALLYPORT_RISK_PROFILE, sallyport.yaml, 'default'.")
  private Optional<String> text = Optional.empty();

  Reply<RiskProfileId> parse(Session session) {
    return session.settings().riskProfile(text);
  }
}
