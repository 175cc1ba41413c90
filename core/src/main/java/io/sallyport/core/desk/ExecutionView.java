package io.sallyport.core.desk;

import io.sallyport.core.execution.ExecutionStatus;
import io.sallyport.core.guard.ExecutionMode;
import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.NameUuid;
import java.util.Optional;
import java.util.UUID;

/**
 * One execution in short: what a list shows of it, and where the journal has its report.
 *
 * @param runId its id: that of its LIVE run, else one made of its plan and its place in the journal
 * @param planId the plan
 * @param clientId the plan's tenant
 * @param mode DRY_RUN or LIVE
 * @param status how it ended; empty while a LIVE run is under way
 * @param actor who asked for it
 * @param at when it was asked for
 * @param sequence the journal's entry that has its report, or of a run under way its beginning
 */
public record ExecutionView(
    UUID runId,
    UUID planId,
    ClientId clientId,
    ExecutionMode mode,
    Optional<ExecutionStatus> status,
    ActorId actor,
    LogicalTime at,
    long sequence) {
  /** Namespace of the ids of executions that are no LIVE run: dry runs and what was blocked. */
  private static final UUID EXECUTION_NS = UUID.fromString("5a117907-0000-5000-8000-000000000010");

  /** The id of an execution that the journal has whole in one entry. */
  static UUID idOf(UUID planId, long sequence) {
    return NameUuid.of(EXECUTION_NS, planId.toString(), Long.toString(sequence));
  }

  ExecutionView ended(ExecutionStatus how, long reportedIn) {
    return new ExecutionView(
        runId, planId, clientId, mode, Optional.of(how), actor, at, reportedIn);
  }
}
