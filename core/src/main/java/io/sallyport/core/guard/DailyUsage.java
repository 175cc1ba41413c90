package io.sallyport.core.guard;

import io.sallyport.core.model.Amounts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What was used of a day's limits: LIVE orders, their notional, the results they realized, and what
 * is reserved besides.
 *
 * @param day the UTC day
 * @param orders how many orders were first sent on it, whatever became of them
 * @param notional what was filled on it
 * @param results realized profit (above 0) or loss (below), average cost, less fees
 * @param reserved what is promised; it counts on the present day, whenever it began
 */
public record DailyUsage(
    LocalDate day, long orders, Amounts notional, Amounts results, Reserved reserved) {

  /** A day on which nothing was done yet. */
  public static DailyUsage none(LocalDate day) {
    return new DailyUsage(day, 0, Amounts.NONE, Amounts.NONE, Reserved.NONE);
  }

  /** This day after one more order; below 0 takes orders away. */
  public DailyUsage plusOrders(long more) {
    return new DailyUsage(day, orders + more, notional, results, reserved);
  }

  /** This day with more notional. */
  public DailyUsage plusNotional(Amounts more) {
    return new DailyUsage(day, orders, notional.plus(more), results, reserved);
  }

  /** This day after one more result. */
  public DailyUsage plusResult(Amounts more) {
    return new DailyUsage(day, orders, notional, results.plus(more), reserved);
  }

  /** This day with so much reserved. */
  public DailyUsage reserving(Reserved now) {
    return new DailyUsage(day, orders, notional, results, now);
  }

  /** The orders that count: sent, and still to be sent. */
  public long allOrders() {
    return orders + reserved.orders();
  }

  /** The notional that counts in a currency: filled and reserved. */
  public BigDecimal allNotional(Optional<String> currency) {
    return notional.plus(reserved.notional()).in(currency);
  }
}
