package io.sallyport.core.safety;

import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Reason;
import java.util.Optional;

/**
 * A kill switch as it was set last.
 *
 * @param type why it is there
 * @param scope what it covers
 * @param state how it stands
 * @param actor who set it; {@code sallyport} where a limit did
 * @param at when
 * @param reason why
 */
public record KillSwitch(
    KillSwitchType type,
    KillSwitchScope scope,
    KillSwitchState state,
    ActorId actor,
    LogicalTime at,
    Reason reason) {

  /**
   * Whether a tenant may see it: its own, and what covers the whole home or a part of it that is no
   * one tenant's. An empty asker sees every tenant's (SPEC 14, tenants).
   */
  public boolean isShownTo(Optional<ClientId> asker) {
    return asker.isEmpty() || scope.clientId().isEmpty() || scope.clientId().equals(asker);
  }

  /** Such as {@code MANUAL (symbol BTCUSDT), set by ana at …: too wild}. */
  public String inWords() {
    return "%s (%s), set by %s at %s: %s".formatted(type, scope.inWords(), actor, at, reason);
  }
}
