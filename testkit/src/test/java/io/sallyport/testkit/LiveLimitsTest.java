package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Effect;
import io.sallyport.core.desk.Query;
import io.sallyport.core.desk.ReconcileCommand;
import io.sallyport.core.execution.ExecutionResult;
import io.sallyport.core.guard.ExecutionGuard;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueAnswer.Standing;
import io.sallyport.core.plane.VenueListing;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.safety.KillSwitch;
import io.sallyport.core.safety.KillSwitchState;
import io.sallyport.core.safety.KillSwitchType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits while orders are on their way, and the loss limit that switches itself on (SPEC 5). */
class LiveLimitsTest {
  private static final SampleRegistry REGISTRY =
      SampleRegistry.EMPTY
          .risk("s", "20", "2", "10")
          .instance("s:x", "X", "LONG", "1", "currency=USDT")
          .risk("t", "20", "2", "10");

  private final LiveStory story = LiveStory.onSim().under(REGISTRY);

  @Test
  void anOrderCountsFromItsSubmissionSoThatTheNextExecutionSeesIt() {
    story.under(REGISTRY.limits("s", "1", "", "", ""));
    story.executes("s:buy/X/1/ref=10/sl=-0.02");

    assertThat(limits("s:buy/Y/1/ref=10/sl=-0.02")).contains("Max orders limit reached: 1 >= 1");
  }

  @Test
  void anOpenOrderReservesItsNotionalUntilItsEnd() {
    story.under(REGISTRY.tenantLimits(1, "", "150", "", ""));
    story.executes("s:buy/X/10/limit=10/sl=-0.02");
    UUID order = story.planned().getFirst().orderId();
    assertThat(limits("s:buy/Y/6/limit=10/sl=-0.02"))
        .contains("Max notional limit would be exceeded: 100 + 60 > 150");
    assertThat(limits("s:buy/Y/5/limit=10/sl=-0.02")).isEmpty();

    story.acknowledges(order).fills(order, "4", "9").acknowledgesAll();
    assertThat(limits("s:buy/Y/6.5/limit=10/sl=-0.02"))
        .as("36 filled, 60 reserved")
        .contains("Max notional limit would be exceeded: 96 + 65 > 150");

    story
        .says(new VenueReport.Closed(order, "expired"))
        .answers(asked -> VenueViews.cancelled(story, asked.question(), order));
    assertThat(limits("s:buy/Y/11/limit=10/sl=-0.02")).isEmpty();
    assertThat(limits("s:buy/Y/11.5/limit=10/sl=-0.02"))
        .contains("Max notional limit would be exceeded: 36 + 115 > 150");
  }

  @Test
  void anUnresolvedOrderReservesUntilAPersonSettlesIt() {
    story.under(REGISTRY.tenantLimits(1, "", "150", "", ""));
    story.executes("s:buy/X/10/limit=10/sl=-0.02");
    UUID order = story.planned().getFirst().orderId();
    story.passes("36s");
    assertThat(limits("s:buy/Y/6/limit=10/sl=-0.02")).isPresent();

    story.gets(
        new ReconcileCommand.ResolveOrder(
            Samples.TENANT, order.toString(), BigDecimal.ZERO, Optional.empty(), Samples.REASON));
    assertThat(limits("s:buy/Y/15/limit=10/sl=-0.02")).isEmpty();
  }

  @Test
  void whatProtectsAndWhatIsSoldForSafetyNeverCounts() {
    story.under(REGISTRY.limits("s", "2", "250", "", ""));
    bought("s", "X", "1");
    assertThat(orders(OrderRole.STOP_LOSS)).isEqualTo(1);
    story.begins(
        new io.sallyport.core.desk.SafetyCommand.SellForSafety(
            Samples.TENANT, new Symbol("X"), Optional.empty(), Samples.REASON));
    story.closesAll();
    UUID sold =
        story.orders().stream()
            .filter(view -> view.ticket().order().role() == OrderRole.SAFETY_SELL)
            .findFirst()
            .orElseThrow()
            .orderId();
    story.acknowledges(sold).fills(sold, "1", "100");

    assertThat(limits("s:buy/Y/1/limit=150/sl=-0.02")).as("one order, of 100").isEmpty();
  }

