package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.SeasonAnswer;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.plan.Season;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Freezes a season, or unfreezes it. */
@Command
final class SeasonFreezingCommand implements HomeCommand {
  /** Makes the command of the bridge. */
  interface Act {
    io.sallyport.core.desk.Command<Season> of(
        Optional<ClientId> asker, SeasonId season, Reason reason);
  }

  private final Act act;

  @Mixin private SeasonParameter season = new SeasonParameter();
  @Mixin private ReasonOption reason = new ReasonOption();

  SeasonFreezingCommand(Act act) {
    this.act = act;
  }

  @Override
  public Reply<Answer> run(Session session) {
    return session
        .settings()
        .asker()
        .flatMap(this::command)
        .flatMap(session::submit)
        .map(SeasonAnswer::new);
  }

  private Reply<io.sallyport.core.desk.Command<Season>> command(Optional<ClientId> asker) {
    return season.parse().flatMap(id -> reason.parse().map(why -> act.of(asker, id, why)));
  }
}
