package io.sallyport.ledger.home;

import io.sallyport.core.desk.MachineClock;
import io.sallyport.core.model.LogicalTime;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The time of a home with time source {@code clock} (SPEC 9): when its owner starts, the later of
 * wall clock and last recorded time; from then on monotonic time is added, so that it always goes
 * on, whatever becomes of the wall clock. Only one thread moves it; any may look.
 */
final class HomeClock {
  /** Farther behind than this, the machine has slept, or somebody set its clock. */
  static final Duration MOST_BEHIND = Duration.ofSeconds(5);

  /** An order that was not handed to its venue by then is not sent any more. */
  private static final Duration MOST_HELD = Duration.ofSeconds(2);

  private final MachineClock machine;
  private volatile Anchor anchor;

  /** The home's time at a moment of the clock that only goes on. */
  private record Anchor(LogicalTime at, long nanos) {}

  /** A step of the home's time that made up for what it was behind. */
  record Jump(LogicalTime from, LogicalTime to) {}

  /** A moment by both of the machine's clocks. */
  record Moment(LogicalTime wall, long nanos) {}

  HomeClock(MachineClock machine, LogicalTime lastRecorded) {
    this.machine = machine;
    this.anchor = new Anchor(machine.wall().orLater(lastRecorded), machine.nanos());
  }

  LogicalTime now() {
    Anchor since = anchor;
    return since.at().plus(Duration.ofNanos(Math.max(0, machine.nanos() - since.nanos())));
  }

  /** Compares with the wall clock, and jumps to it if it is more than 5 s ahead. */
  Optional<Jump> catchUp() {
    LogicalTime now = now();
    LogicalTime wall = machine.wall();
    if (between(now, wall).compareTo(MOST_BEHIND) <= 0) {
      return Optional.empty();
    }
    anchor = new Anchor(wall, machine.nanos());
    return Optional.of(new Jump(now, wall));
  }

  /** How far the home's time is ahead of the wall clock; zero where it is not. */
  Duration ahead() {
    Duration ahead = between(machine.wall(), now());
    return ahead.isNegative() ? Duration.ZERO : ahead;
  }

  Moment moment() {
    return new Moment(machine.wall(), machine.nanos());
  }

  /** Whether so much time has passed since then, by either clock, that an order may not go out. */
  boolean isTooLate(Moment since) {
    return MOST_HELD.compareTo(Duration.ofNanos(machine.nanos() - since.nanos())) < 0
        || MOST_HELD.compareTo(between(since.wall(), machine.wall())) < 0;
  }

  private static Duration between(LogicalTime from, LogicalTime to) {
    return Duration.of(to.micros() - from.micros(), ChronoUnit.MICROS);
  }
}
