package io.sallyport.harness.runner;

import io.sallyport.core.harness.CycleRequest;
import io.sallyport.core.harness.RegisteredSkill;
import io.sallyport.core.harness.SkillRegistration;
import io.sallyport.core.harness.Task;
import io.sallyport.core.harness.TaskCall;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SkillId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The programs that do the tasks of one cycle: what is registered, and is installed as that. */
final class Programs {
  private final SortedMap<SkillId, Program> byId;

  /**
   * What does a task.
   *
   * @param registered what it may do
   * @param installed what it is
   */
  private record Program(SkillRegistration registered, InstalledSkill installed) {}

  private Programs(SortedMap<SkillId, Program> byId) {
    this.byId = byId;
  }

  /**
   * Those of a graph's skills that may be invoked; of the others the desk says what becomes.
   *
   * @return them, or {@link RefusalCode#SKILL_UNUSABLE} if one is not installed as what was
   *     registered
   */
  static Reply<Programs> of(
      CycleRequest request, List<RegisteredSkill> registered, SkillCatalog catalog) {
    SortedMap<SkillId, SkillRegistration> usable = new TreeMap<>();
    registered.stream()
        .filter(skill -> skill.unusable().isEmpty())
        .forEach(skill -> usable.put(skill.id(), skill.registration()));
    SortedMap<SkillId, Program> found = new TreeMap<>();
    for (Task task : request.graph().tasks()) {
      SkillRegistration skill = usable.get(task.skillRef());
      if (skill != null && !found.containsKey(task.skillRef())) {
        switch (installed(skill, catalog)) {
          case Reply.Accepted<InstalledSkill>(InstalledSkill program) ->
              found.put(task.skillRef(), new Program(skill, program));
          case Reply.Refused<InstalledSkill>(Refusal refusal) -> {
            return Reply.refuse(refusal);
          }
        }
      }
    }
    return Reply.of(new Programs(found));
  }

  private static Reply<InstalledSkill> installed(SkillRegistration skill, SkillCatalog catalog) {
    return switch (catalog.find(skill.skillId())) {
      case Reply.Refused<InstalledSkill>(Refusal refusal) -> unusable(skill, refusal.message());
      case Reply.Accepted<InstalledSkill>(InstalledSkill found) ->
          skill.isOf(found.version(), found.artifact())
              ? Reply.of(found)
              : unusable(
                  skill,
                  "registered is %s, installed is %s"
                      .formatted(program(skill), program(found.declared())));
    };
  }

  private static Reply<InstalledSkill> unusable(SkillRegistration skill, String why) {
    return Reply.refuse(
        RefusalCode.SKILL_UNUSABLE,
        "skill %s is not what was registered: %s".formatted(skill.skillId(), why));
  }

  private static String program(SkillRegistration skill) {
    return skill.skillVersion()
        + skill
            .artifact()
            .map(artifact -> " of jar " + artifact)
            .orElse(", which comes with Sallyport");
  }

  /** Why one of these tasks cannot be run, although the desk says that it may be. */
  Optional<Refusal> missing(List<TaskCall> calls) {
    return calls.stream()
        .map(call -> call.task().skillRef())
        .filter(skill -> !byId.containsKey(skill))
        .findFirst()
        .map(skill ->
            new Refusal(
                RefusalCode.SKILL_UNUSABLE,
                "skill %s was activated while the cycle ran; run the cycle again"
                    .formatted(skill)));
  }

  /** A task that is not missing its program, to be started. */
  TaskRun run(CycleRequest request, TaskCall call) {
    Program program = Objects.requireNonNull(byId.get(call.task().skillRef()));
    return new TaskRun(request, call, program.registered(), program.installed());
  }
}
