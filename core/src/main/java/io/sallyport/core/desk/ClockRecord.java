package io.sallyport.core.desk;

import io.sallyport.core.execution.ClockAhead;
import io.sallyport.core.model.LogicalTime;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What is on record of the home's clock (SPEC 9). */
final class ClockRecord {
  /** What was accepted covers a little more: the two clocks drift. */
  private static final Duration DRIFT = Duration.ofSeconds(5);

  private Optional<Event.ClockJumped> lastJump = Optional.empty();
  private Duration accepted = Duration.ZERO;

  /** Whoever was behind is no longer ahead: what was accepted before is over. */
  void jumped(Event.ClockJumped jump) {
    lastJump = Optional.of(jump);
    accepted = Duration.ZERO;
  }

  void accepted(LogicalTime at, LogicalTime wall) {
    accepted = Duration.of(at.micros() - wall.micros(), ChronoUnit.MICROS);
  }

  Optional<Event.ClockJumped> lastJump() {
    return lastJump;
  }

  ClockAhead ahead(Inputs inputs) {
    Duration by = inputs.clockAhead();
    return new ClockAhead(by, !accepted.isZero() && by.compareTo(accepted.plus(DRIFT)) <= 0);
  }
}
