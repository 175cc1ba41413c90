package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Effect;
import io.sallyport.core.desk.OrderView;
import io.sallyport.core.execution.OrderFlag;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.OutcomeStatus;
import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.plane.VenueAnswer;
import io.sallyport.core.plane.VenueAnswer.OrderStanding;
import io.sallyport.core.plane.VenueAnswer.Standing;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueContract.By;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.plane.VenueReport.Told;
import io.sallyport.core.plane.WholeReport;
import io.sallyport.core.reconcile.Block;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * When in doubt, ask: at once, one question a book, and what the answer says is booked (SPEC 17).
 */
class DoubtTest {
  private final LiveStory story =
      LiveStory.onSim().under(SampleRegistry.EMPTY.risk("s", "20", "2", "10"));

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # quantity | price | cumulative : what can be read of a fill of 4 of 10 at 100
          4          | 100   |
          4          |       | 4
          4          |       |
                     | 100   | 4
                     |       | 4
                     |       |
          """,
      delimiter = '|')
  void whatCannotBeReadInFullIsAskedAboutAtOnceAndBookedFromTheAnswer(
      String quantity, String price, String cumulative) {
    UUID order = buys();
    story.sent();
    story.says(unclear(order, "f", quantity, price, cumulative));

    assertThat(asked()).containsExactly(List.of(order));
    assertThat(story.blocks()).map(Block::cause).containsExactly(Block.Cause.IN_DOUBT);
    story.answers(asked -> working(order, "4"));
    assertThat(story.held("X")).isEqualByComparingTo("4");
    assertThat(stop().ticket().order().quantity()).isEqualByComparingTo("4");
    assertThat(story.blocks()).as("the answer settles it").isEmpty();
    story.says(unclear(order, "f", quantity, price, cumulative));
    assertThat(story.blocks()).as("told again it is known").isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # filled before | then quantity | cumulative | by the answer
          0               | 5             | 10         | 10
          0               | 5             | 7          | 7
          2               | 5             | 5          | 5
          2               | 9             | 9          | 9
          2               | 3             | 4          | 4
          2               | 3             | 6          | 6
          """,
      delimiter = '|')
  void aCumulativeQuantityThatDiffersFromTheBookIsAskedAboutAtOnce(
      String before, String quantity, String cumulative, String answer) {
    UUID order = buys();
    if (!before.equals("0")) {
      story.fills(order, before, "100").acknowledgesAll();
    }
    story.sent();
    story.says(fill(order, "odd", quantity, cumulative));

    assertThat(asked()).hasSize(1);
    assertThat(story.blocks()).map(Block::cause).containsExactly(Block.Cause.IN_DOUBT);
    story.answers(asked -> but(asked, order, answer));
    BigDecimal booked = story.held("X");
    assertThat(booked).isEqualByComparingTo(new BigDecimal(answer).max(sum(before, quantity)));
  }

  /** A quantity that is the cumulative one is not booked twice. */
  private static BigDecimal sum(String before, String quantity) {
    BigDecimal all = new BigDecimal(before).add(new BigDecimal(quantity));
    boolean isCumulative = before.equals("2") && !quantity.equals("3");
    return isCumulative && !quantity.equals("5")
        ? BigDecimal.ZERO
        : all.compareTo(BigDecimal.TEN) > 0 ? BigDecimal.ZERO : all;
  }

  @Test
  void fillsThatComeInTheWrongOrderAreSettledByTheOther() {
    UUID order = buys();
    story.says(fill(order, "second", "3", "5"));
    story.says(fill(order, "first", "2", "2"));
    story.answers(asked -> but(asked, order, "5"));

    assertThat(story.held("X")).isEqualByComparingTo("5");
    assertThat(story.blocks()).isEmpty();
  }

  /** B1: nothing sells what a stop may have sold already. */
  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aStopThatIsOverWithMoreThanIsBookedIsAskedAboutBeforeItEnds(boolean isTold) {
    UUID stop = protectedStop();
    if (isTold) {
      story.says(unclear(stop, "s", "4", null, "4"));
    }
    story.says(new VenueReport.Closed(stop, "expired", Optional.of(new BigDecimal("4"))));

    assertThat(story.order(stop).outcome()).as("no outcome before the truth is known").isEmpty();
    assertThat(story.state().openOrders()).isEmpty();
    story.answers(asked ->
        VenueViews.holding(
            VenueViews.but(
                VenueViews.ofBooks(story, asked.question()),
                stop,
                was -> VenueViews.stands(stop, Standing.CANCELLED, "4", price("98"))),
            "X",
            "6"));
    story.agreesToAll();

    assertThat(story.held("X")).isEqualByComparingTo("6");
    assertThat(story.order(stop).outcome().orElseThrow().status())
        .isEqualTo(OutcomeStatus.PARTIALLY_FILLED);
    assertThat(story.order(stop).filled()).isEqualByComparingTo("4");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # filled by the report | by the answer | stage before | stage after
          0                      | CANCELLED     | FAILED       | FAILED
                                 | CANCELLED     | PENDING      | FAILED
                                 | none          | PENDING      | UNRESOLVED
          4                      | none          | PENDING      | UNRESOLVED
          """,
      delimiter = '|')
  void protectionThatIsOverByItselfIsBareAtOnceAndAskedAbout(
      @org.jspecify.annotations.Nullable String filled, String answer, Stage before, Stage after) {
    UUID stop = protectedStop();
    story.sent();
    story.says(new VenueReport.Closed(stop, "the venue's own idea", price(filled)));

    assertThat(asked()).hasSize(1);
    assertThat(story.order(stop).stage()).isEqualTo(before);
    assertThat(story.blocks()).map(Block::cause).contains(Block.Cause.MISSING_SL_TP);
    if (answer.equals("none")) {
      story.passes("5s");
    } else {
      story.answers(asked -> VenueViews.cancelled(story, asked.question(), stop));
    }
    assertThat(story.order(stop).stage()).isEqualTo(after);
    assertThat(story.blocks()).map(Block::cause).contains(Block.Cause.MISSING_SL_TP);
  }

  @Test
  void aTargetDoesNotStayLiveBesideAStopWhoseFillCannotBeRead() {
    UUID stop = protectedStop();
    UUID target = leg(OrderRole.TAKE_PROFIT);
    story.sent();
    story.says(unclear(stop, "s", "10", null, "10"));
    assertThat(asked()).hasSize(1);
    story.answers(asked ->
        VenueViews.holding(
            VenueViews.but(
                VenueViews.ofBooks(story, asked.question()),
                stop,
                was -> VenueViews.stands(stop, Standing.FILLED, "10", price("98"))),
            "X",
            "0"));

    assertThat(story.held("X")).isZero();
    assertThat(cancelled(story.sent())).containsExactly(target);
  }

  @Test
  void whatTheVenueClaimsBeyondTheBookCountsAsPossiblyTakenOff() {
    UUID stop = protectedStop();
    story.says(unclear(stop, "s", "4", null, "4"));

    assertThat(inDoubt(Side.SELL)).as("its leaves count it already").isZero();
    assertThat(inDoubt(Side.BUY)).isZero();
  }

  @Test
  void moreThanWasOrderedIsNotBookedButAskedAboutAndTheRestStaysProtected() {
    UUID order = buys();
    story.fills(order, "6", "100").acknowledgesAll().sent();
    story.says(fill(order, "over", "6", "12"));

    assertThat(asked()).hasSize(1);
    assertThat(story.order(order).flags()).contains(OrderFlag.OVERFILLED);
    assertThat(story.blocks()).map(Block::cause).containsExactly(Block.Cause.FILL_DISPUTED);
    story.answers(asked ->
        VenueViews.holding(
            VenueViews.but(
                VenueViews.ofBooks(story, asked.question()),
                order,
                was -> VenueViews.stands(order, Standing.FILLED, "12", price("100"))),
            "X",
            "12"));
    assertThat(story.held("X")).as("up to what was ordered").isEqualByComparingTo("10");
    assertThat(story.order(order).stage()).isEqualTo(Stage.FILLED);
  }

  @Test
  void messagesThatWereMissedAreAskedAboutOnceABook() {
    protectedStop();
    story.sent();
    story.says(new VenueReport.Missed("3 to 5 skipped")).says(new VenueReport.Missed("6 too"));
    assertThat(asked()).as("one question at a time").hasSize(1);
    story.sent();
    story.agrees();
    assertThat(asked()).as("and what came up meanwhile once more").hasSize(1);
    story.sent();
    story.agrees().passes("20s");
    assertThat(asked()).isEmpty();
  }

  /** B10. */
  @Test
  void afterAReconnectAPairIsAskedAboutOnceAndCancelledOnce() {
    protectedStop();
    UUID stop = leg(OrderRole.STOP_LOSS);
    UUID target = leg(OrderRole.TAKE_PROFIT);
    story.says(new VenueReport.Disconnected("gone")).sent();
    story.says(new VenueReport.Connected());
    assertThat(asked()).singleElement().satisfies(ids -> assertThat(ids).contains(stop, target));
    story.answers(asked ->
        VenueViews.holding(
            VenueViews.but(
                VenueViews.ofBooks(story, asked.question()),
                stop,
                was -> VenueViews.stands(stop, Standing.FILLED, "10", price("98"))),
            "X",
            "0"));
    assertThat(cancelled(story.sent())).containsExactly(target);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # by      | last word | final report says | asked | stage
          CLIENT_ID | true      | 0                 | false | FAILED
          CLIENT_ID | true      |                   | true  | PENDING
          CLIENT_ID | true      | 4                 | true  | PENDING
          CLIENT_ID | false     | 0                 | true  | PENDING
          NONE      | true      | 0                 | false | FAILED
          NONE      | false     | 0                 | false | FAILED
          NONE      | false     |                   | false | UNRESOLVED
          NONE      | true      | 4                 | false | UNRESOLVED
          """,
      delimiter = '|')
  void whereTheLastWordSettlesItNothingIsAsked(
      By by, boolean lastWord, String cumulative, boolean isAsked, Stage stage) {
    under(Samples.contract(by, false, lastWord, Optional.empty()));
    UUID order = buys();
    story.sent();
    story.says(new VenueReport.Closed(order, "expired", price(cumulative)));

    assertThat(asked()).hasSize(isAsked ? 1 : 0);
    assertThat(story.order(order).stage()).isEqualTo(stage);
    story.passes("40s");
    assertThat(asked().isEmpty()).isEqualTo(!isAsked);
  }

  @Test
  void aFillInFullOfWhichNothingCanBeAskedBlocksNothing() {
    under(Samples.contract(By.NONE, false, true, Optional.empty()));
    UUID order = buys();
    story.sent();
    story.fills(order, "10", "100").acknowledgesAll().passes("40s");

    assertThat(asked()).isEmpty();
    assertThat(story.blocks()).isEmpty();
  }

  @Test
  void anOrderCancelledAtItsLimitWithAFinalReportEndsByItWhereNothingCanBeAsked() {
    under(Samples.contract(By.NONE, false, true, Optional.empty()));
    UUID order = buys();
    story.passes("30s");
    story.says(new VenueReport.Closed(order, "cancelled", price("0")));
    assertThat(story.order(order).stage()).isEqualTo(Stage.FAILED_TIMEOUT);
    assertThat(story.blocks()).isEmpty();
  }

  @Test
  void oneWithoutAFinalReportIsUnresolvedThere() {
    under(Samples.contract(By.NONE, false, true, Optional.empty()));
    UUID order = buys();
    story.passes("31s");
    assertThat(story.order(order).stage()).isEqualTo(Stage.UNRESOLVED);
    story.says(new VenueReport.Closed(order, "cancelled", price("0")));
    assertThat(story.order(order).stage()).as("late, but it fits").isEqualTo(Stage.FAILED_TIMEOUT);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # valid for | not found at 31 s
          30          | FAILED_TIMEOUT
          31          | FAILED_TIMEOUT
          60          | UNRESOLVED
                      | UNRESOLVED
          """,
      delimiter = '|')
  void notFoundSettlesOnlyOnceTheVenueCanNoLongerTakeIt(Integer seconds, Stage stage) {
    under(
        Samples.contract(
            By.CLIENT_ID, true, false, Optional.ofNullable(seconds).map(Duration::ofSeconds)));
    UUID order = sends();
    story.passes("31s").answers(asked -> VenueViews.knowsNothing(asked.question(), "X", "0"));

    assertThat(story.order(order).stage()).isEqualTo(stage);
  }

  @Test
  void notFoundMeansNothingOfAnOrderThatMayHaveEndedTooLongAgo() {
    VenueContract sim = VenueContract.SIM;
    under(
        new VenueContract(
            sim.clientIds(),
            sim.sameId(),
            sim.validFor(),
            new VenueContract.Asking(By.CLIENT_ID, Optional.of(Duration.ofSeconds(20)), true, true),
            false,
            sim.change(),
            sim.abilities(),
            sim.disconnect()));
    UUID order = sends();
    story.passes("31s").answers(asked -> VenueViews.knowsNothing(asked.question(), "X", "0"));

    assertThat(story.order(order).stage()).isEqualTo(Stage.UNRESOLVED);
  }

  /** B7. */
  @Test
  void anOrderThatTheVenueMadeSmallerAndFilledEndsAsTheReportSays() {
    UUID order = buys();
    story.fills(order, "3", "100").acknowledgesAll().passes("31s");
    story.answers(asked ->
        VenueViews.but(
            VenueViews.ofBooks(story, asked.question()),
            order,
            was ->
                new OrderStanding(
                    order,
                    Standing.FILLED,
                    new BigDecimal("3"),
                    price("100"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    price("3"),
                    Optional.of("v-9"))));

    assertThat(story.order(order).stage()).isEqualTo(Stage.FAILED_TIMEOUT);
    assertThat(story.order(order).outcome().orElseThrow().status())
        .isEqualTo(OutcomeStatus.PARTIALLY_FILLED);
    assertThat(story.blocks()).isEmpty();
  }

  /** B4. */
  @Test
  void anIdThatIsFirstToldInAStatusAnswerIsAName() {
    UUID order = sends();
    story.says(new VenueReport.Doubtful(order, "the way broke"));
    story.answers(asked ->
        VenueViews.but(
            VenueViews.ofBooks(story, asked.question()),
            order,
            was ->
                new OrderStanding(
                    order,
                    Standing.WORKING,
                    BigDecimal.ZERO,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("V77"))));

    assertThat(story.state().names(VenueId.SIM))
        .singleElement()
        .satisfies(name -> assertThat(name.venueOrderId()).contains("V77"));
  }

  @Test
  void thatTheVenueTakesNoQuestionsDoesNotOpenItsCircuit() {
    UUID order = sends();
    for (int i = 0; i < 4; i++) {
      story.says(new VenueReport.Missed("skipped"));
      story.says(
          new VenueReport.Unanswered(
              story.lastQuestion().question().questionId(), "not supported", true));
    }
    assertThat(story.order(order).stage()).isEqualTo(Stage.SUBMITTED);
    assertThat(
            story.asks(new io.sallyport.core.desk.Query.Planes()).value().getFirst().venueProblem())
        .isEmpty();
  }

  private void under(VenueContract contract) {
    story.lists(Samples.venues(contract).get(VenueId.SIM));
  }

  /** An order for 10 X is sent. */
  private UUID sends() {
    story.executes("s:buy/X/10/ref=100/sl=-0.02/tp=0.03");
    return story.planned().getFirst().orderId();
  }

  private UUID buys() {
    UUID order = sends();
    story.acknowledges(order);
    return order;
  }

  /** 10 X are held, with a stop at 98 and a target at 103, and all is settled. */
  private UUID protectedStop() {
    UUID order = buys();
    story.fills(order, "10", "100").acknowledgesAll().agreesToAll();
    return leg(OrderRole.STOP_LOSS);
  }

  private UUID leg(OrderRole role) {
    return story.orders().stream()
        .filter(view -> view.ticket().order().role() == role)
        .findFirst()
        .orElseThrow()
        .orderId();
  }

  private OrderView stop() {
    return story.order(leg(OrderRole.STOP_LOSS));
  }

  private BigDecimal inDoubt(Side side) {
    return story
        .state()
        .inDoubt(PositionKey.live(Samples.TENANT, VenueId.SIM, new Symbol("X")), side);
  }

  private VenueAnswer working(UUID order, String filled) {
    return VenueViews.holding(
        new VenueAnswer(
            List.of(VenueViews.stands(order, Standing.WORKING, filled, price("100"))),
            Optional.empty()),
        "X",
        filled);
  }

  private VenueAnswer but(Effect.Ask asked, UUID order, String filled) {
    Standing standing = filled.equals("10") ? Standing.FILLED : Standing.WORKING;
    return VenueViews.holding(
        VenueViews.but(
            VenueViews.ofBooks(story, asked.question()),
            order,
            was -> VenueViews.stands(order, standing, filled, price("100"))),
        "X",
        filled);
  }

  private static Optional<BigDecimal> price(@org.jspecify.annotations.Nullable String text) {
    return Optional.ofNullable(text).map(BigDecimal::new);
  }

  private static VenueReport fill(UUID order, String id, String quantity, String cumulative) {
    return new VenueReport.Filled(
        order,
        new Fill(
            id,
            new BigDecimal(quantity),
            new BigDecimal("100"),
            new BigDecimal(cumulative),
            Optional.empty()));
  }

  private static VenueReport unclear(
      UUID order,
      String id,
      @org.jspecify.annotations.Nullable String quantity,
      @org.jspecify.annotations.Nullable String price,
      @org.jspecify.annotations.Nullable String cumulative) {
    return new VenueReport.FillUnclear(
        order,
        id,
        "LastPx is missing",
        new Told(price(quantity), price(price), price(cumulative)),
        WholeReport.of("8=FIX.4.4 35=8"));
  }

  /** The orders of each question since the last look. */
  private List<List<UUID>> asked() {
    return story.sent().stream()
        .filter(Effect.Ask.class::isInstance)
        .map(effect -> (Effect.Ask) effect)
        .map(asked -> asked.question().orders().stream().map(one -> one.orderId()).toList())
        .toList();
  }

  private static List<UUID> cancelled(List<Effect> effects) {
    return effects.stream()
        .filter(Effect.Cancel.class::isInstance)
        .map(effect -> ((Effect.Cancel) effect).order().orderId())
        .toList();
  }
}
