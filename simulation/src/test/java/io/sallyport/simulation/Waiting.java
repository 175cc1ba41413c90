package io.sallyport.simulation;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what others do, and not for ever. */
final class Waiting {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private Waiting() {}

  /** Looks until what is seen is as it should be, and gives it. */
  static <T> T until(Supplier<T> look, Predicate<T> condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Shell.PATIENCE_SECONDS);
    T seen = look.get();
    while (!condition.test(seen)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it has not come to pass: " + seen);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
      seen = look.get();
    }
    return seen;
  }
}
