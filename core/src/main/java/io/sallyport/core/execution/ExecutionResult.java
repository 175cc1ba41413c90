package io.sallyport.core.execution;

import io.sallyport.core.guard.ExecutionGuard;
import io.sallyport.core.guard.ExecutionMode;
import io.sallyport.core.model.Details;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plane.ExecutionOutcome;
import java.util.List;
import java.util.Optional;

/**
 * The report of one execution (seed 001).
 *
 * @param status how it ended
 * @param mode DRY_RUN or LIVE
 * @param guards what every guard found, in their order
 * @param actions what was done
 * @param metadata the plan, the tenant, and the digests it speaks of
 * @param executedAt when, in logical time
 * @param error why it failed, if it did
 * @param outcomes the outcomes of the plan's intents on the plane that it ran on
 */
public record ExecutionResult(
    ExecutionStatus status,
    ExecutionMode mode,
    List<ExecutionGuard> guards,
    List<ExecutionAction> actions,
    Details metadata,
    LogicalTime executedAt,
    Optional<String> error,
    List<ExecutionOutcome> outcomes) {
  public ExecutionResult {
    guards = List.copyOf(guards);
    actions = List.copyOf(actions);
    outcomes = List.copyOf(outcomes);
  }

  /** This report with one more list among its metadata, unless it is empty. */
  ExecutionResult with(String name, List<String> figures) {
    return figures.isEmpty()
        ? this
        : new ExecutionResult(
            status,
            mode,
            guards,
            actions,
            metadata.and(name, figures),
            executedAt,
            error,
            outcomes);
  }

  /** How many guards passed. */
  public long passedGuards() {
    return guards.stream().filter(ExecutionGuard::passed).count();
  }

  /** Whether a guard prevented it. */
  public boolean isBlocked() {
    return status == ExecutionStatus.BLOCKED;
  }

  /** Whether all that was asked was done. */
  public boolean isSuccess() {
    return status == ExecutionStatus.SUCCESS;
  }
}
