package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Effect;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.execution.OrderTrace;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plane.ExecutionReasonCode;
import io.sallyport.core.plane.VenueReport;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Sending again: only what was provably never taken, only within 30 s (seed 002, rule 5). */
class AttemptsTest {
  private final LiveStory story = LiveStory.onSim();
  private final LiveStory.Waiting<io.sallyport.core.execution.ExecutionResult> run =
      story.executes("momentum:buy/BTCUSDT/1/ref=150/sl=-0.02");
  private final UUID order = story.planned().getFirst().orderId();
  private final LogicalTime begin = story.now();

  @Test
  void whatWasNotTakenIsSentAgainAfterASecondUnderTheSameId() {
    story.says(notTaken()).sent();
    story.passes("0.999999s");
    assertThat(story.sent()).isEmpty();
    story.passes("0.000001s");

    assertThat(story.sent())
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.Submit.class, sent -> assertThat(sent.order().orderId()).isEqualTo(order));
    assertThat(story.order(order).attempts()).isEqualTo(2);
    story.acknowledges(order).fills(order, "1", "150").acknowledgesAll().agreesToAll();
    assertThat(story.order(order).stage()).isEqualTo(Stage.FILLED);
  }

  @Test
  void theNextAttemptIsASecondAfterTheLastOneHoweverLateTheNewsComes() {
    story.passes("0.7s").says(notTaken()).passes("0.3s");
    assertThat(story.order(order).attempts()).isEqualTo(2);
    story.passes("2.5s").says(notTaken());
    assertThat(story.order(order).attempts()).isEqualTo(3);
  }

  @Test
  void itIsTriedUntil30SecondsAndThenGivenUp() {
    story.sent();
    while (story.order(order).stage().isOpen()) {
      story.says(notTaken()).passes("1s");
    }

    assertThat(story.now()).isEqualTo(begin.plus(Duration.ofSeconds(30)));
    assertThat(story.sent()).hasSize(29).allMatch(Effect.Submit.class::isInstance);
    assertThat(story.order(order).stage()).isEqualTo(Stage.FAILED_TIMEOUT);
    assertThat(story.order(order).outcome().orElseThrow().reason())
        .contains(ExecutionReasonCode.EXECUTION_NOT_AVAILABLE);
    assertThat(run.answer().outcomes()).hasSize(1);
  }

  @Test
  void everyAttemptIsOnRecordWithItsTime() {
    story.says(notTaken()).passes("1s").passes("0.5s").says(notTaken()).passes("1s");

    assertThat(
            story.order(order).trace().stream()
                .filter(one ->
                    one.step() instanceof OrderStep.Submitted
                        || one.step() instanceof OrderStep.SentAgain)
                .map(OrderTrace::at)
                .toList())
        .isEqualTo(
            List.of(begin, begin.plus(Duration.ofSeconds(1)), begin.plus(Duration.ofSeconds(2))));
  }

  @Test
  void whatIsInDoubtIsAskedAboutAtOnceAndNeverSentAgain() {
    story.sent();
    story.says(new VenueReport.Doubtful(order, "the way broke"));
    assertThat(story.sent()).singleElement().isInstanceOf(Effect.Ask.class);
    story.passes("60s");

    assertThat(story.sent()).noneMatch(Effect.Submit.class::isInstance);
    assertThat(story.order(order).attempts()).isEqualTo(1);
    assertThat(story.order(order).stage()).isEqualTo(Stage.UNRESOLVED);
  }

  @Test
  void thatTheVenueDoesNotKnowItNeverPermitsSendingItAgain() {
    story.says(new VenueReport.Doubtful(order, "the way broke")).sent();
    story.answers(asked -> VenueViews.knowsNothing(asked.question(), "BTCUSDT", "0"));
    assertThat(story.order(order).stage()).isEqualTo(Stage.SUBMITTED);
    story.passes("31s");
    story.answers(asked -> VenueViews.knowsNothing(asked.question(), "BTCUSDT", "0"));

    assertThat(story.sent()).noneMatch(Effect.Submit.class::isInstance);
    assertThat(story.order(order).stage()).isEqualTo(Stage.FAILED_TIMEOUT);
  }

  @Test
  void whatTheVenueTookIsNotSentAgainWhateverTheWaySays() {
    story.acknowledges(order).sent();
    story.says(notTaken()).passes("5s");

    assertThat(story.sent()).isEmpty();
    assertThat(story.order(order).stage()).isEqualTo(Stage.PENDING);
  }

  @Test
  void aPersonsCancelEndsTheAttempts() {
    story.says(notTaken()).sent();
    story.begins(
        new io.sallyport.core.desk.SafetyCommand.CancelOrder(
            java.util.Optional.empty(), order.toString(), Samples.REASON));
    story.passes("5s");

    assertThat(story.sent()).noneMatch(Effect.Submit.class::isInstance);
    assertThat(story.order(order).stage()).isEqualTo(Stage.CANCELLED);
  }

  private VenueReport notTaken() {
    return new VenueReport.NotTaken(order, "no way there");
  }
}
