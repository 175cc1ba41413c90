package io.sallyport.core.desk;

import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.util.Optional;

/** Where a home's logical time comes from, fixed when the home is made (SPEC 9). */
public enum TimeSource {
  /** From the machine's clock, never below the last recorded time. */
  CLOCK,
  /** From each command, never earlier than the last recorded time. */
  EXTERNAL;

  /**
   * The time of a command.
   *
   * @param brought the time that the command brings, if any
   * @param clock what the clock says
   * @param last the last recorded time
   */
  public Reply<LogicalTime> timeOf(
      Optional<LogicalTime> brought, LogicalTime clock, LogicalTime last) {
    return switch (this) {
      case CLOCK ->
          brought.isEmpty()
              ? Reply.of(clock.orLater(last))
              : Reply.refuse(
                  RefusalCode.TIME_NOT_ACCEPTED,
                  "this home takes its time from the clock; leave --at out");
      case EXTERNAL ->
          brought
              .map(at -> notBefore(last, at))
              .orElseGet(() ->
                  Reply.refuse(
                      RefusalCode.TIME_REQUIRED,
                      "this home takes its time from outside; say it with --at, such as --at "
                          + last));
    };
  }

  private static Reply<LogicalTime> notBefore(LogicalTime last, LogicalTime at) {
    return at.compareTo(last) >= 0
        ? Reply.of(at)
        : Reply.refuse(
            RefusalCode.TIME_WENT_BACK,
            "--at " + at + " is earlier than the last recorded time, " + last);
  }
}
