package io.sallyport.core.plan;

import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.SeasonId;
import java.util.Optional;

/**
 * A season: a span of governance that one tenant owns, open or frozen (SPEC 4).
 *
 * @param seasonId its id
 * @param clientId the tenant that owns it
 * @param freeze who froze it, when and why; none while it is open
 */
public record Season(SeasonId seasonId, ClientId clientId, Optional<Freeze> freeze) {

  /** A freeze: who, when, why. */
  public record Freeze(ActorId actor, LogicalTime at, Reason reason) {}

  /** Whether the season is frozen. */
  public boolean isFrozen() {
    return freeze.isPresent();
  }

  /** The refusal that a frozen season gives to whatever would change it; none while it is open. */
  public Optional<Refusal> frozenRefusal() {
    return freeze.map(frozen ->
        new Refusal(
            RefusalCode.SEASON_FROZEN,
            "Season %s is frozen by %s since %s: %s"
                .formatted(seasonId, frozen.actor(), frozen.at(), frozen.reason())));
  }
}
