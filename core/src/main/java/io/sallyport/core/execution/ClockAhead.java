package io.sallyport.core.execution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * How far a home's time is ahead of the wall clock (SPEC 9). Its own timers are right all the same,
 * but whatever it holds against the hour is not: sessions, expiry, days.
 *
 * @param by how far; zero where it is not
 * @param isAccepted whether an operator has accepted that much
 */
public record ClockAhead(Duration by, boolean isAccepted) {
  /** Farther ahead than this, no entry is sent to a real venue until an operator accepts it. */
  public static final Duration MOST = Duration.ofSeconds(60);

  /** Two clocks are never the same: what is less is not worth a word. */
  private static final Duration WORTH_SAYING = Duration.ofSeconds(1);

  /** How far, in seconds with one decimal, where it is a second or more. */
  public Optional<String> inSeconds() {
    return by.compareTo(WORTH_SAYING) < 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(by.toMillis(), 3).setScale(1, RoundingMode.HALF_EVEN).toString());
  }

  /** Why no entry may be sent to a real venue. */
  Optional<String> problem() {
    return by.compareTo(MOST) <= 0 || isAccepted
        ? Optional.empty()
        : inSeconds()
            .map(seconds ->
                "the home's time is %s s ahead of the wall clock: set the clock right, or accept it"
                        .formatted(seconds)
                    + " with sallyport clock accept");
  }
}
