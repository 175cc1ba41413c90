package io.sallyport.ledger.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.model.LogicalTime;
import io.sallyport.testkit.Samples;
import io.sallyport.testkit.SimulatedClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A home's time always goes on (SPEC 9, time). */
class HomeClockTest {
  private static final LogicalTime LATER = Samples.MONDAY.plus(Duration.ofHours(1));

  private final SimulatedClock machine = new SimulatedClock(Samples.MONDAY);

  @Test
  void itBeginsWithTheLaterOfWallClockAndRecordAndGoesOnFromThere() {
    HomeClock ahead = new HomeClock(machine, LATER);
    HomeClock plain = new HomeClock(machine, LogicalTime.EPOCH);
    machine.advance(Duration.ofSeconds(31));

    assertThat(ahead.now()).isEqualTo(LATER.plus(Duration.ofSeconds(31)));
    assertThat(ahead.ahead()).isEqualTo(Duration.ofHours(1));
    assertThat(plain.now()).isEqualTo(Samples.MONDAY.plus(Duration.ofSeconds(31)));
    assertThat(plain.ahead()).isZero();
  }

  @Test
  void aWallClockThatIsSetBackHoldsNothingUp() {
    HomeClock clock = new HomeClock(machine, LogicalTime.EPOCH);
    machine.set(LogicalTime.EPOCH);
    machine.advance(Duration.ofSeconds(30));

    assertThat(clock.catchUp()).isEmpty();
    assertThat(clock.now()).isEqualTo(Samples.MONDAY.plus(Duration.ofSeconds(30)));
  }

  @ParameterizedTest
  @CsvSource({"PT5S, false", "PT5.000001S, true", "PT8H, true"})
  void afterASleepItJumps(Duration slept, boolean jumps) {
    HomeClock clock = new HomeClock(machine, LogicalTime.EPOCH);
    machine.sleep(slept);

    assertThat(clock.catchUp())
        .isEqualTo(
            jumps
                ? Optional.of(new HomeClock.Jump(Samples.MONDAY, Samples.MONDAY.plus(slept)))
                : Optional.empty());
    assertThat(clock.now()).isEqualTo(jumps ? Samples.MONDAY.plus(slept) : Samples.MONDAY);
    assertThat(clock.catchUp()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"PT2S, PT0S, false", "PT2.000001S, PT0S, true", "PT0S, PT2.000001S, true"})
  void eitherClockTellsThatItIsTooLate(Duration passed, Duration slept, boolean isTooLate) {
    HomeClock clock = new HomeClock(machine, LogicalTime.EPOCH);
    HomeClock.Moment before = clock.moment();
    machine.advance(passed);
    machine.sleep(slept);

    assertThat(clock.isTooLate(before)).isEqualTo(isTooLate);
  }
}
