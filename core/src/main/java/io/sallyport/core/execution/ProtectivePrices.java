package io.sallyport.core.execution;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plan.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Where protection lies, from the actual average fill price (seed 002, rule 2): {@code fill × (1 +
 * d × offset)}, d = +1 for BUY and −1 for SELL, rounded to the tick toward the fill; exact where no
 * tick is known. Where the next tick toward the fill is at it or beyond it, the one before: a stop
 * there would close at once what was just opened. A price of 0 or below is no protection (SPEC 7),
 * unless prices of the instrument may be negative: then it is {@code fill + d × offset × |fill|}.
 *
 * @param stopLoss the price at which the stop loss triggers
 * @param takeProfit the price of the take profit
 */
public record ProtectivePrices(Optional<BigDecimal> stopLoss, Optional<BigDecimal> takeProfit) {
  /** No protection. */
  public static final ProtectivePrices NONE =
      new ProtectivePrices(Optional.empty(), Optional.empty());

  /** The protection of an order that was filled at an average price. */
  public static ProtectivePrices of(OrderTicket.Planned planned, BigDecimal fill) {
    return of(planned.terms(), fill, planned.tick(), planned.mayBeNegative());
  }

  /** The protection that terms would give an order that is filled at a price. */
  public static ProtectivePrices of(
      OrderIntent.Terms terms, BigDecimal fill, Optional<BigDecimal> tick, boolean mayBeNegative) {
    return new ProtectivePrices(
        terms
            .slOffset()
            .map(offset -> price(terms.side(), fill, offset, tick))
            .filter(price -> isOne(price, fill, mayBeNegative)),
        terms
            .tpOffset()
            .map(offset -> price(terms.side(), fill, offset, tick))
            .filter(price -> isOne(price, fill, mayBeNegative)));
  }

  private static boolean isOne(BigDecimal price, BigDecimal fill, boolean mayBeNegative) {
    return (mayBeNegative || price.signum() > 0) && price.compareTo(fill) != 0;
  }

  private static BigDecimal price(
      Side side, BigDecimal fill, BigDecimal offset, Optional<BigDecimal> tick) {
    BigDecimal signed = side == Side.BUY ? offset : offset.negate();
    BigDecimal exact = fill.add(signed.multiply(fill.abs()));
    return Decimals.normal(tick.map(step -> onTick(exact, fill, step)).orElse(exact));
  }

  private static BigDecimal onTick(BigDecimal exact, BigDecimal fill, BigDecimal tick) {
    int side = exact.compareTo(fill);
    RoundingMode toward = side < 0 ? RoundingMode.CEILING : RoundingMode.FLOOR;
    RoundingMode away = side < 0 ? RoundingMode.FLOOR : RoundingMode.CEILING;
    BigDecimal rounded = exact.divide(tick, 0, toward).multiply(tick);
    return rounded.compareTo(fill) == side ? rounded : exact.divide(tick, 0, away).multiply(tick);
  }
}
