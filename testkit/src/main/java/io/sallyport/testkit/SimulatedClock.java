package io.sallyport.testkit;

import io.sallyport.core.desk.MachineClock;
import io.sallyport.core.model.LogicalTime;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A machine's clocks that stand still until a test moves them: both on together, or the wall clock
 * alone, forwards with the machine asleep or, as machines' clocks do, back.
 */
public final class SimulatedClock implements Supplier<LogicalTime>, MachineClock {
  private volatile LogicalTime wall;
  private volatile long nanos;

  /** A clock that shows a time. */
  public SimulatedClock(LogicalTime now) {
    this.wall = now;
  }

  /** A clock that shows a time, such as {@code 2026-01-05T09:30:00Z}. */
  public static SimulatedClock at(String rfc3339) {
    return new SimulatedClock(LogicalTime.parse(rfc3339).value());
  }

  @Override
  public LogicalTime get() {
    return wall;
  }

  @Override
  public LogicalTime wall() {
    return wall;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  /** Time goes on. */
  public synchronized void advance(Duration duration) {
    wall = wall.plus(duration);
    nanos += duration.toNanos();
  }

  /** The machine sleeps: only its wall clock goes on. */
  public synchronized void sleep(Duration duration) {
    wall = wall.plus(duration);
  }

  /** Sets the wall clock, to an earlier time too. */
  public synchronized void set(LogicalTime time) {
    wall = time;
  }
}
