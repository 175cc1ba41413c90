package io.sallyport.core.plan;

import io.sallyport.core.model.Symbol;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a venue says of something that it trades.
 *
 * @param symbol what
 * @param tick the smallest step of a price, above 0, if known
 * @param lot the smallest step of a quantity, above 0, if known
 * @param lastPrice the last price, if known; above 0 unless prices may be negative
 * @param minQuantity the smallest quantity of an order, above 0, if there is one
 * @param minNotional the smallest quantity × price of an order, above 0, if there is one
 * @param base the currency or asset that is held, where the symbol is a pair
 * @param quote the currency in which it is priced, if known
 * @param mayBeNegative whether its prices may be 0 or below (SPEC 7, SL/TP)
 */
public record Instrument(
    Symbol symbol,
    Optional<BigDecimal> tick,
    Optional<BigDecimal> lot,
    Optional<BigDecimal> lastPrice,
    Optional<BigDecimal> minQuantity,
    Optional<BigDecimal> minNotional,
    Optional<String> base,
    Optional<String> quote,
    boolean mayBeNegative) {

  /** One of which nothing more is known, and whose prices are above 0. */
  public Instrument(
      Symbol symbol,
      Optional<BigDecimal> tick,
      Optional<BigDecimal> lot,
      Optional<BigDecimal> lastPrice) {
    this(
        symbol,
        tick,
        lot,
        lastPrice,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  /** The same with another last price. */
  public Instrument at(Optional<BigDecimal> price) {
    return new Instrument(
        symbol, tick, lot, price, minQuantity, minNotional, base, quote, mayBeNegative);
  }
}
