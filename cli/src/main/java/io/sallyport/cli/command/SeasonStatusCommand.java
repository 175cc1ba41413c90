package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.SeasonAnswer;
import io.sallyport.core.desk.Query.FindSeason;
import io.sallyport.core.model.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows whether a season is open. */
@Command(description = "Show whether a season is open, and if not who froze it, when and why.")
final class SeasonStatusCommand implements HomeCommand {
  @Mixin private SeasonParameter season = new SeasonParameter();

  @Override
  public Reply<Answer> run(Session session) {
    return session
        .settings()
        .givenClient()
        .flatMap(asker -> season.parse().map(id -> new FindSeason(asker, id)))
        .flatMap(session::ask)
        .map(SeasonAnswer::new);
  }
}
