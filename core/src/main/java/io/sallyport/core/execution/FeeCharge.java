package io.sallyport.core.execution;

import io.sallyport.core.model.Decimals;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the fee of a fill comes to, settled when the fill is booked (SPEC 14, fees).
 *
 * @param fromPosition how much it takes of what is held: a fee in the instrument's base; else 0
 * @param cost what it counts against the result, in the order's currency; empty where its currency
 *     is another, and no price of it is on record: then it is shown apart, and not counted
 */
public record FeeCharge(BigDecimal fromPosition, Optional<BigDecimal> cost) {
  public FeeCharge {
    fromPosition = Decimals.normal(fromPosition);
    cost = cost.map(Decimals::normal);
  }

  /** No fee. */
  public static final FeeCharge NONE = new FeeCharge(BigDecimal.ZERO, Optional.of(BigDecimal.ZERO));

  /** One that counts as it is, and takes nothing of what is held. */
  public static FeeCharge of(BigDecimal cost) {
    return new FeeCharge(BigDecimal.ZERO, Optional.of(cost));
  }
}
