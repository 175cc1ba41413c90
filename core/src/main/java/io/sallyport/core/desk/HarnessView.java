package io.sallyport.core.desk;

import io.sallyport.core.harness.Cycle;
import io.sallyport.core.harness.Harness;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The harness as it stands.
 *
 * @param halt that it stopped, if it did and nobody resumed it
 * @param cycles how many cycles ever began
 * @param unfinished the cycles that began and have not ended
 * @param skills how many skills may be invoked
 * @param heldBack how many skills are quarantined
 * @param decisions how many entries the decision ledger has
 */
public record HarnessView(
    Optional<Harness.Halt> halt,
    int cycles,
    List<UUID> unfinished,
    int skills,
    int heldBack,
    int decisions) {
  public HarnessView {
    unfinished = List.copyOf(unfinished);
  }

  static HarnessView of(DeskState state) {
    Harness harness = state.harness();
    return new HarnessView(
        harness.halt(),
        harness.cycles().size(),
        harness.unfinished().stream().map(Cycle::id).toList(),
        (int) state.skills().stream().filter(skill -> skill.unusable().isEmpty()).count(),
        (int) state.skills().stream().filter(skill -> skill.quarantine().isPresent()).count(),
        harness.decisions().size());
  }
}
