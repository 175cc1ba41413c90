package io.sallyport.ledger.home;

import io.sallyport.core.desk.MachineClock;
import io.sallyport.core.plane.Venue;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What opening a home needs from outside.
 *
 * @param clock the machine's clocks, read for homes with time source {@code clock}
 * @param notices takes what an operator should know: a torn end that was cut, a ledger that was
 *     completed
 * @param venues makes the home's venues; they are opened with it, and closed
 * @param ownerWait how long to wait for another process to let go of the home
 * @param isResident whether the owner stays until it is told to leave (SPEC 9)
 */
public record HomeOptions(
    MachineClock clock,
    Consumer<String> notices,
    Function<HomeFiles, List<Venue>> venues,
    Duration ownerWait,
    boolean isResident) {

  /** The options of an owner for the length of a command. */
  public HomeOptions(
      MachineClock clock,
      Consumer<String> notices,
      Function<HomeFiles, List<Venue>> venues,
      Duration ownerWait) {
    this(clock, notices, venues, ownerWait, false);
  }

  /** The same where there is no venue at all. */
  public HomeOptions(MachineClock clock, Consumer<String> notices, Duration ownerWait) {
    this(clock, notices, files -> List.of(), ownerWait);
  }

  /** The same for an owner that stays. */
  public HomeOptions resident() {
    return new HomeOptions(clock, notices, venues, ownerWait, true);
  }
}
