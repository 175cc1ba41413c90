package io.sallyport.core.safety;

/** Why LIVE is stopped (seed 002), the farthest reaching first: that one is named first. */
public enum KillSwitchType {
  /** Everything stops, for everybody; it has no scope. */
  GLOBAL,
  /** A symbol stops. */
  SYMBOL_LEVEL,
  /** A limit was reached: it switches itself on, and never off. */
  RISK_LIMIT,
  /** A person stops something. */
  MANUAL
}
