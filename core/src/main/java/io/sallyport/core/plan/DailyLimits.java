package io.sallyport.core.plan;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Limits on one UTC day of LIVE trading (seed 001, ExecutionLimitsGuard). A limit that is absent is
 * no limit; a limit of 0 blocks.
 *
 * @param maxOrdersPerDay how many orders
 * @param maxNotionalPerDay how much notional, in the currency
 * @param maxLossPerDay how much realized loss, in the currency
 * @param currency the currency of notional and loss; absent, it matches any
 */
public record DailyLimits(
    Optional<Long> maxOrdersPerDay,
    Optional<BigDecimal> maxNotionalPerDay,
    Optional<BigDecimal> maxLossPerDay,
    Optional<String> currency) {
  /** No limit at all. */
  public static final DailyLimits NONE =
      new DailyLimits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
