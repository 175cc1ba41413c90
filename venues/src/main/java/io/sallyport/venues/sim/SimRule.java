package io.sallyport.venues.sim;

import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.VenueOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * What becomes of some orders.
 *
 * @param symbol of which symbol they are; of any if empty
 * @param side on which side they are; on any if empty
 * @param then what becomes of them
 * @param quantity how much of them is filled, above 0; given with {@link Then#PARTIAL} alone
 * @param delay after which time of the home it becomes of them, if the rule says so
 * @param price at which price they are filled, above 0; the instrument's if empty
 */
public record SimRule(
    Optional<Symbol> symbol,
    Optional<Side> side,
    Then then,
    Optional<BigDecimal> quantity,
    Optional<Duration> delay,
    Optional<BigDecimal> price) {
  /** How long a connection stays broken where no rule says it. */
  public static final Duration OUTAGE = Duration.ofSeconds(60);

  /** What becomes of an order that no rule matches: it is filled in full. */
  static final SimRule DEFAULT =
      new SimRule(
          Optional.empty(),
          Optional.empty(),
          Then.FILL,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public SimRule {
    if (quantity.isPresent() != (then == Then.PARTIAL)) {
      throw new IllegalArgumentException("a quantity belongs to partial, and to nothing else");
    }
  }

  /** The delay, or what it is where the rule says nothing. */
  Duration after() {
    return delay.orElse(then == Then.DISCONNECT ? OUTAGE : Duration.ZERO);
  }

  boolean matches(VenueOrder order) {
    return symbol.filter(other -> !other.equals(order.symbol())).isEmpty()
        && side.filter(other -> other != order.side()).isEmpty();
  }
}
