package io.sallyport.core.plan;

import io.sallyport.core.model.SeasonId;
import java.util.Comparator;
import java.util.List;

/**
 * A season as its ledger alone tells it (seed 000, section 1.6).
 *
 * @param seasonId the season
 * @param plans ordered by state, then plan id
 * @param events ordered by plan id, then sequence number; never by time
 */
public record ExecutionStateSnapshot(
    SeasonId seasonId, List<ExecutionPlan> plans, List<ExecutionEvent> events) {
  private static final Comparator<ExecutionPlan> BY_STATE_AND_ID =
      Comparator.comparing((ExecutionPlan plan) -> plan.state().name())
          .thenComparing(plan -> plan.planId().toString());
  private static final Comparator<ExecutionEvent> BY_PLAN_AND_SEQUENCE =
      Comparator.comparing((ExecutionEvent event) -> event.planId().toString())
          .thenComparingInt(ExecutionEvent::sequenceNo);

  /** Rebuilds a season from the lines of its ledger, in their order. */
  public static ExecutionStateSnapshot rebuild(SeasonId season, List<ExecutionEvent> ledger) {
    Plans plans = new Plans();
    ledger.forEach(plans::apply);
    return new ExecutionStateSnapshot(
        season,
        plans.all().stream().map(Plan::toContract).sorted(BY_STATE_AND_ID).toList(),
        ledger.stream().sorted(BY_PLAN_AND_SEQUENCE).toList());
  }
}
