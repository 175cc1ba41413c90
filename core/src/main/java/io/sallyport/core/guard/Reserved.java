package io.sallyport.core.guard;

import io.sallyport.core.model.Amounts;

/**
 * What is promised of a day's limits and not done yet (SPEC 5): whole runs from the moment in which
 * their guards passed, open orders, and orders of which nobody knows what became.
 *
 * @param orders orders that are still to be sent
 * @param notional the notional of what is not filled yet
 * @param unpriced how many orders have no price for notional, so that theirs is not known
 */
public record Reserved(long orders, Amounts notional, long unpriced) {
  /** Nothing. */
  public static final Reserved NONE = new Reserved(0, Amounts.NONE, 0);

  /** This and that. */
  public Reserved plus(Reserved more) {
    return new Reserved(
        orders + more.orders, notional.plus(more.notional), unpriced + more.unpriced);
  }

  /** This without a part of it. */
  public Reserved minus(Reserved part) {
    return plus(new Reserved(-part.orders, part.notional.negated(), -part.unpriced));
  }
}
