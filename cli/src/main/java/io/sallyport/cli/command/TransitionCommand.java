package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.core.model.Reply;
import io.sallyport.core.plan.Governance;
import io.sallyport.core.plan.PlanAction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Moves a plan on: reviews, commits or cancels it. */
@Command
final class TransitionCommand implements HomeCommand {
  private final PlanAction action;

  @Mixin private Transition transition = new Transition();

  TransitionCommand(PlanAction action) {
    this.action = action;
  }

  @Override
  public Reply<Answer> run(Session session) {
    return transition.submit(session, action, Governance.DEFAULT_EXPIRY);
  }
}
