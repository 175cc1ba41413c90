package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.PositionsAnswer;
import io.sallyport.cli.render.VenuePositionsAnswer;
import io.sallyport.core.desk.Query.Covers;
import io.sallyport.core.desk.Query.OpenPositions;
import io.sallyport.core.desk.ReconcileCommand.AskPositions;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.VenueId;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists open positions, by the books or by a venue. */
@Command(
    description = {
      "List open positions by the books: of every tenant, unless one is named.",
      "With --venue, ask the venue what a tenant holds: that needs a client id, and ends with",
      "exit code 1 if it gives no answer."
    })
final class PositionsCommand implements HomeCommand {
  @Option(names = "--venue", paramLabel = "V", description = "Ask this venue.")
  private Optional<String> venue = Optional.empty();

  @Override
  public Reply<Answer> run(Session session) {
    return venue
        .map(text -> VenueId.parse(text).flatMap(where -> atVenue(session, where)))
        .orElseGet(() -> inBooks(session));
  }

  private static Reply<Answer> atVenue(Session session, VenueId where) {
    return session
        .settings()
        .client()
        .flatMap(client -> session.submit(new AskPositions(client, where)))
        .map(VenuePositionsAnswer::new);
  }

  private static Reply<Answer> inBooks(Session session) {
    return session
        .settings()
        .givenClient()
        .flatMap(asker ->
            session
                .ask(new OpenPositions(asker, Optional.empty()))
                .flatMap(held ->
                    session
                        .ask(new Covers(asker, Optional.empty()))
                        .map(covers -> new PositionsAnswer(held, covers))));
  }
}
