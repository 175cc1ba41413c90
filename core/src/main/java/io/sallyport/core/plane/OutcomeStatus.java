package io.sallyport.core.plane;

/** How an intent ended (seed 003, ExecutionStatus): a closed set. */
public enum OutcomeStatus {
  FILLED,
  PARTIALLY_FILLED,
  FAILED
}
