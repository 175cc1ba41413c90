package io.sallyport.core.execution;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.plan.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Where protection lies, from the actual average fill price (seed 002, rule 2): {@code fill × (1 +
 * d × offset)}, d = +1 for BUY and −1 for SELL, rounded to the tick toward the fill; exact where no
 * tick is known. Where the next tick toward the fill is at it or beyond it, the one before: a stop
 * there would close at once what was just opened.
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
    return new ProtectivePrices(
        planned.terms().slOffset().map(offset -> price(planned, fill, offset)),
        planned.terms().tpOffset().map(offset -> price(planned, fill, offset)));
  }

  private static BigDecimal price(OrderTicket.Planned planned, BigDecimal fill, BigDecimal offset) {
    BigDecimal signed = planned.terms().side() == Side.BUY ? offset : offset.negate();
    BigDecimal exact = fill.multiply(BigDecimal.ONE.add(signed));
    return Decimals.normal(planned.tick().map(tick -> onTick(exact, fill, tick)).orElse(exact));
  }

  private static BigDecimal onTick(BigDecimal exact, BigDecimal fill, BigDecimal tick) {
    int side = exact.compareTo(fill);
    RoundingMode toward = side < 0 ? RoundingMode.CEILING : RoundingMode.FLOOR;
    RoundingMode away = side < 0 ? RoundingMode.FLOOR : RoundingMode.CEILING;
    BigDecimal rounded = exact.divide(tick, 0, toward).multiply(tick);
    return rounded.compareTo(fill) == side ? rounded : exact.divide(tick, 0, away).multiply(tick);
  }
}
