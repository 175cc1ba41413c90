package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.SeasonAnswer;
import io.sallyport.core.desk.Command.UnfreezeSeason;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Reply;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Unfreezes a season. */
@Command(description = "Unfreeze a frozen season.")
final class SeasonUnfreezeCommand implements HomeCommand {
  @Mixin private SeasonParameter season = new SeasonParameter();
  @Mixin private ReasonOption reason = new ReasonOption();

  @Override
  public Reply<Answer> run(Session session) {
    return session
        .settings()
        .asker()
        .flatMap(this::command)
        .flatMap(session::submit)
        .map(SeasonAnswer::new);
  }

  private Reply<UnfreezeSeason> command(Optional<ClientId> asker) {
    return season
        .parse()
        .flatMap(id -> reason.parse().map(why -> new UnfreezeSeason(asker, id, why)));
  }
}
