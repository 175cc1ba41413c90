package io.sallyport.core.execution;

/** Why an order is cancelled. */
public enum CancelCause {
  /** The 30 s are over. */
  LIMIT,
  /** A kill switch is ACTIVE. */
  KILL_SWITCH,
  /** A person asked for it. */
  PERSON,
  /** It would enlarge a position that is sold for safety. */
  SAFETY_SELL,
  /** The protection no longer fits the position: it is replaced, or taken away. */
  PROTECTION;

  /** The stage of an order that ended by this cancel. */
  public Stage stage() {
    return this == LIMIT ? Stage.FAILED_TIMEOUT : Stage.CANCELLED;
  }
}
