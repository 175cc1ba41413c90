package io.sallyport.cli.command;

import io.sallyport.core.desk.PlanView;
import io.sallyport.core.desk.Query.FindPlan;
import io.sallyport.core.desk.Query.NewestPlan;
import io.sallyport.core.model.ClientClaim;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SeasonId;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** The plan that a command is about. */
final class PlanParameter {
  /** The newest plan of the same actor and tenant (SPEC 14). */
  static final String LAST = "@last";

  @Parameters(
      index = "0",
      paramLabel = "PLAN",
      description = {
        "The plan's id, or any unique prefix of 8 or more characters.",
        "@last, where nothing is changed by it: your newest plan of that tenant."
      })
  private String text = "";

  /** The plan of a text that was given otherwise. */
  static PlanParameter named(String text) {
    PlanParameter plan = new PlanParameter();
    plan.text = text;
    return plan;
  }

  /**
   * What was typed, for a command that only reads: unless the plan it names lies in another season
   * than {@code --season}. {@code @last} is of the tenant that plans are made for where none is
   * named.
   */
  Reply<String> in(Session session) {
    return isLast()
        ? session.settings().planner().flatMap(client -> last(session, client))
        : inSeason(session, text);
  }

  /** The same for a command that acts for a tenant which is never guessed. */
  Reply<String> inOf(Session session) {
    if (!isLast()) {
      return inSeason(session, text);
    }
    return session.settings().claim() instanceof ClientClaim.Named(ClientId client)
        ? last(session, client)
        : Reply.refuse(
            RefusalCode.INVALID_CLIENT_ID,
            "@last is your newest plan of one tenant: name the tenant with --client-id");
  }

  /** The same for a command that changes what becomes of the plan: it has to be named. */
  Reply<String> namedIn(Session session, String act) {
    return isLast()
        ? Reply.refuse(
            RefusalCode.PLAN_NOT_NAMED,
            "@last is taken by what only reads, by validate and by dry runs: "
                + "name the plan to %s by its id; sallyport plan show @last prints it"
                    .formatted(act))
        : inSeason(session, text);
  }

  private boolean isLast() {
    return text.equals(LAST);
  }

  private Reply<String> last(Session session, ClientId client) {
    return session
        .settings()
        .actor()
        .flatMap(actor -> session.ask(new NewestPlan(actor, client)))
        .flatMap(plan -> {
          session.note("@last is plan " + plan.id());
          return inSeason(session, plan.id().toString());
        });
  }

  private static Reply<String> inSeason(Session session, String plan) {
    return session
        .settings()
        .givenSeason()
        .flatMap(season ->
            season.map(id -> requireSeason(session, plan, id)).orElseGet(() -> Reply.of(plan)));
  }

  private static Reply<String> requireSeason(Session session, String plan, SeasonId season) {
    return session
        .ask(new FindPlan(asker(session), plan))
        .flatMap(found -> requireSeason(found, plan, season));
  }

  /** Who is malformed sees what nobody in particular sees: the guards have the last word on it. */
  private static Optional<ClientId> asker(Session session) {
    return session.settings().asker() instanceof Reply.Accepted<Optional<ClientId>> known
        ? known.value()
        : Optional.empty();
  }

  private static Reply<String> requireSeason(PlanView found, String plan, SeasonId season) {
    return found.plan().content().seasonId().equals(season)
        ? Reply.of(plan)
        : Reply.refuse(
            RefusalCode.PLAN_NOT_FOUND, "Plan " + plan + " not found in season " + season);
  }
}
