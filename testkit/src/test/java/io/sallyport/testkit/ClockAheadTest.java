package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.AcceptClock;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.desk.SafetyCommand;
import io.sallyport.core.desk.VenueCommand;
import io.sallyport.core.execution.ExecutionResult;
import io.sallyport.core.guard.ExecutionGuard;
import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plane.VenueListing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A home whose time is ahead of the wall clock (SPEC 9, time). */
class ClockAheadTest {
  private static final String BUY = "momentum:buy/BTCUSDT/1/ref=150/sl=-0.02";
  private static final VenueId BROKER = new VenueId("broker");

  private final LiveStory story = LiveStory.inClockHome();

  @ParameterizedTest
  @CsvSource({"PT60S, true", "PT60.000001S, false", "PT1H, false"})
  void aboveAMinuteNoEntryGoesToARealVenue(Duration ahead, boolean passes) {
    atTheBroker().isAhead(ahead);

    assertThat(isHeldBack(executed(story.committed(BUY)))).isEqualTo(!passes);
  }

  @Test
  void simIsNoRealVenue() {
    story.isAhead(Duration.ofHours(1));

    assertThat(isHeldBack(executed(story.committed(BUY)))).isFalse();
  }

  @Test
  void untilAnOperatorAcceptsItAndNoMoreThanThat() {
    atTheBroker().isAhead(Duration.ofSeconds(75));
    story.gets(new AcceptClock(Samples.REASON));

    assertThat(isHeldBack(executed(story.committed(BUY)))).isFalse();

    story.isAhead(Duration.ofSeconds(90));
    assertThat(isHeldBack(executed(story.committed("momentum:buy/BTCUSDT/2/ref=150/sl=-0.02"))))
        .isTrue();
  }

  @Test
  void whatWasAcceptedEndsWhenTheHomeIsFoundBehind() {
    atTheBroker().isAhead(Duration.ofSeconds(75));
    story.gets(new AcceptClock(Samples.REASON));
    story.gets(new VenueCommand.CatchUp(story.now()));

    assertThat(isHeldBack(executed(story.committed(BUY)))).isTrue();
  }

  @Test
  void whatHoldsNothingBackIsNotAccepted() {
    story.isAhead(Duration.ofSeconds(60));

    assertThat(story.refuses(new AcceptClock(Samples.REASON)).code())
        .isEqualTo(RefusalCode.CLOCK_NOT_AHEAD);
  }

  @Test
  void whoAcceptedItAndHowMuchIsOnRecord() {
    story.isAhead(Duration.ofSeconds(75));
    story.gets(new AcceptClock(Samples.REASON));

    JournalEntry entry = story.entries().getLast();
    assertThat(entry.actor()).isEqualTo(Samples.ANA.id());
    assertThat(entry.events()).containsExactly(new Event.ClockAccepted(wall(75), Samples.REASON));
  }

  @Test
  void everyLiveReportSaysByHowMuch() {
    story.isAhead(Duration.ofMillis(12_345));

    assertThat(executed(story.committed(BUY)).metadata().values())
        .containsEntry("clock_ahead_seconds", "12.3");
    story.isAhead(Duration.ofMillis(999));
    assertThat(
            executed(story.committed("momentum:buy/ETHUSDT/1/ref=150/sl=-0.02"))
                .metadata()
                .values())
        .doesNotContainKey("clock_ahead_seconds");
  }

  private LogicalTime wall(long secondsBehind) {
    return new LogicalTime(story.now().micros() - secondsBehind * 1_000_000);
  }

  private LiveStory atTheBroker() {
    story.lists(
        new VenueListing(BROKER, Optional.empty(), List.of(new AccountId("A1")), Optional.empty()));
    story.gets(
        new SafetyCommand.SelectPlane(
            Samples.TENANT, Optional.of(BROKER), Optional.empty(), true, Samples.REASON));
    return story;
  }

  /** Runs a plan, and lets so much time pass that it has ended. */
  private ExecutionResult executed(Plan plan) {
    LiveStory.Waiting<ExecutionResult> run = story.begins(Commands.live(plan));
    story.passes("120s");
    return run.answer();
  }

  private static boolean isHeldBack(ExecutionResult result) {
    return result.guards().stream()
        .filter(guard -> guard.name().equals("VenueAvailable") && !guard.passed())
        .map(ExecutionGuard::message)
        .anyMatch(why -> why.contains("ahead of the wall clock"));
  }
}
