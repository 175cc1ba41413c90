package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.VenueId;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Selects a venue for a tenant's LIVE orders. */
@Command(description = "Send a tenant's LIVE orders to a venue. Needs a client id.")
final class PlaneSelectLiveCommand implements HomeCommand {
  @Option(
      names = "--venue",
      required = true,
      paramLabel = "V",
      description = "The venue, such as sim.")
  private String venue = "";

  @Option(
      names = "--account",
      paramLabel = "A",
      description = "The account there; else the only one there is.")
  private Optional<String> account = Optional.empty();

  @Mixin private PlaneSelectOptions options = new PlaneSelectOptions();

  @Override
  public Reply<Answer> run(Session session) {
    return VenueId.parse(venue)
        .flatMap(where -> account().flatMap(named -> options.selectLive(session, where, named)));
  }

  private Reply<Optional<AccountId>> account() {
    return account
        .map(text -> AccountId.parse(text).map(Optional::of))
        .orElseGet(() -> Reply.of(Optional.empty()));
  }
}
