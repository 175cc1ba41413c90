package io.sallyport.testkit;

import io.sallyport.core.model.LogicalTime;
import java.time.Duration;
import java.util.function.Supplier;

/** A clock that stands still until a test moves it, forwards or, as machines' clocks do, back. */
public final class SimulatedClock implements Supplier<LogicalTime> {
  private volatile LogicalTime now;

  /** A clock that shows a time. */
  public SimulatedClock(LogicalTime now) {
    this.now = now;
  }

  /** A clock that shows a time, such as {@code 2026-01-05T09:30:00Z}. */
  public static SimulatedClock at(String rfc3339) {
    return new SimulatedClock(LogicalTime.parse(rfc3339).value());
  }

  @Override
  public LogicalTime get() {
    return now;
  }

  /** Moves the clock on. */
  public void advance(Duration duration) {
    now = now.plus(duration);
  }

  /** Sets the clock, to an earlier time too. */
  public void set(LogicalTime time) {
    now = time;
  }
}
