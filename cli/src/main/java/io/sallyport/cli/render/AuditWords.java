package io.sallyport.cli.render;

import io.sallyport.core.desk.Event;
import io.sallyport.core.harness.CycleRequest;
import io.sallyport.core.harness.HarnessStep;
import io.sallyport.core.harness.SkillRegistration;
import io.sallyport.core.harness.SkillUse;
import io.sallyport.core.harness.SkillWrite;
import io.sallyport.core.model.Details;
import io.sallyport.core.plan.ExecutionEvent;
import io.sallyport.formats.json.SallyportJson;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** What happened in the harness, in words, with all that it is known by (seed 004, section 1). */
final class AuditWords {
  private AuditWords() {}

  /** Puts an event's name and what there is to say of it. */
  static void put(Lines lines, Event event) {
    switch (event) {
      case Event.HarnessStepped(HarnessStep step) -> put(lines, step);
      case Event.PlanTransitioned(ExecutionEvent line) ->
          put(
              lines,
              "PLAN_" + line.action(),
              "plan %s is %s".formatted(line.planId(), line.toState()),
              "event " + line.eventId());
      default -> {}
    }
  }

  private static void put(Lines lines, HarnessStep step) {
    switch (step) {
      case HarnessStep.OfCycle ofCycle -> put(lines, ofCycle);
      case HarnessStep.DecisionRecorded made ->
          put(
              lines,
              "DECISION_RECORDED",
              made.id() + ": " + made.decision(),
              "because: " + made.reason());
      case HarnessStep.SkillRegistered registered ->
          put(lines, "SKILL_REGISTERED", registration(registered.registration()));
      case HarnessStep.SkillMoved moved ->
          put(
              lines,
              "SKILL_" + moved.to(),
              "skill %s, authorized by %s".formatted(moved.skillId(), moved.decision()));
      case HarnessStep.SkillQuarantined held ->
          put(lines, "SKILL_QUARANTINED", "skill " + held.skill(), held.why());
      case HarnessStep.SkillDeregistered gone ->
          put(lines, "SKILL_DEREGISTERED", "skill " + gone.skill(), gone.why());
      case HarnessStep.HarnessHalted halted ->
          put(
              lines,
              "HARNESS_HALTED",
              halted.why(),
              halted.cycleId().map(id -> "cycle " + id).orElse("in no cycle"));
      case HarnessStep.HarnessResumed resumed ->
          put(lines, "HARNESS_RESUMED", resumed.reason().value());
    }
  }

  private static void put(Lines lines, HarnessStep.OfCycle step) {
    switch (step) {
      case HarnessStep.CycleBegan began -> put(lines, "CYCLE_BEGAN", beginning(began));
      case HarnessStep.TaskSkipped skipped ->
          put(
              lines,
              "TASK_SKIPPED",
              "task %s, %s: %s".formatted(skipped.task(), skipped.reason(), skipped.why()),
              where(skipped.cycleId(), skipped.taskId()),
              "state " + json(skipped.snapshot()));
      case HarnessStep.TaskSucceeded done -> put(lines, "TASK_SUCCEEDED", success(done));
      case HarnessStep.TaskFailed failed ->
          put(
              lines,
              "TASK_FAILED",
              "task %s: %s".formatted(failed.task(), failed.why()),
              where(failed.cycleId(), failed.taskId()),
              by(failed.skill()));
      case HarnessStep.ActionTaken taken -> put(lines, "ACTION_TAKEN", action(taken));
      case HarnessStep.SkillViolated violated ->
          put(
              lines,
              "SKILL_VIOLATION",
              violated.violation() + ": " + violated.what(),
              where(violated.cycleId(), violated.taskId()),
              by(violated.skill()));
      case HarnessStep.HarnessViolated violated ->
          put(
              lines,
              "HARNESS_VIOLATION",
              violated.what(),
              where(violated.cycleId(), violated.taskId()),
              by(violated.skill()));
      case HarnessStep.CycleDegraded degraded ->
          put(lines, "CYCLE_DEGRADED", degraded.why(), "cycle " + degraded.cycleId());
      case HarnessStep.CycleEnded ended ->
          put(
              lines,
              "CYCLE_ENDED",
              ended.status() + ": " + ended.why(),
              "cycle " + ended.cycleId());
    }
  }

  private static List<String> beginning(HarnessStep.CycleBegan began) {
    CycleRequest request = began.request();
    List<String> words = new ArrayList<>();
    words.add("%s: %s".formatted(began.admission().verdict(), began.admission().why()));
    words.add("cycle %s, %s".formatted(began.cycleId(), request.mode()));
    words.add(
        "client %s, season %s, risk profile %s"
            .formatted(request.clientId(), request.seasonId(), request.riskProfileId()));
    words.add("input " + request.input().digest());
    words.add("graph %s, %s".formatted(request.graph().name(), request.graph().digest()));
    began.admission().notes().forEach(note -> words.add(HarnessFields.inWords(note)));
    IntStream.range(0, began.gates().size())
        .forEach(i ->
            words.add(
                "gate %s: %s"
                    .formatted(began.gates().get(i), request.graph().gates().get(i).condition())));
    return words;
  }

  private static List<String> success(HarnessStep.TaskSucceeded done) {
    List<String> words = new ArrayList<>();
    words.add("task %s returned %s".formatted(done.task(), json(done.output())));
    words.add(where(done.cycleId(), done.taskId()));
    words.add(by(done.skill()));
    for (SkillWrite write : done.writes()) {
      words.add("wrote to " + HarnessFields.inWords(write));
    }
    return words;
  }

  private static List<String> action(HarnessStep.ActionTaken taken) {
    List<String> words = new ArrayList<>(HarnessFields.inWords(taken.action()));
    words.add(where(taken.cycleId(), taken.taskId()));
    return words;
  }

  private static List<String> registration(SkillRegistration skill) {
    return List.of(
        "skill %s %s by %s, authorized by %s"
            .formatted(
                skill.skillId(), skill.skillVersion(), skill.author(), skill.decisionLedgerRef()),
        "artifact " + SkillFields.artifact(skill),
        "handles %s; needs %s; permissions %s; layers %s"
            .formatted(
                HarnessFields.joined(skill.taskTypes()),
                HarnessFields.joined(skill.requiredInputs()),
                HarnessFields.joined(skill.requiresPermissions()),
                HarnessFields.joined(skill.layerDependencies())),
        "returns %s; writes to %s"
            .formatted(skill.outputSchema(), HarnessFields.joined(skill.sideEffects())));
  }

  private static String where(UUID cycleId, UUID taskId) {
    return "cycle %s, task id %s".formatted(cycleId, taskId);
  }

  private static String by(SkillUse skill) {
    return "by skill " + HarnessFields.inWords(skill);
  }

  private static String json(Details details) {
    return SallyportJson.mapper().writeValueAsString(details);
  }

  private static void put(Lines lines, String name, String... words) {
    put(lines, name, List.of(words));
  }

  /** What skills and upstream layers wrote is shown, not obeyed. */
  private static void put(Lines lines, String name, List<String> words) {
    lines.put(name, words.stream().map(Visible::of).toList());
  }
}
