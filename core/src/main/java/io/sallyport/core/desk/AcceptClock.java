package io.sallyport.core.desk;

import io.sallyport.core.execution.ClockAhead;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.util.List;

/**
 * An operator accepts that the home's time is as far ahead of the wall clock as it is, so that
 * entries may be sent all the same (SPEC 9). It holds for no more than that much, and ends when the
 * home's time is found behind.
 *
 * @param reason why
 */
public record AcceptClock(Reason reason) implements Command<ClockAhead> {
  @Override
  public Decision<ClockAhead> decide(DeskState state, Inputs inputs) {
    return Decision.of(
        state.requireHome().flatMap(home -> acceptable(inputs)),
        wall -> List.of(new Event.ClockAccepted(wall, reason)),
        after -> new ClockAhead(inputs.clockAhead(), true));
  }

  private static Reply<LogicalTime> acceptable(Inputs inputs) {
    return inputs.clockAhead().compareTo(ClockAhead.MOST) > 0
        ? Reply.of(
            new LogicalTime(
                Math.max(0, inputs.at().micros() - inputs.clockAhead().toNanos() / 1_000)))
        : Reply.refuse(
            RefusalCode.CLOCK_NOT_AHEAD,
            "the home's time is not more than %s s ahead of the wall clock: nothing is held back"
                .formatted(ClockAhead.MOST.toSeconds()));
  }
}
