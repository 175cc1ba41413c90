package io.sallyport.core.harness;

/** Where a cycle is, or how it ended. */
public enum CycleStatus {
  /** It runs, or its runner is gone and it waits to be run again. */
  RUNNING,
  /** Every task that could run has. */
  COMPLETED,
  /** The same with too little confidence, or after a critical task failed. */
  DEGRADED,
  /** There was nothing to do. */
  SKIPPED,
  /** It was stopped: no regime, a violation, or an error of the harness. */
  HALTED,
  /** Its state was stale, or of the future. */
  REJECTED;

  /** Whether nothing more happens in it. */
  public boolean isOver() {
    return this != RUNNING;
  }
}
