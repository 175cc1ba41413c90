package io.sallyport.core.guard;

import io.sallyport.core.model.Decimals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was used of a day's limits: LIVE orders, their notional, the result they realized.
 *
 * @param day the UTC day
 * @param orders how many orders
 * @param notionalByCurrency notional by currency, {@code ""} where none was named
 * @param realized realized profit (positive) or loss (negative), average cost, less fees
 */
public record DailyUsage(
    LocalDate day,
    long orders,
    SortedMap<String, BigDecimal> notionalByCurrency,
    BigDecimal realized) {
  /** The key of notional in a currency that nobody named. */
  public static final String UNNAMED = "";

  public DailyUsage {
    notionalByCurrency = Collections.unmodifiableSortedMap(new TreeMap<>(notionalByCurrency));
  }

  /** A day on which nothing was done yet. */
  public static DailyUsage none(LocalDate day) {
    return new DailyUsage(day, 0, new TreeMap<>(), BigDecimal.ZERO);
  }

  /** This day after one more order. */
  public DailyUsage plusOrder() {
    return new DailyUsage(day, orders + 1, notionalByCurrency, realized);
  }

  /** This day with more notional. */
  public DailyUsage plusNotional(BigDecimal notional, Optional<String> currency) {
    SortedMap<String, BigDecimal> sums = new TreeMap<>(notionalByCurrency);
    sums.merge(currency.orElse(UNNAMED), notional, BigDecimal::add);
    return new DailyUsage(day, orders, sums, realized);
  }

  /** This day after one more result. */
  public DailyUsage plusResult(BigDecimal result) {
    return new DailyUsage(day, orders, notionalByCurrency, realized.add(result));
  }

  /** The notional that counts in a currency; an unnamed currency matches any (SPEC 14). */
  public BigDecimal notional(Optional<String> currency) {
    return Decimals.normal(
        notionalByCurrency.entrySet().stream()
            .filter(sum -> matches(Optional.of(sum.getKey()), currency))
            .map(java.util.Map.Entry::getValue)
            .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /** The day's realized loss, 0 on a day with profit. */
  public BigDecimal loss() {
    return Decimals.normal(realized.negate().max(BigDecimal.ZERO));
  }

  static boolean matches(Optional<String> one, Optional<String> other) {
    return one.filter(named -> !named.equals(UNNAMED)).isEmpty()
        || other.isEmpty()
        || one.equals(other);
  }
}
