package io.sallyport.core.desk;

import io.sallyport.core.harness.ActionRecord;
import io.sallyport.core.harness.Belief;
import io.sallyport.core.harness.Cycle;
import io.sallyport.core.harness.FactorPermission;
import io.sallyport.core.harness.RegisteredSkill;
import io.sallyport.core.harness.SkillViolation;
import io.sallyport.core.harness.SkillWrite;
import io.sallyport.core.harness.Task;
import io.sallyport.core.harness.TaskResult;
import io.sallyport.core.model.BeliefId;
import io.sallyport.core.model.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Takes what a skill returned: its output is held against its schema, its writes against its
 * declaration, its actions against what the upstream layers allow (seed 004, sections 5 and 7).
 * Only what passes all of it happens.
 */
record TaskReturn(
    DeskState state,
    Inputs inputs,
    Cycle cycle,
    Task task,
    RegisteredSkill skill,
    CycleSteps steps) {
  private static final int MOST_NAMED = 10;

  void take(TaskResult.Returned returned) {
    List<String> undeclared = undeclaredFields(returned);
    Optional<ResourceId> undeclaredWrite = undeclaredResource(returned);
    Optional<String> unreadable = unreadable(returned);
    if (!undeclared.isEmpty()) {
      violate(SkillViolation.UNDECLARED_OUTPUT, "it returned undeclared " + inWords(undeclared));
    } else if (undeclaredWrite.isPresent()) {
      violate(
          SkillViolation.UNDECLARED_SIDE_EFFECT, "it wrote to undeclared " + undeclaredWrite.get());
    } else if (unreadable.isPresent()) {
      steps.fail(task, skill, unreadable.get());
    } else if (areActionsAllowed(returned)) {
      happen(returned);
    }
  }

  private void violate(SkillViolation violation, String what) {
    steps.violate(task, skill, violation, what);
  }

  /** The first few, since a skill can return more than anybody wants to read. */
  private static String inWords(List<String> names) {
    return names.size() <= MOST_NAMED
        ? names.toString()
        : "%s and %s more".formatted(names.subList(0, MOST_NAMED), names.size() - MOST_NAMED);
  }

  private List<String> undeclaredFields(TaskResult.Returned returned) {
    return returned.output().values().keySet().stream()
        .filter(name -> !task.outputSchema().fields().containsKey(name))
        .toList();
  }

  private Optional<ResourceId> undeclaredResource(TaskResult.Returned returned) {
    return used(returned).stream()
        .filter(resource -> !skill.registration().sideEffects().contains(resource))
        .findFirst();
  }

  private static Set<ResourceId> used(TaskResult.Returned returned) {
    Set<ResourceId> used = new TreeSet<>();
    returned.writes().forEach(write -> used.add(write.resource()));
    if (!returned.actions().isEmpty()) {
      used.add(SkillWrite.ACTIONS);
    }
    return used;
  }

  /** What cannot be taken as it is, though nothing was undeclared. */
  private Optional<String> unreadable(TaskResult.Returned returned) {
    return task.outputSchema()
        .mismatch(returned.output())
        .map(wrong -> "its output is not (%s): %s".formatted(task.outputSchema(), wrong))
        .or(
            () -> // the graph's doing, not the skill's: nobody is to blame for it
            used(returned).stream()
                    .filter(resource -> !task.sideEffects().contains(resource))
                    .map(resource -> "the task does not let it write to " + resource)
                    .findFirst())
        .or(() ->
            returned.writes().stream()
                .filter(write -> write.text().length() > SkillWrite.LONGEST)
                .map(write ->
                    "it wrote a text of %s characters to %s, at most %s are taken"
                        .formatted(write.text().length(), write.resource(), SkillWrite.LONGEST))
                .findFirst())
        .or(() -> conflict(returned.writes()));
  }

  /** Two tasks of a cycle never write the same thing (seed 004, section 7). */
  private Optional<String> conflict(List<SkillWrite> writes) {
    Set<String> own = new TreeSet<>();
    return writes.stream()
        .filter(write -> !write.key().isEmpty())
        .filter(write -> cycle.hasWritten(write) || !own.add(write.place()))
        .map(write ->
            "%s of %s was written to before in this cycle".formatted(write.key(), write.resource()))
        .findFirst();
  }

  private boolean areActionsAllowed(TaskResult.Returned returned) {
    if (returned.actions().isEmpty()) {
      return true; // most tasks act upon nothing, and there may be many beliefs
    }
    SortedMap<BeliefId, Belief> active = new TreeMap<>();
    cycle.input().activeBeliefs().forEach(belief -> active.put(belief.id(), belief));
    for (BeliefId id : returned.actions()) {
      Optional<Belief> belief = Optional.ofNullable(active.get(id));
      if (belief.isEmpty()) {
        violate(
            SkillViolation.LAYER_BYPASS,
            "it acted upon belief %s, which the belief layer did not hand in".formatted(id));
        return false;
      }
      Optional<String> override = override(belief.get());
      if (override.isPresent()) {
        steps.override(task, skill, override.get());
        return false;
      }
      if (!cycle.request().permits(FactorPermission.of(belief.get().portfolioItem()))) {
        violate(
            SkillViolation.PERMISSION_BYPASS,
            "it acted upon belief %s, and the factor layer does not grant %s"
                .formatted(id, FactorPermission.of(belief.get().portfolioItem())));
        return false;
      }
    }
    return true;
  }

  /** What nothing below the upstream layers may override (seed 004, section 5). */
  private Optional<String> override(Belief belief) {
    if (cycle.request().isBlockedByRegime()) {
      return Optional.of(
          "it acted upon belief %s in a regime that is blocked".formatted(belief.id()));
    }
    return belief.conviction().isBelow(cycle.request().settings().minBeliefConviction())
        ? Optional.of(
            "it acted upon belief %s, whose conviction %s is below %s"
                .formatted(
                    belief.id(),
                    belief.conviction(),
                    cycle.request().settings().minBeliefConviction()))
        : Optional.empty();
  }

  /** All of it, or, where governance refuses one of its actions, nothing. */
  private void happen(TaskResult.Returned returned) {
    Set<BeliefId> acted = new TreeSet<>(returned.actions());
    List<Belief> beliefs = // in the order of their ids
        cycle.input().activeBeliefs().stream()
            .filter(belief -> acted.contains(belief.id()))
            .toList();
    CycleActions actions = new CycleActions(state, inputs, cycle);
    CycleSteps ifNoneIsRefused = new CycleSteps(cycle);
    List<ActionRecord> refused = new ArrayList<>();
    for (Belief belief : beliefs) {
      ActionRecord action = actions.take(belief, ifNoneIsRefused::add);
      ifNoneIsRefused.act(task, action);
      if (action.disposition() == ActionRecord.Disposition.REFUSED) {
        refused.add(action);
      }
    }
    if (refused.isEmpty()) {
      ifNoneIsRefused.events().forEach(steps::add);
      steps.succeed(task, skill, returned.output(), returned.writes());
    } else {
      refused.forEach(action -> steps.act(task, action));
      steps.fail(
          task,
          skill,
          "belief %s could not be proposed: %s"
              .formatted(refused.getFirst().beliefId(), refused.getFirst().why()));
    }
  }
}
