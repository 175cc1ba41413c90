package io.sallyport.core.harness;

import io.sallyport.core.model.CanonicalJson;
import io.sallyport.core.model.Confidence;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.StateId;
import java.util.Optional;

/**
 * The regime, as layer L6 hands it in (seed 004, section 2). The harness never infers it.
 *
 * @param id what the regime layer calls it
 * @param timestamp when it was made
 * @param behavior what the market does
 * @param bias where it leans
 * @param confidence how sure the layer is
 * @param isStable whether it has held for a while
 * @param macroId the macro state that it was made under, if there is a macro layer
 */
public record RegimeState(
    StateId id,
    LogicalTime timestamp,
    RegimeBehavior behavior,
    RegimeBias bias,
    Confidence confidence,
    boolean isStable,
    Optional<StateId> macroId) {

  /**
   * Whether the regime layer says that it is not safe to play: EVENT_LOCK, or UNDEFINED with less
   * confidence than asked for (SPEC 8, T2).
   */
  public boolean blocks(Confidence least) {
    return behavior == RegimeBehavior.EVENT_LOCK
        || (behavior == RegimeBehavior.UNDEFINED && confidence.isBelow(least));
  }

  CanonicalJson canonical() {
    return new CanonicalJson()
        .put("id", id)
        .put("timestamp", timestamp)
        .put("behavior", behavior)
        .put("bias", bias)
        .put("confidence", confidence)
        .putFlag("is_stable", isStable)
        .put("macro_id", macroId);
  }
}
