package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Effect;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.OrderView;
import io.sallyport.core.desk.Query;
import io.sallyport.core.execution.EngineTimes;
import io.sallyport.core.execution.OrderFlag;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.OutcomeStatus;
import io.sallyport.core.plane.VenueAnswer.Standing;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.reconcile.Block;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The 30 s and what comes around them; reports twice, out of order and wrong (SPEC 7). */
class TimesAndReportsTest {
  private final LiveStory story = LiveStory.onSim();
  private final UUID order = executes();

  @Test
  void nobodyCanLengthenTheTimes() {
    assertThat(EngineTimes.LIMIT).isEqualTo(Duration.ofSeconds(30));
    assertThat(EngineTimes.RECONCILE_BY).isEqualTo(Duration.ofSeconds(31));
  }

  @ParameterizedTest
  @CsvSource({
    "29.999999s, FILLED,             false",
    "30s,        EXECUTED_FULL_LATE, true",
    "30.4s,      EXECUTED_FULL_LATE, true",
    "30.999999s, EXECUTED_FULL_LATE, true",
    "33s,        EXECUTED_FULL_LATE, true"
  })
  void whenAFillComesSaysWhetherItIsLate(String after, Stage stage, boolean late) {
    story.acknowledges(order).passes(after).fills(order, "1", "152").acknowledgesAll();
    story.agreesToAll();

    assertThat(story.order(order).stage()).isEqualTo(stage);
    assertThat(story.order(order).flags().contains(OrderFlag.LATE_FILL)).isEqualTo(late);
    assertThat(story.order(order).outcome().orElseThrow().status()).isEqualTo(OutcomeStatus.FILLED);
    assertThat(story.order(order).blocks()).isEmpty();
    assertThat(protection()).isEqualTo(2);
  }

  @Test
  void aFillAfterTheOutcomeIsBookedProtectedFlaggedAndBlocks() {
    endsInTimeout();
    story.passes("10s").fills(order, "1", "152");

    OrderView view = story.order(order);
    assertThat(view.stage()).isEqualTo(Stage.FAILED_TIMEOUT);
    assertThat(view.filled()).isEqualByComparingTo("1");
    assertThat(view.outcome().orElseThrow().status()).isEqualTo(OutcomeStatus.FAILED);
    assertThat(view.flags()).contains(OrderFlag.LATE_FILL, OrderFlag.FILL_AFTER_OUTCOME);
    assertThat(view.blocks()).map(Block::cause).containsExactly(Block.Cause.FILL_AFTER_OUTCOME);
    assertThat(protection()).isEqualTo(2);
    assertThat(held()).isEqualByComparingTo("1");
  }

  @Test
  void theLateFillIsNotTakenOutOfTheBookByWhatTheVenueHeldBefore() {
    endsInTimeout();
    story.fills(order, "1", "152");

    assertThat(
            story
                .refuses(
                    new io.sallyport.core.desk.ReconcileCommand.ResolvePosition(
                        Samples.TENANT,
                        new io.sallyport.core.model.Symbol("BTCUSDT"),
                        Event.Resolution.ADOPT_VENUE,
                        Samples.REASON))
                .message())
        .contains("reconcile first");
    assertThat(held()).isEqualByComparingTo("1");
  }

  @Test
  void aFillBeforeItsAcknowledgementCountsOnce() {
    story.fills(order, "1", "152").acknowledges(order).acknowledges(order);
    assertThat(story.order(order).stage()).isEqualTo(Stage.FILLED);
    assertThat(story.order(order).blocks()).isEmpty();
  }

  @Test
  void aReportThatComesTwiceCountsOnceAndIsOnRecord() {
    var fill = new VenueReport.Filled(order, fill("f", "0.4", "0.4"));
    story.says(fill).says(fill);

    assertThat(story.order(order).filled()).isEqualByComparingTo("0.4");
    assertThat(refusals()).containsExactly("fill f was counted already");
  }

  @Test
  void aFillThatAnAnswerToldIsNotCountedAgainWhenItsReportComes() {
    story.acknowledges(order).says(new VenueReport.Closed(order, "cancelled"));
    story.answers(asked ->
        VenueViews.holding(
            VenueViews.but(
                VenueViews.ofBooks(story, asked.question()),
                order,
                was ->
                    VenueViews.stands(
                        order, Standing.CANCELLED, "0.4", Optional.of(new BigDecimal("152")))),
            "BTCUSDT",
            "0.4"));
    story.says(new VenueReport.Filled(order, fill("f", "0.4", "0.4")));

    assertThat(story.order(order).filled()).isEqualByComparingTo("0.4");
    assertThat(story.order(order).outcome().orElseThrow().status())
        .isEqualTo(OutcomeStatus.PARTIALLY_FILLED);
    assertThat(story.order(order).blocks()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1.1, 152, is more than the 1 that were left",
    "0,   152, a quantity and a price above 0",
    "1,   0,   a quantity and a price above 0"
  })
  void aFillThatCannotBeIsRefusedAndBlocks(String quantity, String price, String why) {
    story.says(
        new VenueReport.Filled(
            order,
            new Fill(
                "f",
                new BigDecimal(quantity),
                new BigDecimal(price),
                new BigDecimal(quantity),
                Optional.empty())));

    assertThat(story.order(order).filled()).isZero();
    assertThat(refusals()).singleElement().asString().contains(why);
    assertThat(story.order(order).blocks())
        .map(Block::cause)
        .containsExactly(Block.Cause.FILL_DISPUTED);
  }

