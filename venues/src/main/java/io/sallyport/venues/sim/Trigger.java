package io.sallyport.venues.sim;

import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.VenueOrder;
import java.math.BigDecimal;

/**
 * The price that triggers a protective order.
 *
 * @param price the stop price, or the limit price of a target
 * @param fromAbove whether it is reached by falling to it, else by rising to it
 */
record Trigger(BigDecimal price, boolean fromAbove) {

  /** A stop to sell and a target to buy are reached from above, the other two from below. */
  static Trigger of(VenueOrder order) {
    boolean sells = order.side() == Side.SELL;
    return order
        .stopPrice()
        .map(stop -> new Trigger(stop, sells))
        .orElseGet(() -> new Trigger(order.limitPrice().orElseThrow(), !sells));
  }

  boolean isReached(BigDecimal current) {
    int compared = current.compareTo(price);
    return compared == 0 || (compared < 0) == fromAbove;
  }
}
