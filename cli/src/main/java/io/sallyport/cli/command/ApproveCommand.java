package io.sallyport.cli.command;

import io.sallyport.cli.config.Durations;
import io.sallyport.cli.render.Answer;
import io.sallyport.core.model.Reply;
import io.sallyport.core.plan.PlanAction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Approves a plan: what it orders is frozen, until the approval expires. */
@Command(description = "Approve a reviewed plan, which freezes what it orders.")
final class ApproveCommand implements HomeCommand {
  @Mixin private Transition transition = new Transition();

  @Option(
      names = "--expires-in",
      defaultValue = "24h",
      paramLabel = "DURATION",
      description = "How long the approval lasts: 90s, 15m, 24h, 7d. Default: ${DEFAULT-VALUE}.")
  private String expiresIn = "24h";

  @Override
  public Reply<Answer> run(Session session) {
    return Durations.parse("--expires-in", expiresIn)
        .flatMap(expiry -> transition.submit(session, PlanAction.APPROVE, expiry));
  }
}
