package io.sallyport.core.harness;

import io.sallyport.core.model.DecisionId;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.Label;
import io.sallyport.core.model.PermissionId;
import io.sallyport.core.model.ResourceId;
import io.sallyport.core.model.SkillId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a skill declares of itself, and who authorized it (seed 004, section 7). What it does not
 * declare it cannot do.
 *
 * @param skillId which skill
 * @param skillVersion its semantic version
 * @param taskTypes the task types that it handles, at least one
 * @param requiredInputs the state objects that it cannot do without
 * @param outputSchema what it returns
 * @param requiresPermissions the factor permissions that it needs
 * @param layerDependencies the layers that it reads, such as {@code L6}
 * @param sideEffects what it writes to
 * @param author who wrote it
 * @param decisionLedgerRef the entry of the decision ledger that authorizes it
 * @param artifact the SHA-256 of the jar that it is in; none if it comes with Sallyport
 */
public record SkillRegistration(
    SkillId skillId,
    String skillVersion,
    List<Label> taskTypes,
    List<StateObject> requiredInputs,
    OutputSchema outputSchema,
    List<PermissionId> requiresPermissions,
    List<Label> layerDependencies,
    List<ResourceId> sideEffects,
    String author,
    DecisionId decisionLedgerRef,
    Optional<Digest> artifact) {
  private static final Pattern SEMANTIC_VERSION =
      Pattern.compile("(0|[1-9]\\d*)(\\.(0|[1-9]\\d*)){2}(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");

  public SkillRegistration {
    taskTypes = List.copyOf(taskTypes);
    requiredInputs = List.copyOf(requiredInputs);
    requiresPermissions = List.copyOf(requiresPermissions);
    layerDependencies = List.copyOf(layerDependencies);
    sideEffects = List.copyOf(sideEffects);
  }

  /** The same declaration, authorized by a decision. */
  public SkillRegistration authorizedBy(DecisionId decision) {
    return new SkillRegistration(
        skillId,
        skillVersion,
        taskTypes,
        requiredInputs,
        outputSchema,
        requiresPermissions,
        layerDependencies,
        sideEffects,
        author,
        decision,
        artifact);
  }

  /** What contradicts itself in this declaration, in words; empty if nothing does. */
  public Optional<String> problem() {
    if (!SEMANTIC_VERSION.matcher(skillVersion).matches() || skillVersion.length() > 64) {
      return Optional.of("its version is not a semantic one, such as 1.0.0");
    }
    if (taskTypes.isEmpty()) {
      return Optional.of("it handles no task type");
    }
    if (author.isBlank() || author.length() > 200) {
      return Optional.of("it does not say who its author is, in at most 200 characters");
    }
    return unknownLayer().or(this::bypassedLayer);
  }

  private Optional<String> unknownLayer() {
    return layerDependencies.stream()
        .filter(layer ->
            Arrays.stream(StateObject.values())
                .noneMatch(state -> state.layer().equals(layer.value())))
        .map(layer -> "there is no layer " + layer)
        .findFirst();
  }

  /** The registration gate against a layer bypass (seed 004, section 7). */
  private Optional<String> bypassedLayer() {
    return requiredInputs.stream()
        .filter(state -> !reads(state))
        .map(state -> "it needs %s without depending on layer %s".formatted(state, state.layer()))
        .findFirst();
  }

  /** Whether it declares the layer that a state object comes from. */
  public boolean reads(StateObject state) {
    return layerDependencies.stream().anyMatch(layer -> layer.value().equals(state.layer()));
  }

  /** Whether it comes with Sallyport. */
  public boolean isShipped() {
    return artifact.isEmpty();
  }

  /** Whether it is the same program: the same version of the same content. */
  public boolean isOf(String version, Optional<Digest> content) {
    return skillVersion.equals(version) && artifact.equals(content);
  }
}
