package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.KillSwitchesAnswer;
import io.sallyport.core.desk.Query.RaisedKillSwitches;
import io.sallyport.core.model.Reply;
import picocli.CommandLine.Command;

/** Lists the kill switches that are raised. */
@Command(description = "List the kill switches that are raised, of every scope.")
final class KillSwitchStatusCommand implements HomeCommand {
  @Override
  public Reply<Answer> run(Session session) {
    return session
        .settings()
        .givenClient()
        .flatMap(asker -> session.ask(new RaisedKillSwitches(asker)))
        .map(raised -> new KillSwitchesAnswer(raised, "No kill switch is raised."));
  }
}
