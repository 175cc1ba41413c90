package io.sallyport.core.plane;

/** Why an intent failed (seed 003): a closed set. */
public enum ExecutionReasonCode {
  EXECUTION_NOT_AVAILABLE,
  EXECUTION_REJECTED
}
