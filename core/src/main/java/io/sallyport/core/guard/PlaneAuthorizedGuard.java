package io.sallyport.core.guard;

import io.sallyport.core.model.Details;
import java.util.Optional;

/** LIVE goes only where an operator has authorized it: a plane, a venue, an account (SPEC 6). */
final class PlaneAuthorizedGuard implements Guard {
  @Override
  public String name() {
    return "PlaneAuthorized";
  }

  @Override
  public Optional<String> inDryRun() {
    return Optional.of("No venue is needed for DRY-RUN");
  }

  @Override
  public Finding judge(GuardFacts facts) {
    return switch (facts.plane()) {
      case GuardFacts.LivePlane.NotSelected() ->
          Finding.lacking("LIVE plane", "No venue is selected: the active plane is PAPER");
      case GuardFacts.LivePlane.Selected selected ->
          selected
              .unauthorized()
              .map(why -> Finding.lacking("LIVE plane", why))
              .orElseGet(() ->
                  Finding.passed(
                      "Venue %s is selected, with account %s"
                          .formatted(selected.venue(), selected.account()),
                      Details.of("venue", selected.venue().value())
                          .and("account", selected.account().value())));
    };
  }
}
