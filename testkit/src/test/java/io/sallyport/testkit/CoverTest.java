package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Effect;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.OrderView;
import io.sallyport.core.desk.Query;
import io.sallyport.core.desk.SafetyCommand;
import io.sallyport.core.execution.Cover;
import io.sallyport.core.execution.OrderFlag;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueContract.Change;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.reconcile.Block;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What of a position is protected, exiting, on its way, or bare, and what blocks (SPEC 17). */
class CoverTest {
  private final LiveStory story = LiveStory.onSim();

  /** However small an exit is, and whatever becomes of it: the rest stays protected. */
  @ParameterizedTest
  @EnumSource(Change.class)
  void anExitThatIsUnresolvedLeavesTheStopForTheRest(Change way) {
    story.changing(way);
    held("10");
    UUID exit = exits("0.001");
    story.says(new VenueReport.Doubtful(exit, "the way broke")).passes("40s");

    assertThat(story.order(exit).stage()).isEqualTo(Stage.UNRESOLVED);
    assertThat(cover().resting()).isEqualByComparingTo("9.999");
    assertThat(cover().exiting()).isEqualByComparingTo("0.001");
    assertThat(cover().exits()).extracting(Cover.Exit::orderId).containsExactly(exit);
    assertThat(cover().bare()).isZero();
    assertThat(story.blocks())
        .extracting(Block::cause)
        .containsExactly(Block.Cause.UNRESOLVED_ORDER);
  }

  /** A reducing order waits until what is too much is gone, never for the smaller successor. */
  @ParameterizedTest
  @EnumSource(Change.class)
  void anExitWaitsOnlyForWhatIsTooMuch(Change way) {
    story.changing(way);
    held("10");
    story.begins(Commands.live(story.committed("momentum:sell/BTCUSDT/4/ref=150")));
    assertThat(sentExits()).isEmpty();
    giveWay();

    assertThat(sentExits()).hasSize(1);
    story.acknowledgesAll().changesAll().closesAll().acknowledgesAll();
    assertThat(cover().resting()).isEqualByComparingTo("6");
    assertThat(cover().bare()).isZero();
  }

  /** What an exit did not take is protected again, at the former prices. */
  @ParameterizedTest
  @EnumSource(Change.class)
  void whatAnExitLeavesIsProtectedAgain(Change way) {
    story.changing(way);
    held("10");
    UUID exit = exits("4");
    story.fills(exit, "1", "151").passes("30s");
    story.says(new VenueReport.Closed(exit, "cancelled")).agreesToAll();
    settle();

    assertThat(story.order(exit).stage()).isEqualTo(Stage.FAILED_TIMEOUT);
    assertThat(cover().held()).isEqualByComparingTo("9");
    assertThat(cover().resting()).isEqualByComparingTo("9");
    assertThat(stops()).allMatch(stop -> stop.present().price().compareTo(STOP) == 0);
  }

  private static final BigDecimal STOP = new BigDecimal("148.96");

  /** After 5 s a planned exit ends FAILED, and the protection that did not give way is restored. */
  @ParameterizedTest
  @EnumSource(Change.class)
  void aStopThatDoesNotGiveWayCostsFiveSeconds(Change way) {
    story.changing(way);
    held("10");
    var run = story.begins(Commands.live(story.committed("momentum:sell/BTCUSDT/4/ref=150")));
    story.passes("4.999999s");
    assertThat(run.isAnswered()).isFalse();
    story.passes("0.000001s");

    assertThat(run.answer().error().orElse("")).contains("did not give way");
    assertThat(sentExits()).isEmpty();
  }

  /** A stop that fills while it gives way has taken what the exit was to take. */
  @ParameterizedTest
  @EnumSource(Change.class)
  void anExitIsNotSentOnceTheStopTookThePosition(Change way) {
    story.changing(way);
    held("10");
    var run = story.begins(Commands.live(story.committed("momentum:sell/BTCUSDT/10/ref=150")));
    story.fills(stops().getFirst().orderId(), "10", "148");
    story.closesAll().changesAll().acknowledgesAll().closesAll();

    assertThat(story.held("BTCUSDT")).isZero();
    assertThat(sentExits()).isEmpty();
    assertThat(run.answer().error().orElse("")).contains("no longer only reduce");
    assertThat(run.answer().outcomes().getFirst().reason().map(Enum::name))
        .contains("EXECUTION_NOT_AVAILABLE");
  }

