package io.sallyport.core.desk;

import io.sallyport.core.model.LogicalTime;

/**
 * Port to the machine's two clocks (SPEC 9, time): one that tells the time, and may be set back or
 * stand still with the machine asleep and be far ahead afterwards; one that only goes on.
 */
@FunctionalInterface
public interface MachineClock {
  /** What the wall clock shows. */
  LogicalTime wall();

  /**
   * Nanoseconds since some moment, never fewer than before; what passes while the machine sleeps
   * may be missing. A clock that has no other goes on as its wall clock does.
   */
  default long nanos() {
    return wall().micros() * 1_000;
  }
}
