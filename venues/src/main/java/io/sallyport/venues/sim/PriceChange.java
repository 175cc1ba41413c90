package io.sallyport.venues.sim;

import io.sallyport.core.model.Symbol;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * A price that was set, and what that did.
 *
 * @param symbol of what
 * @param price the price now
 * @param triggered the orders that it triggered, in the order in which they arrived
 */
public record PriceChange(Symbol symbol, BigDecimal price, List<UUID> triggered) {
  public PriceChange {
    triggered = List.copyOf(triggered);
  }
}
