package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.SeasonAnswer;
import io.sallyport.core.desk.Command.OpenSeason;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Opens a season. */
@Command(description = "Open a season. The first plan in one opens it, too.")
final class SeasonOpenCommand implements HomeCommand {
  @Mixin private SeasonParameter season = new SeasonParameter();
  @Mixin private ReasonOption reason = new ReasonOption();

  @Override
  public Reply<Answer> run(Session session) {
    return session
        .settings()
        .planner()
        .flatMap(this::command)
        .flatMap(session::submitMakingHome)
        .map(SeasonAnswer::new);
  }

  private Reply<OpenSeason> command(ClientId owner) {
    return season.parse().flatMap(id -> reason.parse().map(why -> new OpenSeason(owner, id, why)));
  }
}
