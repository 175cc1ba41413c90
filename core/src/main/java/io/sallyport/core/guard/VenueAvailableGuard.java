package io.sallyport.core.guard;

import java.util.Optional;

/**
 * LIVE is refused while the venue cannot be reached, or its circuit is open (SPEC 7); entries also
 * while the home's time is too far ahead of the wall clock (SPEC 9).
 */
final class VenueAvailableGuard implements Guard {
  @Override
  public String name() {
    return "VenueAvailable";
  }

  @Override
  public Optional<String> inDryRun() {
    return Optional.of("No venue is asked for DRY-RUN");
  }

  @Override
  public Finding judge(GuardFacts facts) {
    return switch (facts.plane()) {
      case GuardFacts.LivePlane.NotSelected() ->
          Finding.passed("No venue is selected, so that none has to be reached");
      case GuardFacts.LivePlane.Selected selected ->
          selected
              .unreachable()
              .or(() -> selected.noEntries().filter(why -> !facts.onlyReduces()))
              .map(why -> Finding.lacking("venue", "Venue " + selected.venue() + ": " + why))
              .orElseGet(
                  () -> Finding.passed("Nothing is known against venue " + selected.venue()));
    };
  }
}
