package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Effect;
import io.sallyport.core.desk.OrderView;
import io.sallyport.core.desk.Query;
import io.sallyport.core.desk.SafetyCommand;
import io.sallyport.core.desk.SafetyCommand.SellForSafety;
import io.sallyport.core.execution.OrderFlag;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plane.ExecutionPlane;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueListing;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.safety.KillSwitchScope;
import io.sallyport.core.safety.KillSwitchState;
import io.sallyport.core.safety.KillSwitchType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Taking positions off without a plan: what is certainly held, and never more (SPEC 6, 17). */
class SafetySellTest {
  private static final Symbol BTC = new Symbol("BTCUSDT");

  private final LiveStory story = LiveStory.onSim();

  @Test
  void anOpenEntryIsCancelledBeforeAnythingIsSold() {
    UUID entry = opens("10", "4");
    story.acknowledgesAll().sent();
    story.begins(sell("", ""));

    assertThat(cancelled()).contains(entry);
    assertThat(sales()).isEmpty();
    story.closesAll().changesAll().agreesToAll().closesAll();
    assertThat(sales())
        .singleElement()
        .satisfies(sale -> assertThat(quantity(sale)).isEqualByComparingTo("4"));
  }

  @Test
  void anEntryThatDoesNotEndIsWaitedForASecondAndThenTheVenueIsAsked() {
    opens("10", "4");
    story.acknowledgesAll().begins(sell("", ""));
    for (OrderView open : story.orders()) {
      if (open.ticket().parent().isPresent() && open.isCancelling()) {
        story.says(new VenueReport.Closed(open.orderId(), "cancelled"));
      }
    }
    story.sent();
    story.passes("0.999999s");
    assertThat(sales()).isEmpty();
    story.passes("0.000001s");
    assertThat(story.sent()).anyMatch(Effect.Ask.class::isInstance);
    assertThat(sales()).isEmpty();
    story.passes("5s");
    assertThat(sales()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # the venue holds | is sold
          10                | 10
          6                 | 6
          14                | 10
          """,
      delimiter = '|')
  void theSmallerOfBookAndAnswerIsSoldWhereSomethingIsInDoubt(String held, String sold) {
    UUID entry = opens("10", "10");
    story
        .acknowledgesAll()
        .agreesToAll()
        .says(new VenueReport.FillDisputed(entry, "f-1", "taken back"));
    story.begins(sell("", ""));
    story.closesAll().changesAll();
    story.answers(
        asked -> VenueViews.holding(VenueViews.ofBooks(story, asked.question()), "BTCUSDT", held));
    story.closesAll();

    assertThat(sales())
        .singleElement()
        .satisfies(sale -> assertThat(quantity(sale)).isEqualByComparingTo(sold));
    assertThat(sales().getFirst().flags().contains(OrderFlag.LEFT_OUT)).isEqualTo(sold.equals("6"));
  }

  @Test
  void aPartIsSoldAtALimitAndTheRestStaysProtected() {
    held("10");
    story.begins(sell("4", "149"));
    story.changesAll();

    OrderView sale = sales().getFirst();
    assertThat(quantity(sale)).isEqualByComparingTo("4");
    assertThat(sale.ticket().order().limitPrice()).contains(new BigDecimal("149"));
    assertThat(resting()).isEqualByComparingTo("6");
  }

  /**
   * An exit whose fate is not known takes its part with it; a person may sell that all the same.
   */
  @Test
  void anUnresolvedExitIsLeftOutUnlessAPersonSaysOtherwise() {
    held("10");
    story.begins(Commands.live(story.committed("momentum:sell/BTCUSDT/4/ref=150")));
    story.changesAll();
    UUID exit = open(OrderRole.PLANNED);
    story.says(new VenueReport.Doubtful(exit, "the way broke")).passes("40s");
    assertThat(story.order(exit).stage()).isEqualTo(Stage.UNRESOLVED);

    story.begins(sell("", ""));
    story.closesAll().changesAll().passes("5s");
    assertThat(quantity(sales().getFirst())).isEqualByComparingTo("6");
    assertThat(sales().getFirst().flags()).contains(OrderFlag.LEFT_OUT);
    UUID first = sales().getFirst().orderId();
    story.acknowledges(first).fills(first, "6", "150");
    story.begins(
        new SellForSafety(
            Samples.TENANT,
            Optional.of(BTC),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(exit.toString()),
            Samples.REASON));
    story.closesAll().changesAll().passes("6s");
    assertThat(sales())
        .filteredOn(sale -> !sale.orderId().equals(first))
        .singleElement()
        .satisfies(sale -> assertThat(quantity(sale)).isEqualByComparingTo("4"));
  }

  @Test
  void aStopThatDoesNotGiveWayIsLeftOut() {
    held("10");
    story.begins(sell("", ""));
    story.passes("4.999999s");
    assertThat(sales()).isEmpty();
    story.passes("0.000001s");

    assertThat(sales().getFirst().attempts()).isZero();
    assertThat(sales().getFirst().stage()).isEqualTo(Stage.FAILED);
  }

  @Test
  void everythingOfATenantIsSoldAndNothingOfAnother() {
    held("10");
    story.selects(Samples.STRANGER);
    var all =
        story.begins(
            new SellForSafety(
                Samples.TENANT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Samples.REASON));
    story.closesAll();
    UUID sale = open(OrderRole.SAFETY_SELL);
    story.acknowledges(sale).fills(sale, "10", "150");

    assertThat(all.answer().isDone()).isTrue();
    assertThat(story.held("BTCUSDT")).isZero();
    assertThat(
            story
                .refuses(
                    new SellForSafety(
                        Samples.STRANGER,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Samples.REASON))
                .code())
        .isEqualTo(RefusalCode.NOTHING_TO_SELL);
  }

  @Test
  void aKillSwitchCanFlattenWhatItCovers() {
    held("10");
    story.gets(
        new SafetyCommand.SetKillSwitch(
            KillSwitchType.MANUAL,
            KillSwitchScope.of(Samples.TENANT),
            KillSwitchState.ACTIVE,
            true,
            Samples.REASON));
    story.closesAll();

    assertThat(sales()).hasSize(1);
  }

  @Test
  void onPaperThePositionIsTakenOffWithAnOutcomeOfItsOwn() {
    story.gets(
        new SafetyCommand.SelectPlane(
            Samples.TENANT, Optional.empty(), Optional.empty(), true, Samples.REASON));
    story.gets(Commands.dryRun(story.committed("momentum:buy/BTCUSDT/3/ref=150")));
    var sold = story.gets(sell("1", ""));

    assertThat(sold.onPaper())
        .singleElement()
        .satisfies(outcome -> {
          assertThat(outcome.plane()).isEqualTo(ExecutionPlane.PAPER);
          assertThat(outcome.filledQuantity()).isEqualByComparingTo("1");
        });
    assertThat(onPaper()).isEqualByComparingTo("2");
    story.gets(sell("", ""));
    assertThat(onPaper()).isZero();
  }

  @Test
  void dustAndWrongNumbersAreRefused() {
    SortedMap<Symbol, Instrument> listed = new TreeMap<>();
    listed.put(
        BTC,
        new Instrument(
            BTC,
            Optional.of(new BigDecimal("0.5")),
            Optional.of(new BigDecimal("0.5")),
            Optional.of(new BigDecimal("150"))));
    story.lists(
        new VenueListing(
            io.sallyport.core.model.VenueId.SIM, Optional.empty(), List.of(), Optional.of(listed)));
    held("10");

    assertThat(story.refuses(sell("11", "")).message()).contains("more than the 10");
    assertThat(story.refuses(sell("0.3", "")).message()).contains("lot 0.5");
    assertThat(story.refuses(sell("1", "149.3")).message()).contains("tick 0.5");
  }

  private BigDecimal onPaper() {
    return story
        .asks(new Query.OpenPositions(Optional.of(Samples.TENANT), Optional.empty()))
        .value()
        .stream()
        .filter(held -> held.plane() == ExecutionPlane.PAPER)
        .map(held -> held.quantity())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private BigDecimal resting() {
    return story
        .asks(new Query.Covers(Optional.of(Samples.TENANT), Optional.empty()))
        .value()
        .getFirst()
        .resting();
  }

  private static SellForSafety sell(String quantity, String limit) {
    return new SellForSafety(
        Samples.TENANT,
        Optional.of(BTC),
        Optional.empty(),
        number(quantity),
        number(limit),
        Optional.empty(),
        Samples.REASON);
  }

  private static Optional<BigDecimal> number(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
  }

  private UUID opens(String ordered, String filled) {
    story.begins(
        Commands.live(
            story.committed("momentum:buy/BTCUSDT/" + ordered + "/ref=150/sl=-0.02/tp=0.03")));
    UUID order = open(OrderRole.PLANNED);
    story.acknowledges(order).fills(order, filled, "152");
    return order;
  }

  private void held(String quantity) {
    opens(quantity, quantity);
    story.acknowledgesAll().agreesToAll().sent();
  }

  private List<OrderView> sales() {
    return story.orders().stream()
        .filter(view -> view.ticket().order().role() == OrderRole.SAFETY_SELL)
        .toList();
  }

  private List<UUID> cancelled() {
    return story.orders().stream().filter(OrderView::isCancelling).map(OrderView::orderId).toList();
  }

  private static BigDecimal quantity(OrderView view) {
    return view.ticket().order().quantity();
  }

  private UUID open(OrderRole role) {
    return story.orders().stream()
        .filter(view -> view.ticket().order().role() == role && view.stage().isOpen())
        .findFirst()
        .orElseThrow()
        .orderId();
  }
}
