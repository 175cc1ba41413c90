package io.sallyport.core.execution;

/** What a person should know of an order. */
public enum OrderFlag {
  /** It was filled although a kill switch was ACTIVE: the position stays, protected. */
  KILL_SWITCH_POST_FILL,
  /** A kill switch in state WARNING covered it when it was sent. */
  KILL_SWITCH_WARNING,
  /** A fill came after the 30 s. */
  LATE_FILL,
  /** A fill came after the order had its outcome. */
  FILL_AFTER_OUTCOME,
  /** The venue filled more than was ordered: that part is not booked. */
  OVERFILLED,
  /** The venue took back or changed a fill that it had reported. */
  FILL_DISPUTED,
  /** Protection is missing: refused, lost, not answered, or not to be had. */
  MISSING_SL_TP,
  /** A safety-sell sold less than it was asked to: what it left out, and why. */
  LEFT_OUT,
  /** A fee in a currency of which no price is on record: it is shown, and counts nowhere. */
  FEE_NOT_COUNTED
}
