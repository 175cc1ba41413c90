package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.PlanDetailAnswer;
import io.sallyport.core.desk.Query.FindPlan;
import io.sallyport.core.model.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows a plan and what became of it. */
@Command(description = "Show a plan, its approval, its newest validation and its outcomes.")
final class PlanShowCommand implements HomeCommand {
  @Mixin private PlanParameter plan = new PlanParameter();

  @Override
  public Reply<Answer> run(Session session) {
    return session
        .settings()
        .givenClient()
        .flatMap(asker -> plan.in(session).flatMap(id -> session.ask(new FindPlan(asker, id))))
        .flatMap(view -> session.now().map(now -> new PlanDetailAnswer(view, now)));
  }
}