  /** Each would fit by itself; while the first is under way the second does not (SPEC 5). */
  @Test
  void aWholeRunIsReservedInTheDecisionInWhichItsGuardsPass() {
    story.under(REGISTRY.limits("s", "4", "", "", ""));
    story.executes(
        "s:buy/X/1/limit=10/sl=-0.02",
        "s:buy/Y/1/limit=10/sl=-0.02",
        "s:buy/Z/1/limit=10/sl=-0.02");
    var second =
        story.executes(
            "s:buy/X/2/limit=10/sl=-0.02",
            "s:buy/Y/2/limit=10/sl=-0.02",
            "s:buy/Z/2/limit=10/sl=-0.02");

    assertThat(second.answer().isBlocked()).isTrue();
    assertThat(limits("s:buy/A/1/limit=10/sl=-0.02", "s:buy/B/1/limit=10/sl=-0.02"))
        .contains("Max orders limit would be exceeded: 3 + 2 > 4");
    assertThat(limits("s:buy/A/1/limit=10/sl=-0.02")).isEmpty();
  }

  @Test
  void fiveSingleOrdersUnderALimitOfThreeDoNotAllPass() {
    story.under(REGISTRY.tenantLimits(1, "3", "", "", ""));
    long passed =
        IntStream.rangeClosed(1, 5)
            .mapToObj(n -> story.executes("s:buy/X/%s/limit=10/sl=-0.02".formatted(n)))
            .filter(run -> !run.isAnswered())
            .count();

    assertThat(passed).isEqualTo(3);
    assertThat(story.planned()).hasSize(3);
  }

  @Test
  void theNotionalOfAWholeRunIsReserved() {
    story.under(REGISTRY.limits("s", "", "100", "", ""));
    story.executes("s:buy/X/1/limit=30/sl=-0.02", "s:buy/Y/1/limit=40/sl=-0.02");

    assertThat(limits("s:buy/Z/1/limit=31/sl=-0.02"))
        .contains("Max notional limit would be exceeded: 70 + 31 > 100");
  }

  @Test
  void whatIsNeverSentIsGivenBack() {
    story.under(REGISTRY.limits("s", "3", "100", "", ""));
    story.executes("s:buy/X/1/limit=30/sl=-0.02", "s:buy/Y/1/limit=40/sl=-0.02");
    story.says(new VenueReport.Rejected(story.planned().getFirst().orderId(), "no"));

    assertThat(story.planned()).as("one rejected, one withheld").hasSize(2);
    assertThat(limits("s:buy/A/1/limit=50/sl=-0.02", "s:buy/B/1/limit=50/sl=-0.02")).isEmpty();
    assertThat(
            limits(
                "s:buy/A/1/limit=1/sl=-0.02",
                "s:buy/B/1/limit=1/sl=-0.02",
                "s:buy/C/1/limit=1/sl=-0.02"))
        .contains("Max orders limit would be exceeded: 1 + 3 > 3");
  }

  @Test
  void aReservationCountsOnThePresentDayAndAnOrderOnTheDayOnWhichItIsSent() {
    story.passes("14h").passes("29m").passes("50s");
    story.under(REGISTRY.limits("s", "3", "100", "", ""));
    story.executes("s:buy/X/1/limit=30/sl=-0.02", "s:buy/Y/1/limit=40/sl=-0.02");
    assertThat(limits("s:buy/A/1/limit=1/sl=-0.02", "s:buy/B/1/limit=1/sl=-0.02"))
        .contains("Max orders limit would be exceeded: 2 + 2 > 3");

    story.passes("10s");
    assertThat(limits("s:buy/A/1/limit=2/sl=-0.02", "s:buy/B/1/limit=2/sl=-0.02"))
        .as("on Tuesday the second is still to be sent, the first was Monday's")
        .isEmpty();
    assertThat(limits("s:buy/A/1/limit=31/sl=-0.02"))
        .as("both hold their notional")
        .contains("Max notional limit would be exceeded: 70 + 31 > 100");
  }

