package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.PlaneAnswer;
import io.sallyport.core.desk.Query.Planes;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.VenueListing;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the active plane. */
@Command(
    description = {
      "Show a tenant's active plane: of every tenant, unless one is named.",
      "With --venue, show what that venue can do, and what its words mean, too."
    })
final class PlaneStatusCommand implements HomeCommand {
  @Option(names = "--venue", paramLabel = "V", description = "Show this venue's contract too.")
  private Optional<String> venue = Optional.empty();

  @Override
  public Reply<Answer> run(Session session) {
    return venue(session)
        .flatMap(listing ->
            session
                .settings()
                .givenClient()
                .flatMap(asker -> session.ask(new Planes(asker)))
                .map(planes -> new PlaneAnswer(planes, listing)));
  }

  private Reply<Optional<VenueListing>> venue(Session session) {
    return venue
        .map(text -> VenueId.parse(text).flatMap(session::venue).map(Optional::of))
        .orElseGet(() -> Reply.of(Optional.empty()));
  }
}
