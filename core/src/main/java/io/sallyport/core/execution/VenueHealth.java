package io.sallyport.core.execution;

import io.sallyport.core.model.LogicalTime;
import java.util.Optional;

/**
 * How the way to a venue is: a circuit breaker (repeated transport failures open it; an answer
 * closes it), and whether the venue said that it is gone.
 *
 * @param failures transport failures since the last sign of life
 * @param openSince since when the circuit is open
 * @param disconnected why the venue cannot be reached, if it cannot
 */
public record VenueHealth(
    int failures, Optional<LogicalTime> openSince, Optional<String> disconnected) {
  /** Nothing is known against it. */
  public static final VenueHealth GOOD = new VenueHealth(0, Optional.empty(), Optional.empty());

  VenueHealth failed(LogicalTime at) {
    int more = failures + 1;
    return new VenueHealth(
        more,
        more >= EngineTimes.BREAKER_FAILURES ? Optional.of(at) : Optional.empty(),
        disconnected);
  }

  VenueHealth spoke() {
    return new VenueHealth(0, Optional.empty(), disconnected);
  }

  VenueHealth left(String why) {
    return new VenueHealth(failures, openSince, Optional.of(why));
  }

  /** Why LIVE is blocked there; empty if it is not. */
  public Optional<String> problem() {
    return disconnected
        .map(why -> "the venue cannot be reached: " + why)
        .or(() ->
            openSince.map(since ->
                "its circuit is open since %s, after %s transport failures in a row"
                    .formatted(since, failures)));
  }
}
