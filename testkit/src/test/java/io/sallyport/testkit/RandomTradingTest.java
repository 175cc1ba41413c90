package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Event;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.execution.Stage;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Hundreds of random stories of LIVE trading, each watched by the auditor. */
class RandomTradingTest {
  @Test
  void whateverVenueNetworkMachineAndPeopleDoTheAuditorAgrees() {
    Set<Stage> seen = EnumSet.noneOf(Stage.class);
    RandomTrading.each(
        300,
        story ->
            story.journal().stream()
                .flatMap(entry -> entry.events().stream())
                .forEach(event -> {
                  if (event instanceof Event.OrderStepped(OrderStep.Ended ended)) {
                    seen.add(ended.stage());
                  } else if (event instanceof Event.OrderStepped(OrderStep.Unresolved _)) {
                    seen.add(Stage.UNRESOLVED);
                  }
                }));

    assertThat(seen)
        .contains(
            Stage.FILLED,
            Stage.CANCELLED,
            Stage.FAILED,
            Stage.FAILED_TIMEOUT,
            Stage.EXECUTED_FULL_LATE,
            Stage.REJECTED,
            Stage.UNRESOLVED);
  }

  @Test
  void oneSeedAlwaysTellsTheSameStory() {
    assertThat(RandomTrading.of(7).journal()).isEqualTo(RandomTrading.of(7).journal());
    assertThat(RandomTrading.of(7).journal()).isNotEqualTo(RandomTrading.of(8).journal());
  }
}
