package io.sallyport.testkit;

import static io.sallyport.testkit.Commands.plan;
import static io.sallyport.testkit.Commands.review;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.TimeSource;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.plan.Plan;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A story that can't be contradicted proves nothing. */
class ScenarioTest {
  private final Scenario desk = Scenario.inAHome();

  @Test
  void otherEventsThanThoseThatHappenedContradictIt() {
    assertContradicted(() -> desk.when(Commands.open(Samples.TENANT, Samples.SEASON)).then());
    assertContradicted(() ->
        desk.when(Commands.freeze(Samples.SEASON))
            .then(new Event.SeasonUnfrozen(Samples.SEASON, Samples.REASON)));
  }

  @Test
  void aRefusalContradictsWhoExpectsEvents() {
    assertContradicted(() -> desk.when(Commands.initHome()).events());
    assertContradicted(() -> desk.given(Commands.initHome()));
  }

  @Test
  void anAcceptedCommandContradictsWhoExpectsARefusal() {
    assertContradicted(() -> desk.when(plan("a")).refused(RefusalCode.PLAN_EXISTS));
  }

  @Test
  void anotherCodeOrMessageContradictsIt() {
    assertContradicted(() -> desk.when(Commands.initHome()).refused(RefusalCode.USAGE));
    assertContradicted(
        () -> desk.when(Commands.initHome()).refused(RefusalCode.HOME_EXISTS, "otherwise"));
  }

  @Test
  void aStoryGoesOnFromWhatAJournalHolds() {
    Plan plan = desk.given(plan("a"));

    Scenario later = Scenario.after(desk.entries()).at(Samples.MONDAY.plus(Duration.ofHours(1)));

    assertThat(later.given(review(plan)).sequenceNo()).isEqualTo(2);
    assertThat(later.entries()).hasSize(3).containsAll(desk.entries());
  }

  @Test
  void entriesSayWhenAndByWhom() {
    SimulatedClock clock = SimulatedClock.at("2026-02-01T00:00:00Z");
    clock.advance(Duration.ofSeconds(90));
    desk.at(clock.get()).by(Samples.withToken("bo")).given(plan("a"));

    assertThat(desk.entries().getLast().at()).hasToString("2026-02-01T00:01:30.000000Z");
    assertThat(desk.entries().getLast().actor()).hasToString("bo");
    clock.set(Samples.MONDAY);
    assertThat(clock.get()).isEqualTo(Samples.MONDAY);
  }

  @Test
  void anEntryThatDoesNotFollowIsNoPartOfAStory() {
    assertThatThrownBy(() ->
            desk.at("2026-01-01T00:00:00Z")
                .given(new Event.HomeCreated(Samples.HOME, TimeSource.CLOCK, false)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not follow entry 1");
  }

  private static void assertContradicted(Runnable story) {
    assertThatThrownBy(story::run).isInstanceOf(AssertionError.class);
  }
}
