package io.sallyport.core.model;

import java.math.BigDecimal;

/**
 * A leg's share of a plan's risk, in R: an equal part of one (seed 000, section 4.2). It is the one
 * figure that the contract has as a JSON number, so it is written as IEEE 754 has 1/N, in the
 * shortest form that reads back the same.
 *
 * @param parts N, the number of legs of the plan; at least 1, at most {@value #MAX_PARTS} so that
 *     the number needs no exponent
 */
public record RiskBudget(int parts) {
  /** The most legs that a plan may have. */
  public static final int MAX_PARTS = 1000;

  public RiskBudget {
    if (parts < 1 || parts > MAX_PARTS) {
      throw new IllegalArgumentException("a plan has 1 to " + MAX_PARTS + " legs: " + parts);
    }
  }

  /** The part as a decimal: the shortest that reads back as the IEEE 754 double 1/N. */
  public BigDecimal value() {
    return Decimals.normal(BigDecimal.valueOf(1.0 / parts));
  }

  @Override
  public String toString() {
    return value().toPlainString();
  }
}
