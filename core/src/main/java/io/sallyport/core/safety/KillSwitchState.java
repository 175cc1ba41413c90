package io.sallyport.core.safety;

/** The three states of a kill switch (seed 002), the weakest first. */
public enum KillSwitchState {
  /** Nothing is stopped. */
  OFF,
  /** Orders go on, and say so. */
  WARNING,
  /** No new order is sent, and what works is cancelled. */
  ACTIVE
}
