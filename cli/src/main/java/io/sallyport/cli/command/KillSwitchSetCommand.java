package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.KillReportAnswer;
import io.sallyport.core.desk.SafetyCommand.SetKillSwitch;
import io.sallyport.core.model.Reply;
import io.sallyport.core.safety.KillSwitchState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sets a kill switch, which reaches open orders at once. */
@Command(
    description = {
      "Set a kill switch. ACTIVE cancels what works and blocks LIVE; WARNING only says so.",
      "Without --client-id, --symbol and --strategy-id it covers everything, whatever is"
          + " configured."
    })
final class KillSwitchSetCommand implements HomeCommand {
  @Mixin private KillSwitchScopeOptions which = new KillSwitchScopeOptions();

  @Option(
      names = "--state",
      required = true,
      paramLabel = "S",
      description = "One of ${COMPLETION-CANDIDATES}; OFF clears it.")
  private KillSwitchState state = KillSwitchState.ACTIVE;

  @Option(
      names = "--flatten",
      description = {
        "Sell every LIVE position that it covers, too, as safety-sell does.",
        "What becomes of that: sallyport order list."
      })
  private boolean flatten;

  @Mixin private ReasonOption reason = new ReasonOption();

  @Override
  public boolean isAlwaysLetIn() {
    return true;
  }

  @Override
  public Reply<Answer> run(Session session) {
    return which
        .scope(session)
        .flatMap(scope ->
            reason.parse().map(why -> new SetKillSwitch(which.type(), scope, state, flatten, why)))
        .flatMap(session::submit)
        .map(KillReportAnswer::new);
  }
}
