package io.sallyport.core.harness;

import io.sallyport.core.model.DecisionId;
import io.sallyport.core.model.Details;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.SkillId;
import io.sallyport.core.model.TaskName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What happened in the harness. Its state is only ever what these made it. */
public sealed interface HarnessStep {

  /** A step of one cycle. */
  sealed interface OfCycle extends HarnessStep {
    /** The cycle. */
    UUID cycleId();
  }

  /** A decision about skills was put on record. */
  record DecisionRecorded(DecisionId id, Reason decision, Reason reason) implements HarnessStep {}

  /** A skill was registered. */
  record SkillRegistered(SkillRegistration registration) implements HarnessStep {}

  /** A skill took a step of its life. */
  record SkillMoved(SkillId skillId, SkillStage to, DecisionId decision) implements HarnessStep {}

  /**
   * A cycle began: its input, its graph and its settings are on record as a whole.
   *
   * @param gates what each gate of the graph came to
   * @param admission what its state allows
   */
  record CycleBegan(
      UUID cycleId, CycleRequest request, List<ConditionalGate.Result> gates, Admission admission)
      implements OfCycle {
    public CycleBegan {
      gates = List.copyOf(gates);
    }
  }

  /**
   * A task was skipped.
   *
   * @param snapshot the state at that time
   */
  record TaskSkipped(
      UUID cycleId, UUID taskId, TaskName task, SkipReason reason, String why, Details snapshot)
      implements OfCycle {}

  /**
   * A task succeeded; what it wrote happened with it.
   *
   * @param output what it returned
   */
  record TaskSucceeded(
      UUID cycleId,
      UUID taskId,
      TaskName task,
      SkillUse skill,
      Details output,
      List<SkillWrite> writes)
      implements OfCycle {
    public TaskSucceeded {
      writes = List.copyOf(writes);
    }
  }

  /** A task failed; nothing that it wanted to write happened. */
  record TaskFailed(UUID cycleId, UUID taskId, TaskName task, SkillUse skill, String why)
      implements OfCycle {}

  /** A task acted upon a belief. */
  record ActionTaken(UUID cycleId, UUID taskId, ActionRecord action) implements OfCycle {}

  /** A skill broke its contract: SKILL_VIOLATION. */
  record SkillViolated(
      UUID cycleId, UUID taskId, SkillUse skill, SkillViolation violation, String what)
      implements OfCycle {}

  /** A skill is held back for review. */
  record SkillQuarantined(SkillId skill, String why) implements HarnessStep {}

  /** A skill is gone for good. */
  record SkillDeregistered(SkillId skill, String why) implements HarnessStep {}

  /** Something tried to override what only an upstream layer may allow: HARNESS_VIOLATION. */
  record HarnessViolated(UUID cycleId, UUID taskId, SkillUse skill, String what)
      implements OfCycle {}

  /** A cycle goes on DEGRADED: from now on its actions are logged only. */
  record CycleDegraded(UUID cycleId, String why) implements OfCycle {}

  /** A cycle ended. */
  record CycleEnded(UUID cycleId, CycleStatus status, String why) implements OfCycle {}

  /** The harness stopped, for every cycle, until an operator resumes it. */
  record HarnessHalted(Optional<UUID> cycleId, String why) implements HarnessStep {}

  /** An operator resumed the harness. */
  record HarnessResumed(Reason reason) implements HarnessStep {}
}
