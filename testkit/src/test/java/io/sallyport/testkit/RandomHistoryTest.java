package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.desk.Decision;
import io.sallyport.core.desk.Event;
import io.sallyport.core.model.RefusalCode;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RandomHistoryTest {

  @Test
  void oneSeedAlwaysGivesTheSameHistory() {
    assertThat(RandomHistory.of(7).entries()).isEqualTo(RandomHistory.of(7).entries());
    assertThat(RandomHistory.of(7).entries()).isNotEqualTo(RandomHistory.of(8).entries());
  }

  @Test
  void aFailureNamesItsSeed() {
    assertThatThrownBy(
            () -> RandomHistory.each(50, history -> assertThat(history.seed()).isLessThan(3)))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("seed 3 (again with -Dsallyport.seed=3)");
  }

  /** What no history reaches, no property says anything of. */
  @Test
  void historiesReachEveryKindOfEventButThoseOfLiveOrders() {
    Set<Class<?>> seen =
        java.util.stream.LongStream.range(0, 20)
            .mapToObj(RandomHistory::of)
            .flatMap(history -> history.events().stream())
            .map(Object::getClass)
            .collect(Collectors.toSet());

    assertThat(seen)
        .containsExactlyInAnyOrder(
            Event.HomeCreated.class,
            Event.SeasonOpened.class,
            Event.SeasonFrozen.class,
            Event.SeasonUnfrozen.class,
            Event.PlanTransitioned.class,
            Event.PlanValidated.class,
            Event.PlanExecuted.class,
            Event.OutcomeRecorded.class,
            Event.SnapshotTaken.class);
  }

  @Test
  void historiesReachTheRefusalsOfGovernance() {
    Set<RefusalCode> seen = EnumSet.noneOf(RefusalCode.class);
    RandomHistory.each(
        50,
        history ->
            history.steps().stream()
                .map(RandomHistory.Step::decision)
                .filter(decision -> decision instanceof Decision.Refused)
                .forEach(refused -> seen.add(((Decision.Refused<?>) refused).refusal().code())));

    assertThat(seen)
        .contains(
            RefusalCode.ITEMS_REQUIRED,
            RefusalCode.DUPLICATE_ITEM,
            RefusalCode.INVALID_REVISION,
            RefusalCode.PLAN_EXISTS,
            RefusalCode.PLAN_NOT_FOUND,
            RefusalCode.PLAN_PREFIX_TOO_SHORT,
            RefusalCode.INVALID_TRANSITION,
            RefusalCode.FOUR_EYES,
            RefusalCode.SEASON_NOT_FOUND,
            RefusalCode.SEASON_EXISTS,
            RefusalCode.SEASON_FROZEN,
            RefusalCode.SEASON_OPEN,
            RefusalCode.REGISTRY_INVALID,
            RefusalCode.HOME_EXISTS);
  }
}
