package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.PlaneAnswer;
import io.sallyport.core.desk.PlaneView;
import io.sallyport.core.desk.Query.Planes;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.PlaneSelection;
import io.sallyport.core.plane.VenueListing;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
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
                .asker()
                .flatMap(asker -> session.ask(new Planes()).map(planes -> askedFor(planes, asker)))
                .map(planes -> new PlaneAnswer(planes, listing)));
  }

  private Reply<Optional<VenueListing>> venue(Session session) {
    return venue
        .map(text -> VenueId.parse(text).flatMap(session::venue).map(Optional::of))
        .orElseGet(() -> Reply.of(Optional.empty()));
  }

  private static List<PlaneView> askedFor(List<PlaneView> planes, Optional<ClientId> asker) {
    return asker
        .map(client ->
            List.of(
                planes.stream()
                    .filter(plane -> plane.clientId().equals(client))
                    .findFirst()
                    .orElseGet(() -> untouched(client))))
        .orElse(planes);
  }

  /** A tenant's plane is PAPER before anything was heard of the tenant. */
  private static PlaneView untouched(ClientId client) {
    return new PlaneView(
        client,
        new PlaneSelection.Paper(),
        Optional.empty(),
        List.of(),
        List.of(),
        new TreeMap<>(),
        List.of(),
        List.of());
  }
}
