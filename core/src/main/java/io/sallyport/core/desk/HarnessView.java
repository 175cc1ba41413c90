package io.sallyport.core.desk;

import io.sallyport.core.harness.Cycle;
import io.sallyport.core.harness.Harness;
import io.sallyport.core.harness.HarnessMode;
import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Label;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.RiskProfileId;
import io.sallyport.core.model.SeasonId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The harness as it stands. Cycles are a tenant's own; all else is the home's.
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
    List<Unfinished> unfinished,
    int skills,
    int heldBack,
    int decisions) {
  public HarnessView {
    unfinished = List.copyOf(unfinished);
  }

  /**
   * A cycle that began and has not ended: it runs, or its runner is gone and it waits to be run
   * again.
   */
  public record Unfinished(
      UUID cycleId,
      ClientId clientId,
      SeasonId seasonId,
      RiskProfileId riskProfileId,
      HarnessMode mode,
      Label graph,
      ActorId actor,
      LogicalTime startedAt) {
    private static Unfinished of(Cycle cycle) {
      return new Unfinished(
          cycle.id(),
          cycle.clientId(),
          cycle.request().seasonId(),
          cycle.request().riskProfileId(),
          cycle.request().mode(),
          cycle.request().graph().name(),
          cycle.actor(),
          cycle.startedAt());
    }
  }

  /** All of it. */
  static HarnessView of(DeskState state) {
    return of(state, Optional.empty());
  }

  /** As a tenant may see it; an empty asker sees every tenant's. */
  static HarnessView of(DeskState state, Optional<ClientId> asker) {
    Harness harness = state.harness();
    Predicate<Cycle> isShown =
        cycle -> asker.filter(client -> !client.equals(cycle.clientId())).isEmpty();
    return new HarnessView(
        state.halt(asker),
        (int) harness.cycles().stream().filter(isShown).count(),
        harness.unfinished().stream().filter(isShown).map(Unfinished::of).toList(),
        (int) state.skills().stream().filter(skill -> skill.unusable().isEmpty()).count(),
        (int) state.skills().stream().filter(skill -> skill.quarantine().isPresent()).count(),
        harness.decisions().size());
  }
}
