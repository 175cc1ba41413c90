package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Effect;
import io.sallyport.core.desk.Query;
import io.sallyport.core.desk.ReconcileCommand;
import io.sallyport.core.execution.ExecutionResult;
import io.sallyport.core.guard.ExecutionGuard;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueAnswer.Standing;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.safety.KillSwitch;
import io.sallyport.core.safety.KillSwitchState;
import io.sallyport.core.safety.KillSwitchType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    assertThat(limits("s:buy/Y/1/ref=150/sl=-0.02")).as("one order, of 100").isEmpty();
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
    assertThat(failed("manual:sell/X/1/ref=100", "Governance")).isEmpty();
    assertThat(failed("manual:sell/X/1.1/ref=100", "Governance").orElseThrow())
        .contains("requires a stop loss");
    assertThat(failed("manual:buy/X/1/ref=100", "Governance")).isPresent();
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
    story.executes("%s:buy/%s/%s/ref=100/sl=-0.02".formatted(strategy, symbol, quantity));
    UUID order =
        story.planned().stream()
            .filter(view -> view.stage().isOpen())
            .findFirst()
            .orElseThrow()
            .orderId();
    story.acknowledges(order).fills(order, quantity, "100").acknowledgesAll().agreesToAll();
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

  private Optional<String> limits(String item) {
    return failed(item, "ExecutionLimits");
  }

  /** What a guard would say against an order, which is a draft and goes nowhere. */
  private Optional<String> failed(String item, String name) {
    Plan draft =
        name.equals("Governance") ? story.committed(item) : story.gets(Commands.plan(item));
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
