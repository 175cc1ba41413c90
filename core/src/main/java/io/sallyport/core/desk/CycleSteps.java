package io.sallyport.core.desk;

import io.sallyport.core.harness.ActionRecord;
import io.sallyport.core.harness.Cycle;
import io.sallyport.core.harness.CycleStatus;
import io.sallyport.core.harness.HarnessStep;
import io.sallyport.core.harness.RegisteredSkill;
import io.sallyport.core.harness.SkillUse;
import io.sallyport.core.harness.SkillViolation;
import io.sallyport.core.harness.SkillWrite;
import io.sallyport.core.harness.Task;
import io.sallyport.core.harness.TaskPreconditions;
import io.sallyport.core.model.Details;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What one decision makes happen in a cycle: the seed's failure policy and violation table. */
final class CycleSteps {
  private final Cycle cycle;
  private final List<Event> events = new ArrayList<>();
  private boolean isDegraded;

  CycleSteps(Cycle cycle) {
    this.cycle = cycle;
    this.isDegraded = cycle.isDegraded();
  }

  List<Event> events() {
    return events;
  }

  void add(Event event) {
    events.add(event);
  }

  private void step(HarnessStep step) {
    events.add(new Event.HarnessStepped(step));
  }

  private UUID id(Task task) {
    return cycle.taskId(task);
  }

  void skip(Task task, TaskPreconditions.Skip skip) {
    step(
        new HarnessStep.TaskSkipped(
            cycle.id(), id(task), task.id(), skip.reason(), skip.why(), cycle.snapshot()));
  }

  void act(Task task, ActionRecord action) {
    step(new HarnessStep.ActionTaken(cycle.id(), id(task), action));
  }

  void succeed(Task task, RegisteredSkill skill, Details output, List<SkillWrite> writes) {
    step(
        new HarnessStep.TaskSucceeded(
            cycle.id(), id(task), task.id(), SkillUse.of(skill.registration()), output, writes));
  }

  /** A single failure stops what depends on it; one on the critical path degrades the cycle. */
  void fail(Task task, RegisteredSkill skill, String why) {
    step(
        new HarnessStep.TaskFailed(
            cycle.id(), id(task), task.id(), SkillUse.of(skill.registration()), why));
    if (task.critical() && !isDegraded) {
      isDegraded = true;
      step(
          new HarnessStep.CycleDegraded(
              cycle.id(), "task %s, which is critical, failed: %s".formatted(task.id(), why)));
    }
  }

  /**
   * The seed's violation table. No other version of a skill that comes with Sallyport could follow
   * it, and graphs of any tenant set its times: repeated violations hold it back for review.
   */
  void violate(Task task, RegisteredSkill skill, SkillViolation violation, String what) {
    step(
        new HarnessStep.SkillViolated(
            cycle.id(), id(task), SkillUse.of(skill.registration()), violation, what));
    fail(task, skill, "%s: %s".formatted(violation, what));
    String why = violation + " in cycle " + cycle.id(); // every tenant sees it: no more than that
    boolean isRepeated = skill.violations() + 1 >= cycle.request().settings().maxViolations();
    if (isRepeated && !skill.registration().isShipped()) {
      step(
          new HarnessStep.SkillDeregistered(
              skill.id(), "%s violations, the last: %s".formatted(skill.violations() + 1, why)));
    } else if (isRepeated || violation.quarantines()) {
      step(new HarnessStep.SkillQuarantined(skill.id(), why));
    }
    if (violation.haltsCycle()) {
      step(
          new HarnessStep.CycleEnded(
              cycle.id(),
              CycleStatus.HALTED,
              "%s in task %s: %s".formatted(violation, task.id(), what)));
    }
  }

  /** HARNESS_VIOLATION: everything stops until an operator has looked at it. */
  void override(Task task, RegisteredSkill skill, String what) {
    step(
        new HarnessStep.HarnessViolated(
            cycle.id(), id(task), SkillUse.of(skill.registration()), what));
    fail(task, skill, what);
    step(
        new HarnessStep.CycleEnded(
            cycle.id(),
            CycleStatus.HALTED,
            "HARNESS_VIOLATION in task %s: %s".formatted(task.id(), what)));
    step(
        new HarnessStep.HarnessHalted(
            Optional.of(cycle.id()), "HARNESS_VIOLATION in cycle " + cycle.id()));
  }

  /** Nothing is left that could be done. */
  void end() {
    step(
        new HarnessStep.CycleEnded(
            cycle.id(),
            isDegraded ? CycleStatus.DEGRADED : CycleStatus.COMPLETED,
            "every task that could be done was done"));
  }
}
