package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.DamageAnswer;
import io.sallyport.cli.render.StatusAnswer;
import io.sallyport.core.desk.Query;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Shows what a home holds. */
@Command(name = "status", description = "Show what the home holds.")
final class StatusCommand implements HomeCommand {
  @Override
  public boolean isAlwaysLetIn() {
    return true;
  }

  @Override
  public Reply<Answer> run(Session session) {
    return session.isHomeAbsent()
        ? Reply.of(StatusAnswer.absent(session.directory()))
        : session
            .settings()
            .givenClient()
            .flatMap(asker -> session.ask(new Query.Status(asker)))
            .map(status ->
                new StatusAnswer(
                    session.directory(),
                    Optional.of(status),
                    session.residence().map(Residence::resident),
                    session.clockAhead()));
  }

  /** A damaged home still has a status (SPEC 9). */
  @Override
  public Reply<Answer> unopened(Path home, Refusal why) {
    return why.code() == RefusalCode.HOME_DAMAGED
        ? LedgerVerifyCommand.verified(home)
            .map(found -> new DamageAnswer(home, why.message(), found))
        : Reply.refuse(why);
  }
}
