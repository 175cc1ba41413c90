package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.PlanHistoryAnswer;
import io.sallyport.core.model.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows all that happened to a plan. */
@Command(
    description = {
      "Show who moved a plan, when and why, with its validations and its executions.",
      "It is read back from the journal."
    })
final class PlanHistoryCommand implements HomeCommand {
  @Mixin private PlanParameter plan = new PlanParameter();

  @Override
  public Reply<Answer> run(Session session) {
    return plan.in(session)
        .flatMap(session::planHistory)
        .flatMap(history -> session.now().map(now -> new PlanHistoryAnswer(history, now)));
  }
}
