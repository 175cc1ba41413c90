package io.sallyport.ledger.verify;

import io.sallyport.core.model.Digest;
import io.sallyport.core.model.HomeId;
import io.sallyport.core.model.Reply;
import io.sallyport.core.plan.ExecutionEvent;
import io.sallyport.core.plan.ExecutionEvent.Approval;
import io.sallyport.core.plan.ExecutionEvent.FrozenSnapshot;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plan.PlanAction;
import io.sallyport.core.plan.PlanContent;
import io.sallyport.core.plan.PlanIds;
import io.sallyport.core.plan.PlanState;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Whether a ledger's events follow from their own content and from each other: ids and digests
 * (SPEC 3, 4), steps of the life cycle, numbers without a gap. It is shown the events of a plan in
 * their order.
 */
final class EventChecks {
  private final Optional<HomeId> home;
  private final SortedMap<UUID, Course> courses = new TreeMap<>();

  /** How far a plan got. */
  private record Course(PlanState state, int sequence, Digest digest) {}

  /**
   * Checks of a home's events.
   *
   * @param home whose id enters the intents' ids; empty where the journal does not tell
   */
  EventChecks(Optional<HomeId> home) {
    this.home = home;
  }

  /** What does not follow; empty if everything does. */
  Optional<String> problem(ExecutionEvent event) {
    Optional<String> problem =
        idProblem(event)
            .or(() -> stepProblem(event))
            .or(() -> event.payload().flatMap(payload -> payloadProblem(event, payload)));
    follow(event);
    return problem;
  }

  private void follow(ExecutionEvent event) {
    Optional<Digest> digest =
        event.payload().orElse(null) instanceof PlanContent plan
            ? Optional.of(plan.digest())
            : before(event).map(Course::digest);
    digest.ifPresent(known ->
        courses.put(event.planId(), new Course(event.toState(), event.sequenceNo(), known)));
  }

  private Optional<Course> before(ExecutionEvent event) {
    return Optional.ofNullable(courses.get(event.planId()));
  }

  private static Optional<String> idProblem(ExecutionEvent event) {
    UUID expected =
        PlanIds.event(
            event.planId(),
            event.fromState().map(PlanState::name).orElse(""),
            event.toState(),
            event.sequenceNo());
    return unless(event.eventId().equals(expected), "its id does not follow from its content");
  }

  private Optional<String> stepProblem(ExecutionEvent event) {
    return before(event)
        .map(course -> stepProblem(event, course))
        .orElseGet(() ->
            unless(
                event.action() == PlanAction.CREATE
                    && event.fromState().isEmpty()
                    && event.toState() == PlanState.DRAFT
                    && event.sequenceNo() == 1,
                "a plan begins with CREATE, number 1"));
  }

  private static Optional<String> stepProblem(ExecutionEvent event, Course course) {
    boolean follows =
        event.fromState().equals(Optional.of(course.state()))
            && event.sequenceNo() == course.sequence() + 1
            && event.action().from(course.state()).equals(Reply.of(event.toState()));
    return unless(
        follows,
        "%s from %s as number %d does not follow number %d, which led to %s"
            .formatted(
                event.action(),
                event.fromState().map(PlanState::name).orElse("nothing"),
                event.sequenceNo(),
                course.sequence(),
                course.state()));
  }

  private Optional<String> payloadProblem(ExecutionEvent event, ExecutionEvent.Payload payload) {
    return switch (payload) {
      case PlanContent plan -> planProblem(event, plan);
      case Approval approval -> approvalProblem(event, approval);
    };
  }

  private Optional<String> planProblem(ExecutionEvent event, PlanContent plan) {
    UUID expected =
        PlanIds.plan(
            plan.seasonId(), plan.riskProfileId(), plan.portfolioItemIds(), plan.revision());
    boolean itsPlan =
        plan.planId().equals(event.planId())
            && plan.seasonId().equals(event.seasonId())
            && plan.planId().equals(expected);
    return unless(
            itsPlan, "the plan's id does not follow from its season, profile, items and revision")
        .or(() ->
            unless(
                plan.intents().stream().allMatch(intent -> hasItsId(plan, intent)),
                "an order intent's id does not follow from its content"));
  }

  private boolean hasItsId(PlanContent plan, OrderIntent intent) {
    return home.map(id ->
            PlanIds.orderIntent(id, plan.clientId(), plan.planId(), intent.item(), intent.terms()))
        .filter(expected -> !expected.equals(intent.orderIntentId()))
        .isEmpty();
  }

  private Optional<String> approvalProblem(ExecutionEvent event, Approval approval) {
    boolean ofThisPlan =
        before(event).filter(course -> course.digest().equals(approval.planDigest())).isPresent();
    return unless(ofThisPlan, "what was approved is not the plan: its digest differs")
        .or(() ->
            unless(
                approval.frozenSnapshots().stream().allMatch(EventChecks::hasItsHash),
                "a frozen snapshot's hash does not follow from its intent"));
  }

  private static boolean hasItsHash(FrozenSnapshot frozen) {
    return frozen.sha256().equals(frozen.intent().digest());
  }

  private static Optional<String> unless(boolean sound, String problem) {
    return sound ? Optional.empty() : Optional.of(problem);
  }
}
