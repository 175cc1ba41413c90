package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Event;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.execution.Stage;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
        .as("stages that were reached; with one seed alone they may be fewer")
        .contains(
            Stage.FILLED,
            Stage.CANCELLED,
            Stage.FAILED,
            Stage.FAILED_TIMEOUT,
            Stage.EXECUTED_FULL_LATE,
            Stage.REJECTED,
            Stage.UNRESOLVED);
  }

  /** What a journal is tested with: the stories of {@link JournalConformance}. */
  @Test
  void eightStoriesHaveEveryKindOfEventOfLiveOrders() {
    Set<Class<?>> seen = new HashSet<>();
    for (long seed = 1; seed <= 8; seed++) {
      RandomTrading.of(seed).journal().stream()
          .flatMap(entry -> entry.events().stream())
          .forEach(event ->
              seen.add(
                  event instanceof Event.OrderStepped(OrderStep step)
                      ? step.getClass()
                      : event.getClass()));
    }
    assertThat(seen).containsAll(List.of(OrderStep.class.getPermittedSubclasses()));
    assertThat(seen)
        .containsAll(
            Stream.of(Event.class.getPermittedSubclasses())
                .filter(kind -> !NOT_OF_LIVE_ORDERS.contains(kind))
                .toList());
  }

  private static final Set<Class<?>> NOT_OF_LIVE_ORDERS =
      Set.of(
          Event.ClockJumped.class,
          Event.ClockAccepted.class,
          Event.OrderStepped.class,
          Event.HarnessStepped.class,
          Event.SeasonFrozen.class,
          Event.SeasonUnfrozen.class,
          Event.SafetySoldOnPaper.class,
          Event.ProtectionWithheld.class,
          Event.ProtectionPlaced.class,
          Event.ProtectedElsewhere.class,
          Event.SnapshotTaken.class);

  @Test
  void oneSeedAlwaysTellsTheSameStory() {
    assertThat(RandomTrading.of(7).journal()).isEqualTo(RandomTrading.of(7).journal());
    assertThat(RandomTrading.of(7).journal()).isNotEqualTo(RandomTrading.of(8).journal());
  }
}
