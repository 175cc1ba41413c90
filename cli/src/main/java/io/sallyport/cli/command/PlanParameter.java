package io.sallyport.cli.command;

import io.sallyport.core.desk.PlanView;
import io.sallyport.core.desk.Query.FindPlan;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SeasonId;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** The plan that a command is about. */
final class PlanParameter {
  @Parameters(
      index = "0",
      paramLabel = "PLAN",
      description = "The plan's id, or any unique prefix of 8 or more characters.")
  private String text = "";

  /** What was typed, unless the plan it names lies in another season than {@code --season}. */
  Reply<String> in(Session session) {
    return session.settings().givenSeason().flatMap(season -> requireSeason(session, season));
  }

  private Reply<String> requireSeason(Session session, Optional<SeasonId> season) {
    return season.isEmpty()
        ? Reply.of(text)
        : session
            .ask(new FindPlan(asker(session), text))
            .flatMap(found -> requireSeason(found, season.get()));
  }

  /** Who is malformed sees what nobody in particular sees: the guards have the last word on it. */
  private static Optional<ClientId> asker(Session session) {
    return session.settings().asker() instanceof Reply.Accepted<Optional<ClientId>> known
        ? known.value()
        : Optional.empty();
  }

  private Reply<String> requireSeason(PlanView found, SeasonId season) {
    return found.plan().content().seasonId().equals(season)
        ? Reply.of(text)
        : Reply.refuse(
            RefusalCode.PLAN_NOT_FOUND, "Plan " + text + " not found in season " + season);
  }
}