  @Test
  void anUnresolvedOrderOfAnEarlierDayReservesNotionalAndNoCount() {
    story.under(REGISTRY.limits("s", "1", "100", "", ""));
    story.executes("s:buy/X/1/limit=60/sl=-0.02");
    story.passes("36s").passes("24h");

    assertThat(story.planned().getFirst().stage())
        .isEqualTo(io.sallyport.core.execution.Stage.UNRESOLVED);
    assertThat(limits("s:buy/Y/1/limit=40/sl=-0.02")).isEmpty();
    assertThat(limits("s:buy/Y/1/limit=41/sl=-0.02"))
        .contains("Max notional limit would be exceeded: 60 + 41 > 100");
  }

  /** The first fills at a worse price than was reserved; the second would go beyond the limit. */
  @Test
  void limitsAreAskedAgainBeforeEachSendingWithoutItsOwnReservation() {
    story.under(REGISTRY);
    bought("s", "X", "1");
    story.under(REGISTRY.limits("s", "", "350", "", ""));
    var run = story.executes("s:buy/X/1/ref=100/sl=-0.02", "s:buy/Y/1/limit=100/sl=-0.02");
    UUID first = open();
    story.acknowledges(first).fills(first, "1", "151").acknowledgesAll().agreesToAll();

    assertThat(run.answer().error().orElseThrow())
        .contains("FAILED")
        .contains("strategy s: Max notional limit would be exceeded: 251 + 100 > 350");
    assertThat(story.planned()).filteredOn(view -> view.attempts() > 0).hasSize(2);
  }

  @Test
  void aRunThatUsesALimitUpIsSentWhole() {
    story.under(REGISTRY.limits("s", "2", "200", "", ""));
    story.executes("s:buy/X/1/limit=100/sl=-0.02", "s:buy/Y/1/limit=100/sl=-0.02");
    UUID first = open();
    story.acknowledges(first).fills(first, "1", "100").acknowledgesAll().agreesToAll();

    assertThat(story.planned()).hasSize(2).allMatch(view -> view.attempts() == 1);
  }

  @Test
  void limitsThatNobodyCanReadAnyMoreStopWhatIsStillToBeSent() {
    var run = story.executes("s:buy/X/1/limit=100/sl=-0.02", "s:buy/Y/1/limit=100/sl=-0.02");
    story.under(Samples.BROKEN);
    UUID first = open();
    story.acknowledges(first).fills(first, "1", "100").acknowledgesAll().agreesToAll();

    assertThat(run.answer().error().orElseThrow())
        .contains("limits are unknown while the strategy registry cannot be read");
  }

  private static final String PRICES =
      """
      # order                  | the venue's price | notional
      s:buy/X/1/limit=50       | 70                | 50
      s:buy/X/1/limit=90       | 70                | 90
      s:sell/X/1/limit=0.01    | 70                | 70
      s:sell/X/1/limit=90      | 70                | 90
      s:buy/X/1/ref=0.01       | 70                | 70
      s:buy/X/1/ref=90         | 70                | 90
      s:buy/X/1                | 70                | 70
      s:sell/X/1               | 70                | 70
      s:sell/X/1/limit=80/ref=999 | 70             | 80
      """;

  /** Nobody walks through a notional limit by saying a price that is too low (SPEC 14). */
  @ParameterizedTest
  @CsvSource(textBlock = PRICES, delimiter = '|')
  void notionalIsReckonedAtTheHigherOfWhatIsSaidAndTheVenuesPrice(
      String order, String price, String notional) {
    story.lists(sim("X", price));
    story.under(REGISTRY.limits("s", "", "1", "", ""));

    assertThat(limits(order + "/sl=-0.02"))
        .contains("Max notional limit would be exceeded: 0 + %s > 1".formatted(notional));
  }

