package io.sallyport.core.plane;

/** What an order is for. Every role but the first only reduces a position. */
public enum OrderRole {
  /** An intent of a plan. */
  PLANNED,
  /** Protection: closes at a stop price. */
  STOP_LOSS,
  /** Protection: closes at a limit price. */
  TAKE_PROFIT,
  /** Flattens a position at market, for safety (seed 003). */
  SAFETY_SELL
}
