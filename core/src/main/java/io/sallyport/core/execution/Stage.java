package io.sallyport.core.execution;

/** How far an order has come (SPEC 7, stages). */
public enum Stage {
  /** Sent; the venue has not spoken yet. */
  SUBMITTED,
  /** The venue took it; nothing is filled yet. */
  PENDING,
  /** A part is filled; the rest can still be. */
  PARTIALLY_FILLED,
  /** Filled in full within 30 s. */
  FILLED,
  /** Cancelled for a kill switch or a person. */
  CANCELLED,
  /** It ended for another reason than the venue's refusal, or was never sent. */
  FAILED,
  /** The 30 s ran out, and what was not filled by then never was. */
  FAILED_TIMEOUT,
  /** Filled in full after the 30 s: valid all the same. */
  EXECUTED_FULL_LATE,
  /** The venue refused it, or it did not meet the conditions of being sent. */
  REJECTED,
  /** What became of it is not known; it has no outcome until somebody knows. */
  UNRESOLVED;

  /** Whether the order can still be filled as far as is known. */
  public boolean isOpen() {
    return this == SUBMITTED || this == PENDING || this == PARTIALLY_FILLED;
  }

  /** Whether the order was filled in full, in time or late. */
  public boolean isFilled() {
    return this == FILLED || this == EXECUTED_FULL_LATE;
  }

  /** Whether the truth is known: everything but open and UNRESOLVED. */
  public boolean isFinal() {
    return !isOpen() && this != UNRESOLVED;
  }
}
