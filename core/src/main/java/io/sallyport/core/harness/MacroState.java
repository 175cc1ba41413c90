package io.sallyport.core.harness;

import io.sallyport.core.model.CanonicalJson;
import io.sallyport.core.model.Label;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.StateId;

/**
 * The macro environment, as layer L5.5 hands it in once there is one (seed 004, section 2).
 *
 * @param id what the macro layer calls it
 * @param timestamp when it was made
 * @param environment such as {@code EASING}
 */
public record MacroState(StateId id, LogicalTime timestamp, Label environment) {
  CanonicalJson canonical() {
    return new CanonicalJson()
        .put("id", id)
        .put("timestamp", timestamp)
        .put("environment", environment);
  }
}
