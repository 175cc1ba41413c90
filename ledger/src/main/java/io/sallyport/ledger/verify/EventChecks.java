package io.sallyport.ledger.verify;

import io.sallyport.core.plan.ExecutionEvent;
import io.sallyport.core.plan.ExecutionEvent.Approval;
import io.sallyport.core.plan.PlanContent;
import io.sallyport.core.plan.PlanIds;
import io.sallyport.core.plan.PlanState;
import java.util.Optional;

/** Whether an event's ids and digests are the ones that its own content gives (SPEC 3, 4). */
final class EventChecks {
  private EventChecks() {}

  /** What does not follow from the event's content; empty if all does. */
  static Optional<String> problem(ExecutionEvent event) {
    boolean itsId =
        event
            .eventId()
            .equals(
                PlanIds.event(
                    event.planId(),
                    event.fromState().map(PlanState::name).orElse(""),
                    event.toState(),
                    event.sequenceNo()));
    return itsId
        ? event.payload().flatMap(payload -> problem(event, payload))
        : Optional.of("its id does not follow from its content");
  }

  private static Optional<String> problem(ExecutionEvent event, ExecutionEvent.Payload payload) {
    return switch (payload) {
      case PlanContent plan -> problem(event, plan);
      case Approval approval -> problem(approval);
    };
  }

  private static Optional<String> problem(ExecutionEvent event, PlanContent plan) {
    boolean itsPlan =
        plan.planId().equals(event.planId())
            && plan.seasonId().equals(event.seasonId())
            && plan.planId()
                .equals(
                    PlanIds.plan(
                        plan.seasonId(),
                        plan.riskProfileId(),
                        plan.portfolioItemIds(),
                        plan.revision()));
    return itsPlan
        ? Optional.empty()
        : Optional.of("the plan's id does not follow from its season, profile, items and revision");
  }

  private static Optional<String> problem(Approval approval) {
    return approval.frozenSnapshots().stream()
            .allMatch(frozen -> frozen.sha256().equals(frozen.intent().digest()))
        ? Optional.empty()
        : Optional.of("a frozen snapshot's hash does not follow from its intent");
  }
}
