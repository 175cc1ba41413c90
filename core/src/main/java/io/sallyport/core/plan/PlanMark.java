package io.sallyport.core.plan;

import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.LogicalTime;

/**
 * Who moved a plan, and when: what a list and the plan itself show of a transition. Why is in the
 * ledger and the journal.
 *
 * @param action what was done
 * @param actor who
 * @param at when, in logical time
 */
public record PlanMark(PlanAction action, ActorId actor, LogicalTime at) {
  static PlanMark of(ExecutionEvent event) {
    return new PlanMark(event.action(), event.actor(), event.createdAtUtc());
  }
}
