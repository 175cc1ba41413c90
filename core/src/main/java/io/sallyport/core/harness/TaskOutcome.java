package io.sallyport.core.harness;

/** What a task came to (seed 004, section 3). */
public enum TaskOutcome {
  SUCCESS,
  SKIPPED,
  FAILED
}