  /** Two exits of one run, each of which only reduced when their guards passed. */
  @Test
  void anExitCountsWhatOtherExitsHaveTaken() {
    held("10");
    Plan both =
        story.committed("momentum:sell/BTCUSDT/7/ref=150", "momentum:sell/BTCUSDT/6/ref=150");
    var run = story.begins(Commands.live(both));
    story.changesAll();
    UUID first = leg(OrderRole.PLANNED);
    story
        .acknowledges(first)
        .fills(first, story.order(first).present().quantity().toPlainString(), "151");
    story.agreesToAll().changesAll().closesAll();

    assertThat(sentExits()).hasSize(1);
    assertThat(run.answer().error().orElse("")).contains("no longer only reduce");
  }

  @Test
  void protectionIsOnItsWayForTwoSecondsAndThenThePositionIsBare() {
    UUID order = opens("10", "152");
    assertThat(cover().onItsWay()).isEqualByComparingTo("10");
    assertThat(story.blocks()).isEmpty();
    story.passes("1.999999s");
    assertThat(story.blocks()).isEmpty();
    story.passes("0.000001s");

    assertThat(cover().bare()).isEqualByComparingTo("10");
    assertThat(story.blocks()).extracting(Block::cause).containsExactly(Block.Cause.MISSING_SL_TP);
    assertThat(story.order(order).flags()).contains(OrderFlag.MISSING_SL_TP);
    story.acknowledgesAll();
    assertThat(cover().bare()).isZero();
    assertThat(story.blocks()).as("once its stop rests the block is lifted").isEmpty();
  }

  /** What the venue does to a stop by itself makes the position bare at once. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # leaves | suspended | bare
          5        | false     | 5
          10       | true      | 10
          0        | false     | 10
          """,
      delimiter = '|')
  void aStopThatTheVenueMadeSmallerOrHoldsBackIsMissed(
      String leaves, boolean suspended, String bare) {
    held("10");
    UUID stop = stops().getFirst().orderId();
    story.says(
        new VenueReport.Restated(
            stop, Optional.of(new BigDecimal(leaves)), suspended, "the venue's own idea"));

    assertThat(cover().bare()).isEqualByComparingTo(bare);
    assertThat(story.blocks()).extracting(Block::cause).containsExactly(Block.Cause.MISSING_SL_TP);
    assertThat(story.sent()).as("a person decides").noneMatch(Effect.Change.class::isInstance);
    story.says(
        new VenueReport.Restated(stop, Optional.of(new BigDecimal("10")), false, "as it was"));
    assertThat(story.blocks()).isEmpty();
  }

  @Test
  void aMissingTargetIsShownAndBlocksNothing() {
    held("10");
    UUID target = leg(OrderRole.TAKE_PROFIT);
    story.says(new VenueReport.Closed(target, "the venue's own idea")).passes("3s");

    assertThat(cover().withoutTarget()).isEqualByComparingTo("10");
    assertThat(cover().bare()).isZero();
    assertThat(story.blocks()).isEmpty();
  }

  /** What is booked stays protected, whatever else the venue says of fills. */
  @Test
  void anOverfillOrADisputedFillTakesNoProtectionAway() {
    UUID order = opens("10", "152", "12");
    story
        .acknowledgesAll()
        .says(
            new VenueReport.Filled(
                order,
                new Fill(
                    "too-much",
                    new BigDecimal("5"),
                    new BigDecimal("152"),
                    new BigDecimal("15"),
                    Optional.empty())));
    assertThat(cover().resting()).isEqualByComparingTo("10");
    story.says(new VenueReport.FillDisputed(order, "f-1", "taken back"));
    assertThat(cover().resting()).isEqualByComparingTo("10");
    assertThat(story.sent()).noneMatch(Effect.Cancel.class::isInstance);
  }

