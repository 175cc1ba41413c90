package io.sallyport.core.safety;

import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Reason;

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

  /** Such as {@code MANUAL (symbol BTCUSDT), set by ana at …: too wild}. */
  public String inWords() {
    return "%s (%s), set by %s at %s: %s".formatted(type, scope.inWords(), actor, at, reason);
  }
}
