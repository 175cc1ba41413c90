package io.sallyport.core.plane;

import io.sallyport.core.model.Decimals;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One fill of an order, as a venue reports it.
 *
 * @param fillId the venue's id of it, unique within the order for ever: seen once, it counts once.
 *     Where a venue reuses its ids, whatever tells them apart (session, trade date) is part of it
 * @param quantity how much, above 0
 * @param price at what price, above 0
 * @param cumulative how much of the order is filled with this fill, as the venue counts
 * @param fee the fee, if the venue reports it
 * @param feeCurrency the currency of the fee, if the venue names it (SPEC 14, fees)
 */
public record Fill(
    String fillId,
    BigDecimal quantity,
    BigDecimal price,
    BigDecimal cumulative,
    Optional<BigDecimal> fee,
    Optional<String> feeCurrency) {
  public Fill {
    quantity = Decimals.normal(quantity);
    price = Decimals.normal(price);
    cumulative = Decimals.normal(cumulative);
    fee = fee.map(Decimals::normal);
  }

  /** A fill whose fee is in no currency that was named. */
  public Fill(
      String fillId,
      BigDecimal quantity,
      BigDecimal price,
      BigDecimal cumulative,
      Optional<BigDecimal> fee) {
    this(fillId, quantity, price, cumulative, fee, Optional.empty());
  }
}
