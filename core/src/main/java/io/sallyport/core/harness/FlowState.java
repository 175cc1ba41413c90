package io.sallyport.core.harness;

import io.sallyport.core.model.CanonicalJson;
import io.sallyport.core.model.Label;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.StateId;

/**
 * Flow conditions, as layer L5.7 hands them in once there is one (seed 004, section 2).
 *
 * @param id what the flow layer calls them
 * @param timestamp when they were made
 * @param condition such as {@code INFLOW}
 */
public record FlowState(StateId id, LogicalTime timestamp, Label condition) {
  CanonicalJson canonical() {
    return new CanonicalJson()
        .put("id", id)
        .put("timestamp", timestamp)
        .put("condition", condition);
  }
}
