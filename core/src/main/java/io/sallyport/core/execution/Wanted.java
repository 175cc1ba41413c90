package io.sallyport.core.execution;

import io.sallyport.core.model.Decimals;
import java.math.BigDecimal;

/**
 * One protective order as it should lie at the venue.
 *
 * @param quantity how much is left of it to be filled, above 0
 * @param price its stop price, or its limit price
 */
public record Wanted(BigDecimal quantity, BigDecimal price) {
  public Wanted {
    quantity = Decimals.normal(quantity);
    price = Decimals.normal(price);
  }
}
