package io.sallyport.core.harness;

/** Why a task was not executed, although nothing failed (seed 004, section 4). */
public enum SkipReason {
  /** The factor layer blocks it. */
  PERMISSION_DENIED,
  /** State that it requires is not there. */
  STATE_MISSING,
  /** The regime layer is less sure than it asks for. */
  CONFIDENCE_TOO_LOW,
  /** A conditional gate decided so. */
  GATE
}
