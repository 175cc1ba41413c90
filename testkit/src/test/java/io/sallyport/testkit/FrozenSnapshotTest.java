package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.Effect;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.execution.ExecutionResult;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.execution.OrderTicket;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.guard.ExecutionGuard;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.plan.ExecutionEvent;
import io.sallyport.core.plan.ExecutionEvent.Approval;
import io.sallyport.core.plan.ExecutionEvent.FrozenSnapshot;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plan.PlanAction;
import io.sallyport.core.plane.ExecutionReasonCode;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueReport;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was approved is what is executed, or nothing is (seed 002, rule 1; SPEC 7). */
class FrozenSnapshotTest {
  private static final String ORDER = "momentum:buy/BTCUSDT/1/ref=150/sl=-0.02/tp=0.03";

  private final LiveStory story = LiveStory.onSim();

  @Test
  void itIsMadeAtTheApprovalAndNotBefore() {
    Plan draft = story.gets(Commands.plan(ORDER, "momentum:eth-1h"));
    Plan reviewed = story.gets(Commands.review(draft));
    assertThat(reviewed.approval()).isEmpty();
    Approval approval = story.gets(Commands.approve(draft)).approval().orElseThrow();

    assertThat(approval.planDigest()).isEqualTo(draft.digest());
    assertThat(approval.frozenSnapshots())
        .map(FrozenSnapshot::intent)
        .containsExactlyElementsOf(draft.content().intents());
    assertThat(approval.frozenSnapshots())
        .allMatch(frozen -> frozen.sha256().equals(frozen.intent().digest()));
    assertThat(approval.expiresAt()).isEqualTo(story.now().plus(Duration.ofHours(24)));
  }

  @Test
  void whoApprovesMaySayWhenItExpires() {
    Plan draft = story.gets(Commands.plan(ORDER));
    story.gets(Commands.review(draft));
    story.gets(
        new Command.TransitionPlan(
            Optional.empty(),
            draft.id().toString(),
            PlanAction.APPROVE,
            Samples.REASON,
            Duration.ofMinutes(5)));
    Plan plan = story.gets(Commands.commit(draft));
    story.gets(Commands.validate(plan));
    story.passes("299.999999s").passes("0.000001s").sent();

    assertThat(story.gets(Commands.live(plan)).isBlocked()).isTrue();
    assertThat(story.sent()).isEmpty();
  }

  @Test
  void nothingThatHappensAfterTheApprovalChangesIt() {
    Plan plan = story.committed("momentum:buy/BTCUSDT/1/ref=150");
    Approval approval = plan.approval().orElseThrow();
    assertThat(story.refuses(Commands.approve(plan)).code())
        .isEqualTo(RefusalCode.INVALID_TRANSITION);
    story.under(
        Samples.STRATEGIES.instance(
            "momentum:btc-1h", "BTCUSDT", "SHORT", "9", "sl=-0.9", "tick=1000"));
    story.gets(Commands.validate(plan));
    story.sent();
    story.begins(Commands.live(plan));

    OrderIntent.Terms approved = approval.frozenSnapshots().getFirst().intent().terms();
    VenueOrder sent = ((Effect.Submit) story.sent().getFirst()).order();
    assertThat(sent.side()).isEqualTo(approved.side());
    assertThat(sent.quantity()).isEqualTo(approved.quantity());
    assertThat(story.planned().getFirst().ticket().planned().orElseThrow().terms())
        .isEqualTo(approved);
  }

