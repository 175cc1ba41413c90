package io.sallyport.core.harness;

import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.RiskProfileId;
import io.sallyport.core.model.SeasonId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A cycle as it stands.
 *
 * @param cycleId its id
 * @param clientId its tenant
 * @param seasonId the season that it plans in
 * @param riskProfileId the risk profile that it plans under
 * @param mode what becomes of its actions
 * @param input the digest of its input
 * @param graph what it does
 * @param gates what each gate came to
 * @param settings how strict it is
 * @param admission what its state allowed
 * @param status where it is, or how it ended
 * @param isDegraded whether its actions are logged only, whatever its mode
 * @param why why it ended so, in words; empty while it runs
 * @param actor who started it
 * @param startedAt when it was first started
 * @param endedAt when it ended, if it has
 * @param tasks its tasks, in the order in which they are declared
 */
public record CycleView(
    UUID cycleId,
    ClientId clientId,
    SeasonId seasonId,
    RiskProfileId riskProfileId,
    HarnessMode mode,
    Digest input,
    TaskGraph graph,
    List<ConditionalGate.Result> gates,
    HarnessSettings settings,
    Admission admission,
    CycleStatus status,
    boolean isDegraded,
    String why,
    ActorId actor,
    LogicalTime startedAt,
    Optional<LogicalTime> endedAt,
    List<TaskView> tasks) {
  public CycleView {
    gates = List.copyOf(gates);
    tasks = List.copyOf(tasks);
  }

  /** How many of its tasks came to an outcome. */
  public long count(TaskOutcome outcome) {
    return tasks.stream()
        .flatMap(task -> task.end().stream())
        .filter(record -> record.outcome() == outcome)
        .count();
  }

  /** Whether it did what it could without a failure (SPEC 8): neither HALT, REJECT nor FAILED. */
  public boolean isSuccess() {
    return status.isOver()
        && status != CycleStatus.HALTED
        && status != CycleStatus.REJECTED
        && count(TaskOutcome.FAILED) == 0;
  }

  /** The beliefs that it acted upon, in order. */
  public List<ActionRecord> actions() {
    return tasks.stream()
        .flatMap(task -> task.end().stream())
        .flatMap(record -> record.actions().stream())
        .toList();
  }
}