  /** A price of 0 or below is never sent, and does not pass for protection. */
  @Test
  void aStopAtNothingIsNoStop() {
    story.under(
        SampleRegistry.EMPTY
            .risk("s", "20", "2", "10")
            .instance("s:x", "X", "LONG", "1", "tick=1"));
    story.begins(Commands.live(story.committed("s:buy/X/1/sl=-0.02")));
    UUID order = story.planned().getFirst().orderId();
    story.acknowledges(order).sent();
    story.fills(order, "1", "1");

    assertThat(story.sent()).noneMatch(Effect.Submit.class::isInstance);
    assertThat(story.blocks()).extracting(Block::cause).containsExactly(Block.Cause.MISSING_SL_TP);
    assertThat(story.order(order).flags()).contains(OrderFlag.MISSING_SL_TP);
  }

  @Test
  void bareAndCoveredAgainAreOnRecord() {
    UUID order = opens("10", "152");
    UUID stop = leg(OrderRole.STOP_LOSS);
    story.says(new VenueReport.Rejected(stop, "no stops here")).acknowledgesAll();

    assertThat(events(Event.PositionBare.class)).hasSize(1);
    assertThat(events(Event.PositionCovered.class)).isEmpty();
    story.begins(
        new SafetyCommand.SellForSafety(
            Samples.TENANT,
            new io.sallyport.core.model.Symbol("BTCUSDT"),
            Optional.empty(),
            Samples.REASON));
    story.closesAll().changesAll();
    UUID sale = leg(OrderRole.SAFETY_SELL);
    story.acknowledges(sale).fills(sale, "10", "150").closesAll();
    assertThat(events(Event.PositionCovered.class)).isNotEmpty();
    assertThat(story.blocks()).isEmpty();
    assertThat(story.order(order).flags()).contains(OrderFlag.MISSING_SL_TP);
  }

  private List<Event> events(Class<? extends Event> kind) {
    return story.events().stream().filter(kind::isInstance).toList();
  }

  private Cover cover() {
    return story
        .asks(new Query.Covers(Optional.of(Samples.TENANT), Optional.empty()))
        .value()
        .getFirst();
  }

  private UUID opens(String quantity, String price) {
    return opens(quantity, price, quantity);
  }

  private UUID opens(String quantity, String price, String ordered) {
    story.begins(
        Commands.live(
            story.committed("momentum:buy/BTCUSDT/" + ordered + "/ref=150/sl=-0.02/tp=0.03")));
    UUID order = leg(OrderRole.PLANNED);
    story.acknowledges(order).fills(order, quantity, price);
    return order;
  }

  private void held(String quantity) {
    opens(quantity, "152");
    story.acknowledgesAll().agreesToAll().sent();
  }

  private UUID exits(String quantity) {
    story.begins(Commands.live(story.committed("momentum:sell/BTCUSDT/" + quantity + "/ref=150")));
    giveWay();
    settle();
    return leg(OrderRole.PLANNED);
  }

  /** The venue confirms what makes protection smaller, and nothing of what comes after it. */
  private void giveWay() {
    for (OrderView open : List.copyOf(story.orders())) {
      if (isLeg(open) && open.stage() == Stage.SUBMITTED) {
        story.acknowledges(open.orderId());
      }
    }
    story.changesAll().closesAll();
  }

  private void settle() {
    for (int i = 0; i < 3; i++) {
      giveWay();
    }
  }

  private static boolean isLeg(OrderView view) {
    OrderRole role = view.ticket().order().role();
    return role == OrderRole.STOP_LOSS || role == OrderRole.TAKE_PROFIT;
  }

  private List<OrderView> stops() {
    return story.orders().stream()
        .filter(view -> view.ticket().order().role() == OrderRole.STOP_LOSS)
        .filter(view -> view.stage().isOpen())
        .toList();
  }

  private UUID leg(OrderRole role) {
    return story.orders().stream()
        .filter(view -> view.ticket().order().role() == role && view.stage().isOpen())
        .findFirst()
        .orElseThrow()
        .orderId();
  }

  private List<OrderView> sentExits() {
    return story.planned().stream()
        .filter(view -> view.ticket().order().side() == io.sallyport.core.plan.Side.SELL)
        .filter(view -> view.attempts() > 0)
        .toList();
  }
}
