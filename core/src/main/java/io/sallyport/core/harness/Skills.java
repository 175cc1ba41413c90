package io.sallyport.core.harness;

import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SkillId;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Every skill that was ever registered, folded from its steps. */
public final class Skills {
  private final SortedMap<SkillId, RegisteredSkill> byId = new TreeMap<>();

  void registered(SkillRegistration registration) {
    int violations = find(registration.skillId()).map(RegisteredSkill::violations).orElse(0);
    byId.put(registration.skillId(), RegisteredSkill.of(registration, violations));
  }

  void change(SkillId id, UnaryOperator<RegisteredSkill> change) {
    byId.computeIfPresent(id, (key, skill) -> change.apply(skill));
  }

  /** Every skill, by id. */
  public Collection<RegisteredSkill> all() {
    return Collections.unmodifiableCollection(byId.values());
  }

  /** The skill of that id, if it was ever registered. */
  public Optional<RegisteredSkill> find(SkillId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The skill of that id, or {@link RefusalCode#SKILL_NOT_FOUND}. */
  public Reply<RegisteredSkill> require(SkillId id) {
    return find(id)
        .map(Reply::of)
        .orElseGet(
            () -> Reply.refuse(RefusalCode.SKILL_NOT_FOUND, "no skill " + id + " is registered"));
  }

  /**
   * The skill that may do a task, or why none may: it has to be ACTIVE, to handle the task's type,
   * to return what the task promises, and to have declared all that the task lets it write.
   */
  public Reply<RegisteredSkill> requireFor(Task task) {
    return find(task.skillRef())
        .map(Reply::of)
        .orElseGet(() ->
            Reply.refuse(
                RefusalCode.SKILL_NOT_FOUND,
                "task %s: no skill %s is registered".formatted(task.id(), task.skillRef())))
        .flatMap(skill ->
            skill
                .unusable()
                .map(why ->
                    Reply.<RegisteredSkill>refuse(
                        RefusalCode.SKILL_UNUSABLE, "task %s: %s".formatted(task.id(), why)))
                .or(() ->
                    mismatch(task, skill.registration())
                        .map(why ->
                            Reply.<RegisteredSkill>refuse(
                                RefusalCode.GRAPH_INVALID,
                                "task %s: skill %s %s".formatted(task.id(), task.skillRef(), why))))
                .orElseGet(() -> Reply.of(skill)));
  }

  private static Optional<String> mismatch(Task task, SkillRegistration skill) {
    if (!skill.taskTypes().contains(task.taskType())) {
      return Optional.of(
          "does not handle task type %s; it handles %s"
              .formatted(task.taskType(), skill.taskTypes()));
    }
    if (!skill.outputSchema().equals(task.outputSchema())) {
      return Optional.of(
          "returns (%s), not (%s)".formatted(skill.outputSchema(), task.outputSchema()));
    }
    return task.sideEffects().stream()
        .filter(resource -> !skill.sideEffects().contains(resource))
        .map(resource -> "did not declare the side effect " + resource)
        .findFirst();
  }
}
