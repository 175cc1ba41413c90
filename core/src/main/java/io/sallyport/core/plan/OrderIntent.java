package io.sallyport.core.plan;

import io.sallyport.core.model.CanonicalJson;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.model.Symbol;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/**
 * What is to be done, settled when it is planned and never changed after (SPEC 1, SPEC 5).
 *
 * @param orderIntentId its id, and the id under which the order goes to a venue (SPEC 3)
 * @param item the portfolio item that it realizes
 * @param terms what is ordered
 */
public record OrderIntent(UUID orderIntentId, PortfolioItem item, Terms terms) {

  /**
   * An order's content: everything but its id.
   *
   * @param symbol what
   * @param side which side
   * @param orderType how the price is found
   * @param quantity how much, above 0
   * @param limitPrice the limit price of a LIMIT order
   * @param referencePrice the price that slippage is measured from
   * @param slOffset the stop-loss offset as a fraction of the fill price, in (−1, 0)
   * @param tpOffset the take-profit offset as a fraction of the fill price, above 0
   * @param lot the smallest step of the quantity, if known
   * @param tick the smallest step of a price, if known
   * @param multiplier the contract multiplier
   * @param currency the currency of the notional, if named
   */
  public record Terms(
      Symbol symbol,
      Side side,
      OrderType orderType,
      BigDecimal quantity,
      Optional<BigDecimal> limitPrice,
      Optional<BigDecimal> referencePrice,
      Optional<BigDecimal> slOffset,
      Optional<BigDecimal> tpOffset,
      Optional<BigDecimal> lot,
      Optional<BigDecimal> tick,
      BigDecimal multiplier,
      Optional<String> currency) {
    public Terms {
      if (quantity.signum() <= 0) {
        throw new IllegalArgumentException("quantity must be above 0: " + quantity);
      }
    }

    /** The terms in canonical form, which the intent's id is made of. */
    CanonicalJson canonical() {
      return new CanonicalJson()
          .put("symbol", symbol)
          .put("side", side)
          .put("order_type", orderType)
          .putDecimal("quantity", quantity)
          .putDecimal("limit_price", limitPrice)
          .putDecimal("reference_price", referencePrice)
          .putDecimal("sl_offset", slOffset)
          .putDecimal("tp_offset", tpOffset)
          .putDecimal("lot", lot)
          .putDecimal("tick", tick)
          .putDecimal("multiplier", multiplier)
          .put("currency", currency);
    }

    /** The price that slippage is measured from: the reference, else the limit (SPEC 7). */
    public Optional<BigDecimal> expectedPrice() {
      return referencePrice.or(() -> limitPrice);
    }

    /** Quantity × price × multiplier at a price, never below 0. */
    public BigDecimal notionalAt(BigDecimal price) {
      return Decimals.normal(quantity.multiply(price).multiply(multiplier).abs());
    }
  }

  /** The strategy under which the order counts (SPEC 5, limits). */
  public StrategyId strategy() {
    return item.strategy();
  }

  CanonicalJson canonical() {
    return terms.canonical().put("order_intent_id", orderIntentId).put("item", item);
  }

  /** The SHA-256 of the intent's canonical form: what a frozen snapshot is checked by (SPEC 7). */
  public Digest digest() {
    return canonical().digest();
  }
}
