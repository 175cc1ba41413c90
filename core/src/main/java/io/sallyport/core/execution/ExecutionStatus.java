package io.sallyport.core.execution;

/** How an execution ended (seed 001). */
public enum ExecutionStatus {
  /** All that was asked was done. */
  SUCCESS,
  /** It was tried, and not all of it was done. */
  FAILED,
  /** A guard prevented it. */
  BLOCKED
}
