package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.ValidationAnswer;
import io.sallyport.core.desk.Command.ValidatePlan;
import io.sallyport.core.model.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Validates a plan for a tenant that is never guessed. */
@Command(description = "Judge a plan: PASS, WARNING or FAIL. Needs a client id.")
final class ValidateCommand implements HomeCommand {
  @Mixin private PlanParameter plan = new PlanParameter();
  @Mixin private AssertionOptions said = new AssertionOptions();

  @Override
  public Reply<Answer> run(Session session) {
    return said.strategy()
        .flatMap(strategy ->
            plan.inOf(session)
                .flatMap(id ->
                    session.submit(
                        new ValidatePlan(session.settings().claim(), id, strategy, said.order()))))
        .map(ValidationAnswer::new);
  }
}
