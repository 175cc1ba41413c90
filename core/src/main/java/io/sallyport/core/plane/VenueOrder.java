package io.sallyport.core.plane;

import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.Side;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/**
 * An order as a venue gets it: at market, or with a limit price, or with a stop price.
 *
 * @param orderId the intent's id
 * @param clientId the tenant
 * @param account the tenant's account
 * @param role what it is for
 * @param symbol what
 * @param side which side
 * @param quantity how much, above 0
 * @param limitPrice the limit price, if it has one
 * @param stopPrice the price that triggers it, if it has one
 * @param sentAs its id at the venue where that is not the intent's as it is (SPEC 3, 15)
 */
public record VenueOrder(
    UUID orderId,
    ClientId clientId,
    AccountId account,
    OrderRole role,
    Symbol symbol,
    Side side,
    BigDecimal quantity,
    Optional<BigDecimal> limitPrice,
    Optional<BigDecimal> stopPrice,
    Optional<String> sentAs) {
  public VenueOrder {
    quantity = Decimals.normal(quantity);
    limitPrice = limitPrice.map(Decimals::normal);
    stopPrice = stopPrice.map(Decimals::normal);
  }

  /** An order whose id at the venue is the intent's. */
  public VenueOrder(
      UUID orderId,
      ClientId clientId,
      AccountId account,
      OrderRole role,
      Symbol symbol,
      Side side,
      BigDecimal quantity,
      Optional<BigDecimal> limitPrice,
      Optional<BigDecimal> stopPrice) {
    this(
        orderId,
        clientId,
        account,
        role,
        symbol,
        side,
        quantity,
        limitPrice,
        stopPrice,
        Optional.empty());
  }

  /** The same order under another id at the venue. */
  public VenueOrder sentAs(Optional<String> id) {
    return new VenueOrder(
        orderId, clientId, account, role, symbol, side, quantity, limitPrice, stopPrice, id);
  }

  /** The same order for another quantity. */
  public VenueOrder withQuantity(BigDecimal other) {
    return new VenueOrder(
        orderId, clientId, account, role, symbol, side, other, limitPrice, stopPrice, sentAs);
  }

  /** Its id at the venue: what is asked about there. */
  public String clientOrderId() {
    return sentAs.orElseGet(orderId::toString);
  }

  /** The same with another quantity and other prices. */
  public VenueOrder with(
      BigDecimal newQuantity, Optional<BigDecimal> newLimit, Optional<BigDecimal> newStop) {
    return new VenueOrder(
        orderId, clientId, account, role, symbol, side, newQuantity, newLimit, newStop, sentAs);
  }

  /**
   * The one price of a protective order.
   *
   * @throws java.util.NoSuchElementException if it has none
   */
  public BigDecimal price() {
    return stopPrice.or(() -> limitPrice).orElseThrow();
  }
}
