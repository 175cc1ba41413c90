package io.sallyport.core.desk;

import io.sallyport.core.execution.ExecutionResult;
import io.sallyport.core.execution.ValidationReport;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.HomeId;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.model.SnapshotRef;
import io.sallyport.core.plan.ExecutionEvent;
import io.sallyport.core.plane.ExecutionOutcome;

/** What happened. The state is only ever what events made it. */
public sealed interface Event {

  /** A home was made: always the journal's first event. */
  record HomeCreated(HomeId homeId, TimeSource timeSource, boolean fourEyes) implements Event {}

  /** A season came into being. */
  record SeasonOpened(SeasonId seasonId, ClientId clientId, Reason reason) implements Event {}

  /** A season was frozen. */
  record SeasonFrozen(SeasonId seasonId, Reason reason) implements Event {}

  /** A season was unfrozen. */
  record SeasonUnfrozen(SeasonId seasonId, Reason reason) implements Event {}

  /** A plan was created or moved on; the line is what its season's ledger gets. */
  record PlanTransitioned(ExecutionEvent line) implements Event {}

  /** A plan was validated. */
  record PlanValidated(ValidationReport report) implements Event {}

  /** A plan was executed, or blocked. */
  record PlanExecuted(ExecutionResult result) implements Event {}

  /** An intent got its outcome on a plane. */
  record OutcomeRecorded(ExecutionOutcome outcome) implements Event {}

  /** A forensic snapshot was taken. */
  record SnapshotTaken(SnapshotRef snapshotRef) implements Event {}
}
