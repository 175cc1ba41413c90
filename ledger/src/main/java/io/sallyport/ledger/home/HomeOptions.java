package io.sallyport.ledger.home;

import io.sallyport.core.model.LogicalTime;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What opening a home needs from outside.
 *
 * @param clock the clock, read for homes with time source {@code clock}; it must never go back
 * @param notices takes what an operator should know: a torn end that was cut, a ledger that was
 *     completed
 * @param ownerWait how long to wait for another process to let go of the home
 * @param isResident whether the owner stays until it is told to leave (SPEC 9)
 */
public record HomeOptions(
    Supplier<LogicalTime> clock, Consumer<String> notices, Duration ownerWait, boolean isResident) {

  /** The options of an owner for the length of a command. */
  public HomeOptions(Supplier<LogicalTime> clock, Consumer<String> notices, Duration ownerWait) {
    this(clock, notices, ownerWait, false);
  }

  /** The same for an owner that stays. */
  public HomeOptions resident() {
    return new HomeOptions(clock, notices, ownerWait, true);
  }
}
