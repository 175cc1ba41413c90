package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Effect;
import io.sallyport.core.desk.OrderView;
import io.sallyport.core.desk.Query;
import io.sallyport.core.desk.SafetyCommand;
import io.sallyport.core.execution.OrderFlag;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.reconcile.Block;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stop loss and take profit: where they lie, for how much, and when they give way (SPEC 7, 14). */
class ProtectionTest {
  private final LiveStory story = LiveStory.onSim();

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # side | tick | fill at | stop loss | take profit
          buy    |      | 152     | 148.96    | 156.56
          buy    |      | 151     | 147.98    | 155.53
          sell   |      | 152     | 155.04    | 147.44
          sell   |      | 151     | 154.02    | 146.47
          buy    | 0.5  | 152     | 149       | 156.5
          sell   | 0.5  | 152     | 155       | 147.5
          buy    | 1    | 151     | 148       | 155
          sell   | 1    | 151     | 154       | 147
          buy    |      | 1.23456 | 1.2098688 | 1.2715968
          """,
      delimiter = '|')
  void protectionLiesAtTheFillsPriceRoundedTowardTheFill(
      String side, String tick, String fill, String stopLoss, String takeProfit) {
    story.under(
        SampleRegistry.EMPTY
            .risk("s", "20", "2", "10")
            .instance("s:x", "X", "LONG", "1", tick == null ? "" : "tick=" + tick));
    UUID order = executes("s:" + side + "/X/1/ref=150/sl=-0.02/tp=0.03");
    story.fills(order, "1", fill);

    assertThat(story.order(order).prices().stopLoss()).contains(new BigDecimal(stopLoss));
    assertThat(story.order(order).prices().takeProfit()).contains(new BigDecimal(takeProfit));
    assertThat(sent()).containsExactly("STOP_LOSS 1 @" + stopLoss, "TAKE_PROFIT 1 @" + takeProfit);
  }

  @Test
  void protectionIsChangedInPlaceAsFillsAddUp() {
    UUID order = opens("0.4", "152");
    story.acknowledgesAll().sent();
    story.fills(order, "0.6", "152");

    assertThat(sent())
        .containsExactly(
            "change STOP_LOSS 0.4 to 1 @148.96", "change TAKE_PROFIT 0.4 to 1 @156.56");
    story.changesAll();
    assertThat(sent()).isEmpty();
  }

  @Test
  void aChangeThatIsRefusedIsMadeByACancelAndANewOrder() {
    UUID order = opens("0.4", "152");
    story.acknowledgesAll().fills(order, "0.6", "152").sent();
    UUID stop = leg(OrderRole.STOP_LOSS);
    story.says(new VenueReport.ChangeRejected(stop, "not here"));
    assertThat(sent()).containsExactly("cancel STOP_LOSS 0.4");
    story.says(new VenueReport.Closed(stop, "cancelled"));
    assertThat(sent()).containsExactly("STOP_LOSS 1 @148.96");
  }

  @Test
  void whereOrdersOnlyReduceTheNewOneIsThereBeforeTheOldOneGoes() {
    story.changing(VenueContract.Change.NEW_THEN_CANCEL);
    UUID order = opens("0.4", "152");
    story.acknowledgesAll().sent();
    story.fills(order, "0.6", "152");
    assertThat(sent()).containsExactly("STOP_LOSS 1 @148.96", "TAKE_PROFIT 1 @156.56");
    story.acknowledgesAll();
    assertThat(sent()).containsExactly("cancel STOP_LOSS 0.4", "cancel TAKE_PROFIT 0.4");
    story.closesAll();
    assertThat(sent()).isEmpty();
  }

  @Test
  void protectionIsReplacedAsFillsAddUpAndNeverWorksTwice() {
    story.changing(VenueContract.Change.CANCEL_THEN_NEW);
    UUID order = opens("0.4", "152");
    assertThat(sent()).containsExactly("STOP_LOSS 0.4 @148.96", "TAKE_PROFIT 0.4 @156.56");
    story.acknowledgesAll().fills(order, "0.6", "152");

    assertThat(sent()).containsExactly("cancel STOP_LOSS 0.4", "cancel TAKE_PROFIT 0.4");
    story.says(new VenueReport.Closed(leg(OrderRole.STOP_LOSS), "cancelled"));
    assertThat(sent()).as("the other still works").containsExactly("STOP_LOSS 1 @148.96");
    story.closesAll();
    assertThat(sent()).containsExactly("TAKE_PROFIT 1 @156.56");
  }

  @Test
  void oneCancelsTheOther() {
    held();
    story.fills(leg(OrderRole.STOP_LOSS), "1", "148.9");

    assertThat(sent()).containsExactly("cancel TAKE_PROFIT 1");
    story.closesAll();
    assertThat(sent()).isEmpty();
    assertThat(position()).isZero();
    assertThat(blocks()).isEmpty();
  }

  @Test
  void aPartOfATargetLeavesProtectionForTheRest() {
    held();
    story.fills(leg(OrderRole.TAKE_PROFIT), "0.25", "156.56").closesAll();

    assertThat(sent())
        .as("the target is as large as what is left")
        .containsExactly("change STOP_LOSS 1 to 0.75 @148.96");
  }

  @Test
  void aStopAndATargetThatAreBothFilledAreForAPerson() {
    held();
    story.fills(leg(OrderRole.STOP_LOSS), "1", "148.9");
    story.fills(leg(OrderRole.TAKE_PROFIT), "1", "156.56");

    assertThat(position()).isEqualByComparingTo("-1");
    assertThat(blocks()).contains(Block.Cause.CONTRADICTION);
  }

  @Test
  void aRefusedLegIsMissedAndTheOtherStays() {
    UUID order = opens("1", "152");
    UUID stop = leg(OrderRole.STOP_LOSS);
    story.says(new VenueReport.Rejected(stop, "no stops here")).acknowledgesAll().agreesToAll();

    assertThat(story.order(order).flags()).contains(OrderFlag.MISSING_SL_TP);
    assertThat(story.blocks()).extracting(Block::cause).containsExactly(Block.Cause.MISSING_SL_TP);
    assertThat(story.order(leg(OrderRole.TAKE_PROFIT)).stage()).isEqualTo(Stage.PENDING);
    assertThat(reconciled()).contains("MISSING_SL_TP");
  }

  @Test
  void aLegThatTheVenueLosesOrNeverAnswersIsMissed() {
    UUID order = held();
    UUID stop = leg(OrderRole.STOP_LOSS);
    story
        .says(new VenueReport.Closed(stop, "the venue's own idea"))
        .answers(asked -> VenueViews.cancelled(story, asked.question(), stop));
    assertThat(story.order(order).flags()).contains(OrderFlag.MISSING_SL_TP);

    UUID silent = executes("momentum:buy/BTCUSDT/2/ref=150/sl=-0.02");
    assertThat(story.orders()).noneMatch(view -> view.orderId().equals(silent));
  }

  @Test
  void anUnansweredLegIsMissedAfterTwoSeconds() {
    UUID order = opens("1", "152");
    story.passes("1.999999s");
    assertThat(story.order(order).flags()).isEmpty();
    story.passes("0.000001s");
    assertThat(story.order(order).flags()).containsExactly(OrderFlag.MISSING_SL_TP);
  }

  @Test
  void aLegThatWasNotTakenIsSentAgainUnderAnyKillSwitch() {
    opens("1", "152");
    story.begins(
        new SafetyCommand.SetKillSwitch(
            io.sallyport.core.safety.KillSwitchType.GLOBAL,
            io.sallyport.core.safety.KillSwitchScope.EVERYTHING,
            io.sallyport.core.safety.KillSwitchState.ACTIVE,
            Samples.REASON));
    UUID stop = leg(OrderRole.STOP_LOSS);
    story.says(new VenueReport.NotTaken(stop, "no way there")).sent();
    story.passes("1s");

    assertThat(sent()).contains("STOP_LOSS 1 @148.96");
    assertThat(story.order(stop).attempts()).isEqualTo(2);
  }

  @Test
  void protectionOfALaterFillHasIdsOfItsOwn() {
    UUID order = opens("0.4", "152");
    story.acknowledgesAll().fills(leg(OrderRole.STOP_LOSS), "0.4", "148").closesAll();
    story.fills(order, "0.6", "152");

    assertThat(story.orders()).filteredOn(view -> role(view) == OrderRole.STOP_LOSS).hasSize(2);
  }

  @Test
  void aReducingOrderFirstHasProtectionShrunkToWhatItWouldLeave() {
    held();
    executes("momentum:sell/BTCUSDT/0.3/ref=150");

    assertThat(sent())
        .containsExactly(
            "change STOP_LOSS 1 to 0.7 @148.96", "change TAKE_PROFIT 1 to 0.7 @156.56");
    story.changesAll();
    assertThat(sent()).containsExactly("PLANNED 0.3 @market");
    UUID reducer = open(OrderRole.PLANNED);
    story.acknowledges(reducer).fills(reducer, "0.3", "151");
    assertThat(sent()).isEmpty();
  }

  @Test
  void aReducingOrderWithoutAStopIsNotSentOnceTheStopHasClosedThePosition() {
    held();
    Plan naked = story.committed("manual:sell/BTCUSDT/1/ref=150");
    story.gets(Commands.validate(naked, "momentum"));
    var run = story.begins(Commands.live(naked, "momentum"));
    story.fills(leg(OrderRole.STOP_LOSS), "1", "148").closesAll();

    assertThat(position()).isZero();
    assertThat(story.orders())
        .filteredOn(view -> role(view) == OrderRole.PLANNED && view.attempts() > 0)
        .hasSize(1);
    assertThat(run.answer().error().orElse("")).contains("no longer only reduce");
  }

  @Test
  void ofAFlipOnlyTheOpeningPartIsProtected() {
    held();
    executes("momentum:sell/BTCUSDT/3/ref=150/sl=-0.02");
    story.closesAll();
    UUID flip = open(OrderRole.PLANNED);
    story.sent();
    story.acknowledges(flip).fills(flip, "3", "100");

    assertThat(position()).isEqualByComparingTo("-2");
    assertThat(sent()).containsExactly("STOP_LOSS 2 @102", "TAKE_PROFIT 2 @97");
  }

  @Test
  void aSafetySellFlattensAShortPositionAndNeverMoreThanIsHeld() {
    UUID order = executes("momentum:sell/BTCUSDT/1/ref=150/sl=-0.02");
    story.fills(order, "1", "152").acknowledgesAll().agreesToAll().sent();
    var sale = story.begins(sell());
    assertThat(sent()).containsExactly("cancel STOP_LOSS 1", "cancel TAKE_PROFIT 1");
    story.closesAll();
    assertThat(sent()).containsExactly("SAFETY_SELL 1 @market");
    UUID sold = open(OrderRole.SAFETY_SELL);
    story.acknowledges(sold).fills(sold, "1", "153");

    assertThat(sale.answer().orders().getFirst().stage()).isEqualTo(Stage.FILLED);
    assertThat(position()).isZero();
  }

  @Test
  void aSafetySellSellsOnlyWhatTheStopLeft() {
    held();
    story.begins(sell());
    story.fills(leg(OrderRole.STOP_LOSS), "0.4", "148").closesAll();

    assertThat(sent()).contains("SAFETY_SELL 0.6 @market");
  }

  @Test
  void aSafetySellThatIsNotAnsweredBy31SecondsIsUnresolved() {
    held();
    var sale = story.begins(sell());
    story.closesAll().passes("30.999999s");
    assertThat(sale.isAnswered()).isFalse();
    story.passes("0.000001s");

    assertThat(sale.answer().orders().getFirst().stage()).isEqualTo(Stage.UNRESOLVED);
    assertThat(story.refuses(sell()).message()).contains("under way");
  }

  private static SafetyCommand.SellForSafety sell() {
    return new SafetyCommand.SellForSafety(
        Samples.TENANT, new Symbol("BTCUSDT"), Optional.empty(), Samples.REASON);
  }

  private UUID executes(String item) {
    story.begins(Commands.live(story.committed(item)));
    List<OrderView> working =
        story.orders().stream()
            .filter(view -> role(view) == OrderRole.PLANNED && view.stage() == Stage.SUBMITTED)
            .toList();
    return working.isEmpty() ? new UUID(0, 0) : tell(working.getFirst().orderId());
  }

  private UUID tell(UUID order) {
    story.acknowledges(order).sent();
    return order;
  }

  private UUID opens(String quantity, String price) {
    UUID order = executes("momentum:buy/BTCUSDT/1/ref=150/sl=-0.02/tp=0.03");
    story.fills(order, quantity, price);
    return order;
  }

  /** 1 BTCUSDT is held, bought at 152, protected and reconciled. */
  private UUID held() {
    UUID order = opens("1", "152");
    story.acknowledgesAll().agreesToAll().sent();
    return order;
  }

  private UUID leg(OrderRole role) {
    return story.orders().stream()
        .filter(view -> role(view) == role && view.stage().isOpen())
        .findFirst()
        .orElseThrow()
        .orderId();
  }

  private UUID open(OrderRole role) {
    return leg(role);
  }

  private static OrderRole role(OrderView view) {
    return view.ticket().order().role();
  }

  private BigDecimal position() {
    return story
        .asks(new Query.OpenPositions(Optional.of(Samples.TENANT), Optional.empty()))
        .value()
        .stream()
        .map(held -> held.quantity())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private List<Block.Cause> blocks() {
    return story.orders().stream()
        .flatMap(view -> view.blocks().stream())
        .map(Block::cause)
        .distinct()
        .toList();
  }

  private List<String> reconciled() {
    return story.events().stream()
        .filter(io.sallyport.core.desk.Event.Reconciled.class::isInstance)
        .map(event -> ((io.sallyport.core.desk.Event.Reconciled) event).reconciliation())
        .flatMap(made -> made.kinds().stream())
        .map(Enum::name)
        .toList();
  }

  /** What the venue was sent since this was asked last, in words. */
  private List<String> sent() {
    return story.sent().stream()
        .flatMap(effect ->
            switch (effect) {
              case Effect.Submit(var _, var order) ->
                  java.util.stream.Stream.of(
                      "%s %s @%s"
                          .formatted(
                              order.role(),
                              order.quantity(),
                              order
                                  .stopPrice()
                                  .or(order::limitPrice)
                                  .map(BigDecimal::toPlainString)
                                  .orElse("market")));
              case Effect.Cancel(var _, var order, var _) ->
                  java.util.stream.Stream.of("cancel " + order.role() + " " + order.quantity());
              case Effect.Change(var _, var from, var to) ->
                  java.util.stream.Stream.of(
                      "change %s %s to %s @%s"
                          .formatted(
                              from.role(),
                              from.quantity(),
                              to.quantity(),
                              to.price().toPlainString()));
              case Effect.Ask _ -> java.util.stream.Stream.<String>empty();
            })
        .toList();
  }
}
