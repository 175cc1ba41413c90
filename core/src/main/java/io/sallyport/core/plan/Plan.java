package io.sallyport.core.plan;

import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.SnapshotRef;
import io.sallyport.core.plan.ExecutionEvent.Approval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A plan with where it stands.
 *
 * @param content what it says
 * @param digest the content's digest
 * @param state where it stands
 * @param createdFrom the forensic snapshot it was created from
 * @param lastEventId its newest event
 * @param sequenceNo that event's number
 * @param authors who created or reviewed it, for four eyes
 * @param approval its approval, once there is one
 * @param marks who moved it and when, oldest first; the first is its creation
 */
public record Plan(
    PlanContent content,
    Digest digest,
    PlanState state,
    SnapshotRef createdFrom,
    UUID lastEventId,
    int sequenceNo,
    Set<ActorId> authors,
    Optional<Approval> approval,
    List<PlanMark> marks) {
  public Plan {
    authors = Collections.unmodifiableSet(new TreeSet<>(authors));
    marks = List.copyOf(marks);
  }

  /** The plan that a CREATE event makes. */
  static Plan created(ExecutionEvent event, PlanContent content) {
    return new Plan(
        content,
        content.digest(),
        event.toState(),
        event.snapshotRef(),
        event.eventId(),
        event.sequenceNo(),
        new TreeSet<>(Set.of(event.actor())),
        Optional.empty(),
        List.of(PlanMark.of(event)));
  }

  /** This plan after one more event. */
  Plan after(ExecutionEvent event) {
    List<PlanMark> moved = new ArrayList<>(marks);
    moved.add(PlanMark.of(event));
    Set<ActorId> wrote = new TreeSet<>(authors);
    if (event.action() == PlanAction.REVIEW) {
      wrote.add(event.actor());
    }
    return new Plan(
        content,
        digest,
        event.toState(),
        createdFrom,
        event.eventId(),
        event.sequenceNo(),
        wrote,
        event.payload().flatMap(Plan::approvalIn).or(() -> approval),
        moved);
  }

  private static Optional<Approval> approvalIn(ExecutionEvent.Payload payload) {
    return payload instanceof Approval given ? Optional.of(given) : Optional.empty();
  }

  /** The plan's id. */
  public UUID id() {
    return content.planId();
  }

  /**
   * When its approval expired, if by a time it has: it can no longer be committed or executed, only
   * cancelled while it is APPROVED, or proposed as a revision (SPEC 4).
   */
  public Optional<LogicalTime> expiredAt(LogicalTime now) {
    return state == PlanState.CANCELLED
        ? Optional.empty()
        : approval.map(Approval::expiresAt).filter(at -> now.compareTo(at) >= 0);
  }

  /** Who did something to it, and when; the last time where it was done more than once. */
  public Optional<PlanMark> mark(PlanAction action) {
    return marks.reversed().stream().filter(mark -> mark.action() == action).findFirst();
  }

  /** The plan as the contract serves it. */
  public ExecutionPlan toContract() {
    return new ExecutionPlan(
        content.seasonId(),
        content.planId(),
        state,
        content.riskProfileId(),
        content.portfolioItemIds(),
        content.legs(),
        createdFrom,
        Optional.of(lastEventId));
  }
}
