package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.KillSwitchesAnswer;
import io.sallyport.core.desk.Query.KillSwitchHistory;
import io.sallyport.core.model.Reply;
import picocli.CommandLine.Command;

/** Lists every setting of a kill switch. */
@Command(description = "List every setting of a kill switch, oldest first.")
final class KillSwitchHistoryCommand implements HomeCommand {
  @Override
  public Reply<Answer> run(Session session) {
    return session
        .settings()
        .givenClient()
        .flatMap(asker -> session.ask(new KillSwitchHistory(asker)))
        .map(settings -> new KillSwitchesAnswer(settings, "No kill switch was ever set."));
  }
}
