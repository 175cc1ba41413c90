package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.PlaneSelectedAnswer;
import io.sallyport.core.desk.SafetyCommand.SelectPlane;
import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.PlaneSelection;
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

  /** Goes LIVE. Where there is no home it makes one. */
  Reply<Answer> selectLive(Session session, VenueId venue, Optional<AccountId> account) {
    return selection(session, Optional.of(venue), account)
        .flatMap(wanted -> answer(wanted, session.submitMakingHome(wanted)));
  }

  /** Goes back to PAPER, which is where a home that is not there yet would begin anyway. */
  Reply<Answer> selectPaper(Session session) {
    return selection(session, Optional.empty(), Optional.empty())
        .flatMap(wanted -> answer(wanted, session.submit(wanted)));
  }

  /** The tenant is never guessed. */
  private Reply<SelectPlane> selection(
      Session session, Optional<VenueId> venue, Optional<AccountId> account) {
    return session
        .settings()
        .client()
        .flatMap(client ->
            reason.parse().map(why -> new SelectPlane(client, venue, account, leavesOpen, why)));
  }

  private static Reply<Answer> answer(SelectPlane wanted, Reply<PlaneSelection> selected) {
    return selected.map(plane -> new PlaneSelectedAnswer(wanted.client(), plane));
  }
}
