package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.PlanAnswer;
import io.sallyport.core.desk.Command.CreatePlan;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.Reply;
import io.sallyport.core.plan.Governance.Proposal;
import io.sallyport.core.plan.PortfolioItem;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every way of making a plan takes. */
final class PlanningOptions {
  @Mixin private RiskProfileOption riskProfile = new RiskProfileOption();

  @Option(
      names = "--revision",
      paramLabel = "N",
      defaultValue = "1",
      description = "Propose the same content again: 2, 3, …")
  private int revision = 1;

  /** Proposes a plan of items. */
  Reply<Answer> propose(Session session, List<PortfolioItem> items, Reason reason) {
    return session
        .settings()
        .planner()
        .flatMap(client -> proposal(session, client, items))
        .flatMap(proposal -> session.submitMakingHome(new CreatePlan(proposal, reason)))
        .map(PlanAnswer::new);
  }

  private Reply<Proposal> proposal(Session session, ClientId client, List<PortfolioItem> items) {
    return session
        .settings()
        .seasonOf(client)
        .flatMap(season ->
            riskProfile
                .parse(session)
                .map(profile -> new Proposal(client, season, profile, items, revision)));
  }
}