  @Test
  void aLateOrRepeatedAcknowledgementOfAnOrderThatWasTakenIsNoContradiction() {
    story.acknowledges(order).says(new VenueReport.Closed(order, "gone"));
    story.answers(asked ->
        VenueViews.but(
            VenueViews.ofBooks(story, asked.question()),
            order,
            was -> VenueViews.stands(order, Standing.CANCELLED, "0", Optional.empty())));
    story.acknowledges(order);

    assertThat(refusals()).hasSize(1);
    assertThat(story.order(order).blocks()).isEmpty();
  }

  @Test
  void anOrderThatTheVenueTakesAfterItWasFoundUnknownIsAContradiction() {
    endsInTimeout();
    story.acknowledges(order);
    assertThat(story.order(order).blocks())
        .map(Block::cause)
        .containsExactly(Block.Cause.CONTRADICTION);
  }

  @Test
  void anOrderThatClosesWhileItIsAskedAboutIsAskedAboutAgain() {
    story.acknowledges(order).says(new VenueReport.Connected());
    Effect.Ask first = story.lastQuestion();
    story.says(new VenueReport.Closed(order, "expired"));
    assertThat(story.lastQuestion()).as("one question at a time").isEqualTo(first);
    story.agrees();

    assertThat(story.lastQuestion()).isNotEqualTo(first);
  }

  @Test
  void whatProvablyWasNotTakenIsSentAgainWithin30SecondsUnderTheSameId() {
    for (int attempt = 1; attempt <= 30; attempt++) {
      assertThat(story.order(order).attempts()).isEqualTo(attempt);
      story.says(new VenueReport.NotTaken(order, "no way there")).passes("1s");
    }
    assertThat(story.order(order).stage()).isEqualTo(Stage.FAILED_TIMEOUT);
    assertThat(submissions()).hasSize(30).containsOnly(order);
  }

  @Test
  void whatIsInDoubtIsAskedAboutAndNeverSentAgain() {
    story.says(new VenueReport.Doubtful(order, "the way broke")).passes("60s");
    assertThat(submissions()).containsExactly(order);
    assertThat(story.order(order).stage()).isEqualTo(Stage.UNRESOLVED);
  }

  @Test
  void theSeasonIsAskedForAgainBeforeSendingAgain() {
    story.says(new VenueReport.NotTaken(order, "no way there"));
    story.gets(Commands.freeze(Samples.SEASON));
    story.passes("1s");
    assertThat(story.order(order).stage()).isEqualTo(Stage.FAILED);
    assertThat(submissions()).containsExactly(order);
  }

  @Test
  void aReportOnNoOrderOfOursIsRefusedAndOnRecord() {
    story.says(new VenueReport.Filled(new UUID(1, 1), fill("f", "1", "1")));
    assertThat(story.events()).hasAtLeastOneElementOfType(Event.ReportRefused.class);
    assertThat(held()).isZero();
  }

  @Test
  void anAnswerThatDoesNotSpeakOfTheOrderIsNone() {
    story
        .passes("31s")
        .answers(
            asked -> new io.sallyport.core.plane.VenueAnswer(List.of(), Optional.of(List.of())));
    assertThat(story.order(order).stage()).isEqualTo(Stage.UNRESOLVED);
  }

  @Test
  void everyStepIsOnRecordWithItsTimeAndTheHashOfWhatWasApproved() {
    story.acknowledges(order).passes("2s").fills(order, "1", "152");
    var trace = story.order(order).trace();

    assertThat(trace.getFirst().at()).isEqualTo(Samples.MONDAY);
    assertThat(trace.getFirst().step())
        .isInstanceOfSatisfying(
            OrderStep.Submitted.class,
            sent -> assertThat(sent.ticket().planned().orElseThrow().sha256().hex()).hasSize(64));
    assertThat(trace)
        .filteredOn(step -> step.step() instanceof OrderStep.FillBooked)
        .singleElement()
        .satisfies(
            step -> assertThat(step.at()).isEqualTo(Samples.MONDAY.plus(Duration.ofSeconds(2))));
  }

  private void endsInTimeout() {
    story
        .passes("31s")
        .answers(asked ->
            VenueViews.but(
                VenueViews.ofBooks(story, asked.question()),
                order,
                was -> VenueViews.stands(order, Standing.NOT_FOUND, "0", Optional.empty())));
  }

  private UUID executes() {
    story.begins(Commands.live(story.committed("momentum:buy/BTCUSDT/1/ref=150/sl=-0.02/tp=0.03")));
    return story.orders().getFirst().orderId();
  }

  private static Fill fill(String id, String quantity, String cumulative) {
    return new Fill(
        id,
        new BigDecimal(quantity),
        new BigDecimal("152"),
        new BigDecimal(cumulative),
        Optional.empty());
  }

  private List<String> refusals() {
    return story.order(order).trace().stream()
        .filter(one -> one.step() instanceof OrderStep.Refused)
        .map(one -> ((OrderStep.Refused) one.step()).why())
        .toList();
  }

  private List<UUID> submissions() {
    return story.sent().stream()
        .filter(Effect.Submit.class::isInstance)
        .map(effect -> ((Effect.Submit) effect).order().orderId())
        .toList();
  }

  private long protection() {
    return story.orders().stream()
        .filter(view -> view.ticket().order().role() != OrderRole.PLANNED)
        .count();
  }

  private BigDecimal held() {
    return story.asks(new Query.OpenPositions(Optional.empty(), Optional.empty())).value().stream()
        .filter(held -> held.venue().isPresent())
        .map(held -> held.quantity())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
