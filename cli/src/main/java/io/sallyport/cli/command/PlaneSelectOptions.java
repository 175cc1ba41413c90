package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.PlaneSelectedAnswer;
import io.sallyport.core.desk.SafetyCommand.SelectPlane;
import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.VenueId;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What selecting either plane takes. */
final class PlaneSelectOptions {
  @Option(
      names = "--leave-open",
      description = "Leave orders and positions of the plane that is left as they are.")
  private boolean leavesOpen;

  @Mixin private ReasonOption reason = new ReasonOption();

  /** Selects the plane for the tenant, who is never guessed. */
  Reply<Answer> select(Session session, Optional<VenueId> venue, Optional<AccountId> account) {
    return session
        .settings()
        .client()
        .flatMap(client ->
            reason
                .parse()
                .map(why -> new SelectPlane(client, venue, account, leavesOpen, why))
                .flatMap(session::submit)
                .map(selected -> new PlaneSelectedAnswer(client, selected)));
  }
}
