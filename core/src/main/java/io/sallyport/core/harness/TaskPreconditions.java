package io.sallyport.core.harness;

import io.sallyport.core.model.PermissionId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What has to hold before a task is done besides its dependencies (seed 004, sections 3 and 4).
 * That no state is stale was settled when the cycle began.
 */
public final class TaskPreconditions {
  private TaskPreconditions() {}

  /**
   * Why a task is to be skipped.
   *
   * @param reason the seed's reason
   * @param why in words
   */
  public record Skip(SkipReason reason, String why) {}

  /** The first precondition that does not hold, if one does not; in the order of the seed. */
  public static Optional<Skip> unmet(Cycle cycle, Task task, SkillRegistration skill) {
    return missingState(cycle, task, skill)
        .or(() -> deniedPermission(cycle, task, skill))
        .or(() -> lowConfidence(cycle, task))
        .or(() -> closedGate(cycle, task));
  }

  private static Optional<Skip> missingState(Cycle cycle, Task task, SkillRegistration skill) {
    return Stream.concat(task.requiredState().stream(), skill.requiredInputs().stream())
        .filter(state -> !cycle.input().has(state))
        .map(state ->
            new Skip(SkipReason.STATE_MISSING, "the required state %s is missing".formatted(state)))
        .findFirst();
  }

  private static Optional<Skip> deniedPermission(Cycle cycle, Task task, SkillRegistration skill) {
    return Stream.<PermissionId>concat(
            task.requiredPermissions().stream(), skill.requiresPermissions().stream())
        .filter(permission -> !cycle.request().permits(permission))
        .map(permission ->
            new Skip(
                SkipReason.PERMISSION_DENIED,
                "the factor layer does not grant %s".formatted(permission)))
        .findFirst();
  }

  private static Optional<Skip> lowConfidence(Cycle cycle, Task task) {
    return task.minConfidence()
        .flatMap(least ->
            cycle
                .input()
                .regimeState()
                .filter(regime -> regime.confidence().isBelow(least))
                .map(regime ->
                    new Skip(
                        SkipReason.CONFIDENCE_TOO_LOW,
                        "the confidence in the regime, %s, is below the %s that it asks for"
                            .formatted(regime.confidence(), least))));
  }

  private static Optional<Skip> closedGate(Cycle cycle, Task task) {
    return cycle
        .closedGate(task)
        .map(closed ->
            closed.result() == ConditionalGate.Result.UNKNOWN
                ? new Skip(
                    SkipReason.STATE_MISSING,
                    "a gate names state that is missing: " + closed.gate().condition())
                : new Skip(
                    SkipReason.GATE,
                    "%s: %s".formatted(closed.result(), closed.gate().condition())));
  }
}
