package io.sallyport.core.desk;

import io.sallyport.core.execution.ExecutionResult;
import io.sallyport.core.execution.ExecutionStatus;
import io.sallyport.core.execution.LiveRun;
import io.sallyport.core.execution.ValidationReport;
import io.sallyport.core.guard.ExecutionMode;
import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plan.ExecutionEvent;
import io.sallyport.core.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * All that happened to one plan, as the journal has it: who moved it, when and why; what its
 * validations found; its executions, blocked ones too.
 *
 * @param plan the plan as it stands
 * @param steps what happened, oldest first
 */
public record PlanHistory(Plan plan, List<Step> steps) {
  public PlanHistory {
    steps = List.copyOf(steps);
  }

  /** One thing that happened to a plan. */
  public sealed interface Step {
    /** When. */
    LogicalTime at();

    /** Who. */
    ActorId actor();
  }

  /** It was made or moved on. */
  public record Moved(ExecutionEvent line) implements Step {
    @Override
    public LogicalTime at() {
      return line.createdAtUtc();
    }

    @Override
    public ActorId actor() {
      return line.actor();
    }
  }

  /** It was validated. */
  public record Validated(LogicalTime at, ActorId actor, ValidationReport report) implements Step {}

  /**
   * It was executed.
   *
   * @param actor who asked for it
   * @param runId the execution's id
   * @param mode DRY_RUN or LIVE
   * @param status how it ended; empty while it is under way
   * @param why why it did not succeed, if it did not: the guards that blocked it, or the error
   */
  public record Executed(
      LogicalTime at,
      ActorId actor,
      UUID runId,
      ExecutionMode mode,
      Optional<ExecutionStatus> status,
      Optional<String> why)
      implements Step {}

  /**
   * Puts a history together.
   *
   * @param trail where it is
   * @param entries the journal's entries that the trail names
   */
  public static PlanHistory of(Trail trail, List<JournalEntry> entries) {
    SortedMap<UUID, ExecutionView> executions = new TreeMap<>();
    trail.executions().forEach(view -> executions.put(view.runId(), view));
    List<Step> steps = new ArrayList<>();
    for (JournalEntry entry : entries) {
      for (Event event : entry.events()) {
        step(trail.plan().id(), executions, entry, event).ifPresent(steps::add);
      }
    }
    return new PlanHistory(trail.plan(), steps);
  }

  private static Optional<Step> step(
      UUID plan, SortedMap<UUID, ExecutionView> executions, JournalEntry entry, Event event) {
    return switch (event) {
      case Event.PlanTransitioned(ExecutionEvent line) when line.planId().equals(plan) ->
          Optional.of(new Moved(line));
      case Event.PlanValidated(ValidationReport report) when report.planId().equals(plan) ->
          Optional.of(new Validated(entry.at(), entry.actor(), report));
      case Event.PlanExecuted(ExecutionResult result) ->
          Optional.ofNullable(executions.get(ExecutionView.idOf(plan, entry.sequence())))
              .map(view -> executed(view, ExecutionRecord.why(result)));
      case Event.RunStarted(LiveRun run) ->
          Optional.ofNullable(executions.get(run.runId()))
              .filter(view -> view.status().isEmpty())
              .map(view -> executed(view, Optional.empty()));
      case Event.RunEnded(UUID run, ExecutionResult result) ->
          Optional.ofNullable(executions.get(run))
              .map(view -> executed(view, ExecutionRecord.why(result)));
      default -> Optional.empty();
    };
  }

  private static Step executed(ExecutionView view, Optional<String> why) {
    return new Executed(view.at(), view.actor(), view.runId(), view.mode(), view.status(), why);
  }

  /**
   * Where the journal has a plan's history.
   *
   * @param plan the plan
   * @param sequences the numbers of the entries, in order
   * @param executions its executions in short
   */
  public record Trail(Plan plan, List<Long> sequences, List<ExecutionView> executions) {
    public Trail {
      sequences = List.copyOf(sequences);
      executions = List.copyOf(executions);
    }
  }
}
