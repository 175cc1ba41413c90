package io.sallyport.cli.command;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How long something is waited for, which is looked at again and again. */
final class Patience {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final long end;

  private Patience(long end) {
    this.end = end;
  }

  /** Patience that begins now. */
  static Patience of(Duration time) {
    return new Patience(System.nanoTime() + time.toNanos());
  }

  boolean isOver() {
    return left().isNegative();
  }

  /** What is left of it; negative if it is over. */
  Duration left() {
    return Duration.ofNanos(end - System.nanoTime());
  }

  /** Waits a moment before the next look. */
  void pause() {
    LockSupport.parkNanos(PAUSE.toNanos());
  }
}
