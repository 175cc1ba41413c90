package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.KillReportAnswer;
import io.sallyport.core.desk.SafetyCommand.SetKillSwitch;
import io.sallyport.core.model.Reply;
import io.sallyport.core.safety.KillSwitchState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Clears a kill switch of a type and scope that is raised. */
@Command(
    description = {
      "Clear a kill switch; name the scope that it was set with.",
      "GLOBAL stays while something is unresolved."
    })
final class KillSwitchClearCommand implements HomeCommand {
  @Mixin private KillSwitchScopeOptions which = new KillSwitchScopeOptions();
  @Mixin private ReasonOption reason = new ReasonOption();

  @Override
  public Reply<Answer> run(Session session) {
    return which
        .scope(session)
        .flatMap(scope ->
            reason
                .parse()
                .map(why -> new SetKillSwitch(which.type(), scope, KillSwitchState.OFF, why)))
        .flatMap(session::submit)
        .map(KillReportAnswer::new);
  }
}
