package io.sallyport.testkit;

import static io.sallyport.testkit.Commands.live;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Effect;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.OrderView;
import io.sallyport.core.execution.ExecutionResult;
import io.sallyport.core.execution.ExecutionStatus;
import io.sallyport.core.execution.OrderFlag;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plane.ExecutionOutcome;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.OutcomeStatus;
import io.sallyport.core.plane.VenueAnswer.OrderStanding;
import io.sallyport.core.plane.VenueAnswer.Standing;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueReport;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An order's way to its one outcome, in simulated time (seed 002, SPEC 7). */
class EngineTest {
  private static final String ORDER = "momentum:buy/BTCUSDT/1/ref=150/sl=-0.02/tp=0.03";

  private final LiveStory story = LiveStory.onSim();

  @Test
  void aFillIsProtectedReconciledAndReported() {
    var run = executes(ORDER);
    UUID order = onlyOrder();

    assertThat(run.isAnswered()).isFalse();
    story.acknowledges(order).fills(order, "1", "152");
    assertThat(protection())
        .extracting(
            VenueOrder::role, VenueOrder::quantity, leg -> leg.stopPrice().or(leg::limitPrice))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                OrderRole.STOP_LOSS, BigDecimal.ONE, Optional.of(new BigDecimal("148.96"))),
            org.assertj.core.groups.Tuple.tuple(
                OrderRole.TAKE_PROFIT, BigDecimal.ONE, Optional.of(new BigDecimal("156.56"))));
    story.acknowledgesAll();
    assertThat(run.isAnswered()).isFalse();
    story.agrees();

    ExecutionResult result = run.answer();
    assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCESS);
    assertThat(result.outcomes())
        .map(ExecutionOutcome::status)
        .containsExactly(OutcomeStatus.FILLED);
    assertThat(result.actions().getFirst().details().values())
        .containsEntry("stop_loss", "148.96")
        .containsEntry("take_profit", "156.56")
        .containsEntry("slippage", "elevated")
        .containsEntry("reconciliation", List.of("MATCHED"));
    assertThat(result.metadata().values()).containsEntry("requires_manual_resolution", false);
  }

  @Test
  void theLimitCancelsReconcilesAt31AndEndsInTimeout() {
    var run = executes(ORDER);
    UUID order = onlyOrder();
    story.acknowledges(order).sent();

    story.passes("29.999999s");
    assertThat(story.sent()).isEmpty();
    story.passes("0.000001s");
    assertThat(story.sent()).singleElement().isInstanceOf(Effect.Cancel.class);
    story.passes("0.9s").says(new VenueReport.Closed(order, "cancelled"));
    assertThat(story.sent()).singleElement().isInstanceOf(Effect.Ask.class);
    story.agrees();

    assertThat(story.order(order).stage()).isEqualTo(Stage.FAILED_TIMEOUT);
    assertThat(run.answer().outcomes())
        .singleElement()
        .satisfies(outcome -> assertThat(outcome.status()).isEqualTo(OutcomeStatus.FAILED));
  }

  @Test
  void aFillBetween30And31SecondsIsLateAndValid() {
    var run = executes(ORDER);
    UUID order = onlyOrder();
    story.acknowledges(order).passes("30.4s").fills(order, "1", "152").acknowledgesAll().agrees();

    assertThat(story.order(order).stage()).isEqualTo(Stage.EXECUTED_FULL_LATE);
    assertThat(story.order(order).flags()).contains(OrderFlag.LATE_FILL);
    assertThat(run.answer().status()).isEqualTo(ExecutionStatus.SUCCESS);
  }

  @Test
  void aSilentVenueIsAskedAt31AndWhatItDoesNotKnowIsFinal() {
    var run = executes(ORDER);
    UUID order = onlyOrder();

    story.passes("31s").answers(asked -> unknown(asked, "0"));

    assertThat(story.order(order).stage()).isEqualTo(Stage.FAILED_TIMEOUT);
    assertThat(run.answer().status()).isEqualTo(ExecutionStatus.FAILED);
  }

  @Test
  void aVenueThatCannotBeAskedLeavesTheOrderUnresolvedAndBlocks() {
    var run = executes(ORDER);
    UUID order = onlyOrder();

    story.passes("36s");

    OrderView view = story.order(order);
    assertThat(view.stage()).isEqualTo(Stage.UNRESOLVED);
    assertThat(view.outcome()).isEmpty();
    assertThat(run.answer().outcomes()).isEmpty();
    Plan next = story.committed("momentum:buy/BTCUSDT/2/ref=150");
    ExecutionResult blocked = story.gets(live(next));
    assertThat(blocked.isBlocked()).isTrue();
  }

  @Test
  void anUnresolvedOrderThatWasFilledIsSettledByALaterAnswer() {
    executes(ORDER);
    UUID order = onlyOrder();
    story.passes("36s");

    story.begins(
        new io.sallyport.core.desk.ReconcileCommand.Reconcile(
            Samples.TENANT, Optional.empty(), Optional.of(order.toString())));
    story.answers(asked ->
        VenueViews.holding(
            VenueViews.but(
                VenueViews.ofBooks(story, asked.question()),
                order,
                was ->
                    VenueViews.stands(
                        order, Standing.FILLED, "1", Optional.of(new BigDecimal("152")))),
            "BTCUSDT",
            "1"));

    assertThat(story.order(order).stage()).isEqualTo(Stage.EXECUTED_FULL_LATE);
    assertThat(story.order(order).outcome()).isPresent();
    assertThat(protection()).hasSize(2);
    story.acknowledgesAll();
    assertThat(story.state().needsRecovery()).as("protection at rest is in no doubt").isFalse();
  }

  private LiveStory.Waiting<ExecutionResult> executes(String... items) {
    return story.begins(live(story.committed(items)));
  }

  private UUID onlyOrder() {
    return story.orders().stream()
        .filter(order -> order.ticket().order().role() == OrderRole.PLANNED)
        .map(OrderView::orderId)
        .findFirst()
        .orElseThrow();
  }

  private List<VenueOrder> protection() {
    return story.sent().stream()
        .filter(Effect.Submit.class::isInstance)
        .map(effect -> ((Effect.Submit) effect).order())
        .filter(order -> order.role() != OrderRole.PLANNED)
        .toList();
  }

  private io.sallyport.core.plane.VenueAnswer unknown(Effect.Ask asked, String held) {
    return VenueViews.holding(
        new io.sallyport.core.plane.VenueAnswer(
            asked.question().orders().stream()
                .map(order -> OrderStanding.notFound(order.orderId()))
                .toList(),
            Optional.empty()),
        "BTCUSDT",
        held);
  }

  @Test
  void everyIntentGetsOneOutcome() {
    executes(ORDER);
    UUID order = onlyOrder();
    story.acknowledges(order).fills(order, "1", "152").acknowledgesAll().agrees();

    assertThat(story.events()).filteredOn(Event.OutcomeRecorded.class::isInstance).hasSize(1);
  }

  /** Each question and each silence is an entry: a venue that is gone must not fill the disk. */
  @Test
  void protectionThatNobodyAnswersForIsAskedAboutAtAPace() {
    executes(ORDER);
    UUID order = onlyOrder();
    story.acknowledges(order).fills(order, "1", "152").sent();
    int before = story.entries().size();

    for (int second = 0; second < 120; second++) {
      story.passes("1s");
      if (story.sent().stream().anyMatch(Effect.Ask.class::isInstance)) {
        story.says(
            new VenueReport.Unanswered(
                story.lastQuestion().question().questionId(), "not logged on"));
      }
    }

    assertThat(story.entries().size() - before).isLessThan(60);
  }
}
