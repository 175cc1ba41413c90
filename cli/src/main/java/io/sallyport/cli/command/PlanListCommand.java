package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.PlanListAnswer;
import io.sallyport.core.desk.Query.ListPlans;
import io.sallyport.core.model.Reply;
import picocli.CommandLine.Command;

/** Lists plans. */
@Command(description = "List plans: of every tenant and season, unless one is named.")
final class PlanListCommand implements HomeCommand {
  @Override
  public Reply<Answer> run(Session session) {
    return session
        .settings()
        .givenClient()
        .flatMap(asker -> session.settings().season().map(season -> new ListPlans(asker, season)))
        .flatMap(session::ask)
        .flatMap(plans -> session.now().map(now -> new PlanListAnswer(plans, now)));
  }
}
