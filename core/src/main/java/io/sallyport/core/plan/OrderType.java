package io.sallyport.core.plan;

/** How an order's price is found. */
public enum OrderType {
  /** At what the market gives. */
  MARKET,
  /** At the limit price or better. */
  LIMIT
}
