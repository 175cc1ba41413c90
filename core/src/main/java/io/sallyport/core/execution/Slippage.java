package io.sallyport.core.execution;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.plan.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How far the fill lies from the price that was expected (SPEC 7). It is recorded, and never stops
 * anything.
 *
 * @param percent (fill − reference) / reference × 100, {@code HALF_EVEN} at 12 places, above 0 to
 *     the owner's disadvantage on either side; none without a reference price
 * @param grade how bad that is
 */
public record Slippage(Optional<BigDecimal> percent, Grade grade) {
  /** No reference price, no slippage that anybody could know. */
  public static final Slippage UNKNOWN = new Slippage(Optional.empty(), Grade.UNKNOWN);

  private static final BigDecimal ELEVATED_FROM = new BigDecimal("0.5");
  private static final BigDecimal HIGH_ABOVE = new BigDecimal("2");

  /** How bad a slippage is. */
  public enum Grade {
    /** Below 0.5 %. */
    NORMAL,
    /** From 0.5 % to 2 %. */
    ELEVATED,
    /** Above 2 %. */
    HIGH,
    /** Without a reference price. */
    UNKNOWN
  }

  /** The slippage of an average fill price. */
  public static Slippage of(Side side, BigDecimal fill, Optional<BigDecimal> reference) {
    return reference.map(expected -> of(side, fill, expected)).orElse(UNKNOWN);
  }

  private static Slippage of(Side side, BigDecimal fill, BigDecimal expected) {
    BigDecimal off = side == Side.BUY ? fill.subtract(expected) : expected.subtract(fill);
    BigDecimal percent =
        off.movePointRight(2).divide(expected, Decimals.AVERAGE_PLACES, RoundingMode.HALF_EVEN);
    return new Slippage(
        Optional.of(Decimals.normal(percent)), grade(off.movePointRight(2), expected));
  }

  /** Graded exactly, before anything is rounded. */
  private static Grade grade(BigDecimal hundredfold, BigDecimal expected) {
    if (hundredfold.compareTo(expected.multiply(ELEVATED_FROM)) < 0) {
      return Grade.NORMAL;
    }
    return hundredfold.compareTo(expected.multiply(HIGH_ABOVE)) <= 0 ? Grade.ELEVATED : Grade.HIGH;
  }
}