  /** How somebody with a text editor may have changed a frozen snapshot. */
  enum Tampering implements UnaryOperator<FrozenSnapshot> {
    ANOTHER_HASH {
      @Override
      public FrozenSnapshot apply(FrozenSnapshot was) {
        return new FrozenSnapshot(was.intent(), Digest.of("another"));
      }
    },
    ANOTHER_QUANTITY {
      @Override
      public FrozenSnapshot apply(FrozenSnapshot was) {
        return new FrozenSnapshot(tenTimes(was.intent()), was.sha256());
      }
    },
    ANOTHER_QUANTITY_AND_ITS_HASH {
      @Override
      public FrozenSnapshot apply(FrozenSnapshot was) {
        return new FrozenSnapshot(tenTimes(was.intent()), tenTimes(was.intent()).digest());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSnapshotThatWasTamperedWithIsNeverSent(Tampering how) {
    Plan plan = story.committed(ORDER);
    LiveStory tampered =
        LiveStory.after(
            withApproval(was ->
                new Approval(
                    was.planDigest(),
                    was.frozenSnapshots().stream().map(how).toList(),
                    was.expiresAt(),
                    was.authentication())));
    tampered.sent();
    ExecutionResult result = tampered.gets(Commands.live(plan));

    assertNothingWasSent(tampered, result);
  }

  @Test
  void aPlanWhoseDigestIsNotTheApprovedOneIsBlocked() {
    Plan plan = story.committed(ORDER);
    LiveStory tampered =
        LiveStory.after(
            withApproval(was ->
                new Approval(
                    Digest.of("another plan"),
                    was.frozenSnapshots(),
                    was.expiresAt(),
                    was.authentication())));
    ExecutionResult result = tampered.gets(Commands.live(plan));

    assertThat(result.isBlocked()).isTrue();
    assertThat(result.guards())
        .filteredOn(guard -> !guard.passed())
        .map(ExecutionGuard::message)
        .contains("The plan is not the one that was approved: its digest differs");
    assertThat(tampered.orders()).isEmpty();
  }

  /** The hash is asked for again, here before what was never taken is sent a second time. */
  @Test
  void anOrderThatIsNotWhatWasApprovedIsNotSentAgain() {
    story.executes(ORDER);
    UUID order = story.planned().getFirst().orderId();
    story.says(new VenueReport.NotTaken(order, "no way there"));
    LiveStory tampered =
        LiveStory.after(
            withEvents(event ->
                event instanceof Event.OrderStepped(OrderStep.Submitted(OrderTicket ticket))
                    ? new Event.OrderStepped(new OrderStep.Submitted(tenTimes(ticket)))
                    : event));
    tampered.sent();
    tampered.passes("1s");

    assertThat(tampered.sent()).noneMatch(Effect.Submit.class::isInstance);
    assertThat(tampered.order(order).stage()).isEqualTo(Stage.FAILED);
    assertThat(tampered.order(order).outcome().orElseThrow().reason())
        .contains(ExecutionReasonCode.EXECUTION_NOT_AVAILABLE);
  }

  private static void assertNothingWasSent(LiveStory story, ExecutionResult result) {
    assertThat(story.sent()).isEmpty();
    assertThat(result.error().orElseThrow())
        .contains("the frozen snapshot is not the one that was approved: its hash differs");
    assertThat(result.outcomes())
        .singleElement()
        .satisfies(outcome ->
            assertThat(outcome.reason()).contains(ExecutionReasonCode.EXECUTION_NOT_AVAILABLE));
    assertThat(story.planned().getFirst().stage()).isEqualTo(Stage.FAILED);
  }

  private List<JournalEntry> withApproval(UnaryOperator<Approval> tampering) {
    return withEvents(event ->
        event instanceof Event.PlanTransitioned(ExecutionEvent line)
                && line.payload().orElse(null) instanceof Approval approval
            ? new Event.PlanTransitioned(
                new ExecutionEvent(
                    line.eventId(),
                    line.seasonId(),
                    line.planId(),
                    line.action(),
                    line.fromState(),
                    line.toState(),
                    line.reason(),
                    line.actor(),
                    line.snapshotRef(),
                    line.createdAtUtc(),
                    line.sequenceNo(),
                    Optional.of(tampering.apply(approval))))
            : event);
  }

  private List<JournalEntry> withEvents(Function<Event, Event> tampering) {
    return story.entries().stream()
        .map(entry ->
            new JournalEntry(
                entry.sequence(),
                entry.at(),
                entry.actor(),
                entry.events().stream().map(tampering).toList()))
        .toList();
  }

  private static OrderIntent tenTimes(OrderIntent intent) {
    OrderIntent.Terms was = intent.terms();
    return new OrderIntent(
        intent.orderIntentId(),
        intent.item(),
        new OrderIntent.Terms(
            was.symbol(),
            was.side(),
            was.orderType(),
            was.quantity().multiply(BigDecimal.TEN),
            was.limitPrice(),
            was.referencePrice(),
            was.slOffset(),
            was.tpOffset(),
            was.lot(),
            was.tick(),
            was.multiplier(),
            was.currency()));
  }

  private static OrderTicket tenTimes(OrderTicket ticket) {
    VenueOrder was = ticket.order();
    return new OrderTicket(
        ticket.venue(),
        new VenueOrder(
            was.orderId(),
            was.clientId(),
            was.account(),
            was.role(),
            was.symbol(),
            was.side(),
            was.quantity().multiply(BigDecimal.TEN),
            was.limitPrice(),
            was.stopPrice()),
        ticket.parent(),
        ticket.planned(),
        ticket.strategy());
  }
}
