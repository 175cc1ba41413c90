package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.StatusAnswer;
import io.sallyport.core.desk.Query;
import io.sallyport.core.model.Reply;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Shows what a home holds. */
@Command(name = "status", description = "Show what the home holds.")
final class StatusCommand implements HomeCommand {
  @Override
  public Reply<Answer> run(Session session) {
    return session.isHomeAbsent()
        ? Reply.of(new StatusAnswer(session.directory(), Optional.empty()))
        : session
            .ask(new Query.Status())
            .map(status -> new StatusAnswer(session.directory(), Optional.of(status)));
  }
}
