package io.sallyport.testkit;

import static io.sallyport.testkit.Commands.dryRun;
import static io.sallyport.testkit.Commands.execute;
import static io.sallyport.testkit.Commands.live;
import static io.sallyport.testkit.Commands.plan;
import static io.sallyport.testkit.Commands.validate;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.Query;
import io.sallyport.core.execution.ExecutionAction;
import io.sallyport.core.execution.ExecutionResult;
import io.sallyport.core.execution.ExecutionStatus;
import io.sallyport.core.guard.ExecutionGuard;
import io.sallyport.core.guard.ExecutionMode;
import io.sallyport.core.guard.LiveRequest;
import io.sallyport.core.guard.OrderAssertions;
import io.sallyport.core.model.ClientClaim;
import io.sallyport.core.model.Details;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.ExecutionOutcome;
import io.sallyport.core.plane.ExecutionPlane;
import io.sallyport.core.plane.OutcomeStatus;
import io.sallyport.core.plane.Position;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Executions and what becomes of them (seed 001, seed 003, SPEC 5, SPEC 6). */
class ExecutionTest {
  private final Scenario desk = Scenario.inAHome();

  @Test
  void theFirstDryRunRecordsTheOnePaperOutcomeOfEachIntent() {
    Plan plan = desk.given(plan("momentum:btc-1h", "carry:sol"));

    Scenario.When<ExecutionResult> first = desk.when(dryRun(plan));

    ExecutionResult result = first.answer();
    List<OrderIntent> intents = plan.content().intents();
    assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCESS);
    assertThat(result.outcomes())
        .containsExactly(onPaper(intents.get(0), Side.BUY), onPaper(intents.get(1), Side.SELL));
    first.then(
        new Event.OutcomeRecorded(result.outcomes().get(0)),
        new Event.OutcomeRecorded(result.outcomes().get(1)),
        new Event.PlanExecuted(result));
  }

  @Test
  void laterDryRunsRepeatTheOutcomeAndBookNothing() {
    Plan plan = desk.given(plan("momentum:btc-1h"));
    ExecutionResult first = desk.given(dryRun(plan));

    Scenario.When<ExecutionResult> later = desk.at("2026-01-09T12:00:00Z").when(dryRun(plan));

    ExecutionResult result = later.answer();
    later.then(new Event.PlanExecuted(result));
    assertThat(result.outcomes()).isEqualTo(first.outcomes());
    assertThat(result.executedAt()).isEqualTo(desk.state().lastTime());
    assertThat(positions()).extracting(Position::quantity).containsExactly(new BigDecimal("0.01"));
  }

  @Test
  void anExecutionsIdFollowsFromIntentPlaneAndTime() {
    OrderIntent intent = LiveTrading.only(desk.given(plan("momentum:btc-1h")));
    var at = Samples.MONDAY;

    assertThat(
            List.of(
                ExecutionOutcome.id(intent.orderIntentId(), ExecutionPlane.PAPER, at),
                ExecutionOutcome.id(intent.orderIntentId(), ExecutionPlane.LIVE, at),
                ExecutionOutcome.id(
                    intent.orderIntentId(),
                    ExecutionPlane.PAPER,
                    at.plus(Duration.ofNanos(1_000)))))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.version() == 5);
  }

  @Test
  void aDryRunTellsWhatItSimulated() {
    Plan plan = desk.given(plan("manual:sell/BTC/USDT/0.5/limit=50000"));

    ExecutionResult result = desk.given(dryRun(plan));

    assertThat(result.actions())
        .containsExactly(
            new ExecutionAction(
                "SIMULATED_ORDER",
                "Simulated sell",
                Details.of("order_intent_id", LiveTrading.only(plan).orderIntentId().toString())
                    .and("operation_type", "sell")
                    .and("symbol", "BTC/USDT")
                    .and("quantity", "0.5")
                    .and("order_type", "LIMIT")
                    .and("price", "50000"),
                "Simulated successfully (no real order placed)"));
    assertThat(result.metadata())
        .isEqualTo(
            Details.of("plan_id", plan.id().toString())
                .and("client_id", 1)
                .and("plan_digest", plan.digest().hex())
                .and("registry_digest", Samples.STRATEGIES.registry().digest().hex())
                .and("mode", "DRY_RUN"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "pairs:spread", "tiny:dust"})
  void aLegWithoutAnOrderAddsNoActionAndKeepsSuccess(String item) {
    ExecutionResult result = desk.given(dryRun(desk.given(plan(item))));

    assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCESS);
    assertThat(result.actions()).isEmpty();
    assertThat(result.outcomes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          ''  , client_id is required
          0   , client_id must be positive
          -1  , client_id must be positive
          1.0 , client_id must be integer
          "1" , client_id must be integer
          """,
      quoteCharacter = '\'')
  void anUnusableTenantBlocksEvenADryRunAndIsRecorded(String client, String message) {
    Plan plan = desk.given(plan("momentum:btc-1h"));

    Scenario.When<ExecutionResult> when =
        desk.when(
            new Command.ExecutePlan(
                ClientClaim.of(client), plan.id().toString(), LiveRequest.dryRun()));

    ExecutionResult result = when.answer();
    when.then(new Event.PlanExecuted(result));
    assertThat(result.status()).isEqualTo(ExecutionStatus.BLOCKED);
    assertThat(result.guards().getFirst().message()).isEqualTo(message);
    assertThat(result.passedGuards()).isEqualTo(GuardsTest.IN_ORDER.size() - 1);
    assertThat(result.actions()).isEmpty();
    assertThat(result.outcomes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void anUnknownStrategyFailsInEveryMode(ExecutionMode mode) {
    Plan plan = desk.given(plan("momentum:btc-1h"));
    LiveRequest request =
        new LiveRequest(
            mode,
            Optional.of(new StrategyId("5")),
            true,
            false,
            false,
            false,
            OrderAssertions.NONE);

    Scenario.When<ExecutionResult> when = desk.when(execute(plan, request));

    ExecutionResult result = when.answer();
    when.then(new Event.PlanExecuted(result));
    assertThat(result.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(result.error()).contains("Strategy 5 not found for client 1");
    assertThat(result.guards()).map(ExecutionGuard::name).isEqualTo(GuardsTest.IN_ORDER);
    assertThat(result.outcomes()).isEmpty();
  }

  @Test
  void aDryRunGoesOnUnderABrokenRegistryOrAWrongAssertion() {
    Plan plan = desk.given(plan("momentum:btc-1h"));
    OrderAssertions wrong =
        new OrderAssertions(
            Optional.of("sell"), Optional.empty(), Optional.empty(), Optional.empty());
    LiveRequest request =
        new LiveRequest(
            ExecutionMode.DRY_RUN,
            Optional.of(new StrategyId("5")),
            false,
            false,
            false,
            false,
            wrong);

    ExecutionResult result = desk.under(Samples.BROKEN).given(execute(plan, request));

    assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCESS);
    assertThat(result.guards().get(1).details().values()).containsEntry("would_block", true);
  }

  @Test
  void liveIsBlockedByPlaneAuthorizedAloneOnceAllElsePasses() {
    desk.under(
        SampleRegistry.EMPTY
            .risk("momentum", "20", "2", "10")
            .limits("momentum", "1", "", "100", "")
            .instance("momentum:btc-1h", "BTCUSDT", "LONG", "0.01"));
    Plan plan = committed("momentum:btc-1h");
    desk.given(validate(plan));

    Scenario.When<ExecutionResult> when = desk.when(live(plan));

    ExecutionResult result = when.answer();
    when.then(new Event.PlanExecuted(result));
    assertThat(result.status()).isEqualTo(ExecutionStatus.BLOCKED);
    assertThat(result.guards())
        .filteredOn(guard -> !guard.passed())
        .map(ExecutionGuard::name)
        .containsExactly("PlaneAuthorized");
  }

  @Test
  void theAcceptanceOfWarningsIsRecorded() {
    Plan plan = desk.given(plan("hot:doge"));
    LiveRequest accepting =
        new LiveRequest(
            ExecutionMode.LIVE, Optional.empty(), true, true, false, false, OrderAssertions.NONE);

    assertThat(desk.given(execute(plan, accepting)).metadata().values())
        .containsEntry("accept_warnings", true);
    assertThat(desk.given(live(plan)).metadata().values()).doesNotContainKey("accept_warnings");
  }

  @Test
  void anIntentThatHasItsLiveOutcomeIsNotExecutedAgain() {
    Plan plan = committed("momentum:btc-1h");
    desk.given(LiveTrading.filled(plan, "50000", Samples.MONDAY));

    ExecutionGuard guard =
        desk.given(live(plan)).guards().get(GuardsTest.IN_ORDER.indexOf("AlreadyExecuted"));

    assertThat(guard.passed()).isFalse();
    assertThat(guard.message())
        .isEqualTo(
            "Order intent "
                + LiveTrading.only(plan).orderIntentId()
                + " was executed LIVE already");
  }

  @Test
  void liveNeedsAnAuthenticatedApprovalOnceTheHomeHasFourEyes() {
    Scenario strict = Scenario.inAFourEyesHome();
    Plan local = strict.given(plan("momentum:btc-1h"));
    strict.given(Commands.review(local));
    strict.given(Commands.approve(local));
    strict.given(Commands.commit(local));
    Plan proven = strict.given(plan("momentum:eth-1h"));
    strict.given(Commands.review(proven));
    strict.by(Samples.withToken("bo")).given(Commands.approve(proven));
    strict.given(Commands.commit(proven));

    int governance = GuardsTest.IN_ORDER.indexOf("Governance");
    assertThat(strict.given(live(local)).guards().get(governance).message())
        .isEqualTo(
            "This home requires four eyes: the approval was given at a local shell, which proves no"
                + " name");
    assertThat(strict.given(live(proven)).guards().get(governance).passed()).isTrue();
  }

  @Test
  void anotherTenantsPlanIsNotFound() {
    Plan plan = desk.given(plan("momentum:btc-1h"));

    desk.when(
            new Command.ExecutePlan(
                new ClientClaim.Named(Samples.STRANGER),
                plan.id().toString(),
                LiveRequest.dryRun()))
        .refused(RefusalCode.PLAN_NOT_FOUND, "Plan " + plan.id() + " not found");
  }

  @Test
  void positionsAreKeptPerPlaneAndTenant() {
    Plan paper = desk.given(plan("carry:sol"));
    Plan real = desk.given(plan("manual:buy/SOLUSDT/2"));
    desk.given(dryRun(paper));
    desk.given(LiveTrading.filled(real, "150.5", Samples.MONDAY));

    assertThat(positions())
        .containsExactly(
            position(ExecutionPlane.PAPER, Optional.empty(), "-3", Optional.empty()),
            position(
                ExecutionPlane.LIVE,
                Optional.of(VenueId.SIM),
                "2",
                Optional.of(new BigDecimal("150.5"))));
    assertThat(
            desk.ask(new Query.OpenPositions(Optional.of(Samples.STRANGER), Optional.empty()))
                .value())
        .isEmpty();
  }

  @Test
  void aPlanShowsItsOutcomesPaperFirst() {
    Plan plan = desk.given(plan("momentum:btc-1h"));
    desk.given(LiveTrading.filled(plan, "50000", Samples.MONDAY));
    desk.given(dryRun(plan));

    assertThat(
            desk.ask(new Query.FindPlan(Optional.empty(), plan.id().toString())).value().outcomes())
        .map(ExecutionOutcome::plane)
        .containsExactly(ExecutionPlane.PAPER, ExecutionPlane.LIVE);
  }

  private Plan committed(String... items) {
    Plan plan = desk.given(plan(items));
    desk.given(Commands.review(plan));
    desk.given(Commands.approve(plan));
    return desk.given(Commands.commit(plan));
  }

  private List<Position> positions() {
    return desk.ask(new Query.OpenPositions(Optional.of(Samples.TENANT), Optional.empty())).value();
  }

  private static ExecutionOutcome onPaper(OrderIntent intent, Side side) {
    return new ExecutionOutcome(
        ExecutionOutcome.id(intent.orderIntentId(), ExecutionPlane.PAPER, Samples.MONDAY),
        intent.orderIntentId(),
        ExecutionPlane.PAPER,
        OutcomeStatus.FILLED,
        intent.terms().quantity(),
        Samples.MONDAY,
        Optional.empty(),
        Samples.TENANT,
        Optional.empty(),
        side,
        intent.terms().symbol(),
        Optional.empty(),
        Optional.empty());
  }

  private static Position position(
      ExecutionPlane plane,
      Optional<VenueId> venue,
      String quantity,
      Optional<BigDecimal> average) {
    return new Position(
        Samples.TENANT, plane, venue, new Symbol("SOLUSDT"), new BigDecimal(quantity), average);
  }
}
