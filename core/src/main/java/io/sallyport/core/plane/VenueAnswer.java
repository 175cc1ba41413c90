package io.sallyport.core.plane;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Symbol;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A venue's answer to a question.
 *
 * @param orders how each order that was asked about stands
 * @param holdings what the account holds, symbols held flat left out; empty where the venue tells
 *     no positions, and then only the own book does
 */
public record VenueAnswer(List<OrderStanding> orders, Optional<List<Holding>> holdings) {
  public VenueAnswer {
    orders = List.copyOf(orders);
    holdings = holdings.map(List::copyOf);
  }

  /** How a venue sees an order. */
  public enum Standing {
    /** The venue knows no such order. That never permits sending it again (SPEC 14). */
    NOT_FOUND,
    /** It can still be filled. */
    WORKING,
    /** It lies there, and cannot be filled as long as the venue holds it back. */
    SUSPENDED,
    /** It was filled in full. */
    FILLED,
    /** It was cancelled, or has expired; a part may have been filled. */
    CANCELLED,
    /** The venue refused it. */
    REJECTED
  }

  /**
   * How one order stands.
   *
   * @param orderId the order
   * @param standing how it stands
   * @param filled how much was filled, 0 or more
   * @param averagePrice at which average price, if something was filled
   * @param fees the fees so far, if the venue reports them
   * @param limitPrice its limit price as the venue has it
   * @param stopPrice its stop price as the venue has it
   * @param quantity its quantity as the venue has it, what was filled included
   * @param venueOrderId the venue's own id of it
   * @param feeCurrency the currency of the fees, if the venue names it
   */
  public record OrderStanding(
      UUID orderId,
      Standing standing,
      BigDecimal filled,
      Optional<BigDecimal> averagePrice,
      Optional<BigDecimal> fees,
      Optional<BigDecimal> limitPrice,
      Optional<BigDecimal> stopPrice,
      Optional<BigDecimal> quantity,
      Optional<String> venueOrderId,
      Optional<String> feeCurrency) {
    public OrderStanding {
      filled = Decimals.normal(filled);
      averagePrice = averagePrice.map(Decimals::normal);
      fees = fees.map(Decimals::normal);
      limitPrice = limitPrice.map(Decimals::normal);
      stopPrice = stopPrice.map(Decimals::normal);
      quantity = quantity.map(Decimals::normal);
    }

    /** How an order stands whose fees, if any, are in no currency that was named. */
    public OrderStanding(
        UUID orderId,
        Standing standing,
        BigDecimal filled,
        Optional<BigDecimal> averagePrice,
        Optional<BigDecimal> fees,
        Optional<BigDecimal> limitPrice,
        Optional<BigDecimal> stopPrice,
        Optional<BigDecimal> quantity,
        Optional<String> venueOrderId) {
      this(
          orderId,
          standing,
          filled,
          averagePrice,
          fees,
          limitPrice,
          stopPrice,
          quantity,
          venueOrderId,
          Optional.empty());
    }

    /** How an order stands whose quantity and id the venue does not tell. */
    public OrderStanding(
        UUID orderId,
        Standing standing,
        BigDecimal filled,
        Optional<BigDecimal> averagePrice,
        Optional<BigDecimal> fees,
        Optional<BigDecimal> limitPrice,
        Optional<BigDecimal> stopPrice) {
      this(
          orderId,
          standing,
          filled,
          averagePrice,
          fees,
          limitPrice,
          stopPrice,
          Optional.empty(),
          Optional.empty());
    }

    /** An order that the venue does not know. */
    public static OrderStanding notFound(UUID orderId) {
      return new OrderStanding(
          orderId,
          Standing.NOT_FOUND,
          BigDecimal.ZERO,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  /**
   * What an account holds of a symbol.
   *
   * @param symbol what
   * @param quantity signed: long above 0, short below
   */
  public record Holding(Symbol symbol, BigDecimal quantity) {
    public Holding {
      quantity = Decimals.normal(quantity);
    }
  }
}
