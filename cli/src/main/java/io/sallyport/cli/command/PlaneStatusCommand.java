package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.PlaneAnswer;
import io.sallyport.core.desk.Query;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Reply;
import io.sallyport.core.plan.Season;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Shows the active plane. */
@Command(description = "Show a tenant's active plane: of every tenant, unless one is named.")
final class PlaneStatusCommand implements HomeCommand {
  @Override
  public Reply<Answer> run(Session session) {
    return session
        .settings()
        .asker()
        .flatMap(asker -> clients(session, asker))
        .map(PlaneAnswer::new);
  }

  private static Reply<List<ClientId>> clients(Session session, Optional<ClientId> asker) {
    if (session.isHomeAbsent()) {
      return Reply.of(asker.stream().toList());
    }
    return session
        .ask(new Query.Status())
        .map(status ->
            asker
                .map(List::of)
                .orElseGet(() ->
                    status.seasons().stream().map(Season::clientId).distinct().sorted().toList()));
  }
}