  private static VenueListing sim(String symbol, String price) {
    SortedMap<Symbol, Instrument> instruments = new TreeMap<>();
    instruments.put(
        new Symbol(symbol),
        new Instrument(
            new Symbol(symbol),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new BigDecimal(price))));
    return new VenueListing(VenueId.SIM, Optional.empty(), List.of(), Optional.of(instruments));
  }

  @Test
  void aLossInACurrencyThatTheLimitIsNotInSwitchesTheRiskLimitOn() {
    story.under(
        REGISTRY
            .instance("s:btc", "BTC", "LONG", "1", "currency=BTC")
            .limits("s", "", "", "1000", "USDT"));
    bought("s", "BTC", "1");
    stopped("BTC", "1", "99");

    assertThat(raised()).isEqualTo("strategy s ACTIVE");
    assertThat(limits("s:buy/X/1/limit=1/sl=-0.02"))
        .contains("Max loss limit cannot be checked: the day's loss is 1 BTC, the limit in USDT");
  }

  @Test
  void aGainInOneCurrencyNeverHidesALossInAnother() {
    story.under(
        REGISTRY
            .instance("s:jpy", "JP", "LONG", "1", "currency=JPY")
            .limits("s", "", "", "50", ""));
    bought("s", "JP", "1");
    stopped("JP", "1", "15000");
    bought("s", "X", "1");
    stopped("X", "1", "40");

    assertThat(raised()).isEqualTo("strategy s ACTIVE");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # limit of s | limit of the tenant | sold at | kill switches
          100          |                     | 20.01   |
          100          |                     | 20      | strategy s WARNING
          100          |                     | 0.01    | strategy s WARNING
          100          | 100                 | 20      | strategy s WARNING, tenant WARNING
          99.99        |                     | 0.01    | strategy s ACTIVE
                       | 100                 | 20.01   |
                       | 100                 | 20      | tenant WARNING
                       | 99.99               | 0.01    | tenant ACTIVE
          50           | 100                 | 20      | strategy s ACTIVE, tenant WARNING
                       |                     | 0.01    |
          """,
      delimiter = '|')
  void at80PercentOfALossLimitItsSwitchWarnsAndAtTheLimitItStops(
      String ofStrategy, String ofTenant, String at, String switches) {
    story.under(
        REGISTRY
            .limits("s", "", "", ofStrategy == null ? "" : ofStrategy, "")
            .tenantLimits(1, "", "", ofTenant == null ? "" : ofTenant, ""));
    bought("s", "X", "1");
    stopped("X", "1", at);

    assertThat(raised()).isEqualTo(Optional.ofNullable(switches).orElse(""));
  }

  @Test
  void atTheLimitWhatIsOpenIsCancelledAndTheSwitchNeverClearsItself() {
    story.under(REGISTRY.limits("s", "", "", "99", ""));
    bought("s", "X", "1");
    story.executes("s:buy/Y/1/ref=10/sl=-0.02");
    story.executes("t:buy/Z/1/ref=10/sl=-0.02");
    story.acknowledgesAll().sent();
    stopped("X", "1", "1");

    assertThat(cancelled()).as("of s, not of t").containsExactly("Y");
    assertThat(raised()).isEqualTo("strategy s ACTIVE");
    story.passes("24h");
    assertThat(raised()).as("on another day").isEqualTo("strategy s ACTIVE");
    story.gets(
        new io.sallyport.core.desk.SafetyCommand.SetKillSwitch(
            KillSwitchType.RISK_LIMIT,
            story.asks(new Query.RaisedKillSwitches()).value().getFirst().scope(),
            KillSwitchState.OFF,
            Samples.REASON));
    assertThat(raised()).isEmpty();
  }

  /** Each stop loses 60 of 100: neither reaches the limit, both do. */
  @Test
  void lossesThatOneAnswerTellsAreAddedUp() {
    story.under(REGISTRY.limits("s", "", "", "100", ""));
    bought("s", "X", "1");
    bought("s", "X", "2");
    story.begins(
        new ReconcileCommand.Reconcile(
            Samples.TENANT, Optional.of(new Symbol("X")), Optional.empty()));
    story.answers(asked -> {
      var answer = VenueViews.ofBooks(story, asked.question());
      for (var leg : asked.question().orders()) {
        String quantity = leg.quantity().toPlainString();
        String price = leg.quantity().compareTo(BigDecimal.ONE) == 0 ? "40" : "70";
        answer =
            VenueViews.but(
                answer,
                leg.orderId(),
                was ->
                    VenueViews.stands(
                        leg.orderId(),
                        Standing.FILLED,
                        quantity,
                        Optional.of(new BigDecimal(price))));
      }
      return VenueViews.holding(answer, "X", "0");
    });

    assertThat(story.held("X")).isZero();
    assertThat(raised()).isEqualTo("strategy s ACTIVE");
  }

  @Test
  void aManualOrderCountsUnderTheStrategyThatIsNamedForIt() {
    story.under(REGISTRY.limits("s", "1", "", "", ""));
    Plan manual = story.committed("manual:buy/X/1/ref=10/sl=-0.02");
    story.gets(Commands.validate(manual, "s"));
    story.begins(Commands.live(manual, "s"));

    assertThat(story.planned()).hasSize(1);
    assertThat(limits("s:buy/Y/1/ref=10/sl=-0.02")).contains("Max orders limit reached: 1 >= 1");
    assertThat(limits("t:buy/Y/1/ref=10/sl=-0.02")).isEmpty();
  }

  @Test
  void onlyAnOrderThatOnlyReducesNeedsNoStopLoss() {
    bought("s", "X", "1");
    assertThat(failed("Governance", "manual:sell/X/1/ref=100")).isEmpty();
    assertThat(failed("Governance", "manual:sell/X/1.1/ref=100").orElseThrow())
        .contains("requires a stop loss");
    assertThat(failed("Governance", "manual:buy/X/1/ref=100")).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # the limit's currency | what blocks an order in USDT after 100 USDT were filled
          USDT                   | Max notional limit would be exceeded: 100 + 100 > 150
                                 | Max notional limit would be exceeded: 100 + 100 > 150
          EUR                    | Max notional limit cannot be checked: X is in USDT, the limit in EUR
          """,
      delimiter = '|')
  void notionalCountsInItsCurrency(String currency, String blocks) {
    bought("s", "X", "1");
    story.under(REGISTRY.limits("s", "", "150", "", currency == null ? "" : currency));

    assertThat(limits("s:buy/X/5/limit=20/sl=-0.02")).contains(blocks);
  }

  private void bought(String strategy, String symbol, String quantity) {
    story.executes("%s:buy/%s/%s/limit=100/sl=-0.02".formatted(strategy, symbol, quantity));
    UUID order = open();
    story.acknowledges(order).fills(order, quantity, "100").acknowledgesAll().agreesToAll();
  }

  private UUID open() {
    return story.planned().stream()
        .filter(view -> view.stage().isOpen())
        .findFirst()
        .orElseThrow()
        .orderId();
  }

  private void stopped(String symbol, String quantity, String price) {
    UUID stop =
        story.orders().stream()
            .filter(view -> view.ticket().order().role() == OrderRole.STOP_LOSS)
            .filter(view -> view.ticket().order().symbol().value().equals(symbol))
            .findFirst()
            .orElseThrow()
            .orderId();
    story.fills(stop, quantity, price);
  }

  private String raised() {
    return String.join(
        ", ",
        story.asks(new Query.RaisedKillSwitches()).value().stream()
            .map(LiveLimitsTest::inWords)
            .sorted()
            .toList());
  }

  private static String inWords(KillSwitch raised) {
    assertThat(raised.type()).isEqualTo(KillSwitchType.RISK_LIMIT);
    assertThat(raised.scope().clientId()).contains(Samples.TENANT);
    return raised.scope().strategyId().map(id -> "strategy " + id).orElse("tenant")
        + " "
        + raised.state();
  }

  private List<String> cancelled() {
    return story.sent().stream()
        .filter(Effect.Cancel.class::isInstance)
        .map(effect -> ((Effect.Cancel) effect).order())
        .filter(order -> order.role() == OrderRole.PLANNED)
        .map(order -> order.symbol().value())
        .toList();
  }

  private long orders(OrderRole role) {
    return story.orders().stream().filter(view -> view.ticket().order().role() == role).count();
  }

  private Optional<String> limits(String... items) {
    return failed("ExecutionLimits", items);
  }

  /** What a guard would say against an order, which is a draft and goes nowhere. */
  private Optional<String> failed(String name, String... items) {
    Plan draft =
        name.equals("Governance") ? story.committed(items) : story.gets(Commands.plan(items));
    ExecutionResult probe =
        story.gets(
            Commands.execute(
                draft,
                new io.sallyport.core.guard.LiveRequest(
                    io.sallyport.core.guard.ExecutionMode.LIVE,
                    Optional.empty(),
                    false,
                    false,
                    false,
                    false,
                    io.sallyport.core.guard.OrderAssertions.NONE)));
    return probe.guards().stream()
        .filter(guard -> guard.name().equals(name) && !guard.passed())
        .map(ExecutionGuard::message)
        .findFirst();
  }
}
