package io.sallyport.core.harness;

import io.sallyport.core.model.CanonicalJson;
import io.sallyport.core.model.Confidence;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.Label;
import io.sallyport.core.model.PermissionId;
import io.sallyport.core.model.ResourceId;
import io.sallyport.core.model.SkillId;
import io.sallyport.core.model.TaskName;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An atomic unit of work that a graph declares and a skill does (seed 004, section 3). It holds no
 * market logic.
 *
 * @param id what the graph calls it
 * @param taskType what kind of work it is, such as {@code order_prep}
 * @param skillRef the skill that does it
 * @param requiredState the state objects without which it is skipped
 * @param requiredPermissions the factor permissions without which it is skipped
 * @param dependsOn the tasks that have to succeed or be skipped before it
 * @param inputs what the skill is handed besides state, by name
 * @param timeoutMs how long it may take, in milliseconds
 * @param outputSchema what it has to return
 * @param sideEffects what it may write to
 * @param critical whether its failure makes the cycle DEGRADED
 * @param minConfidence the confidence in the regime below which it is skipped, if it asks for one
 */
public record Task(
    TaskName id,
    Label taskType,
    SkillId skillRef,
    List<StateObject> requiredState,
    List<PermissionId> requiredPermissions,
    List<TaskName> dependsOn,
    SortedMap<String, String> inputs,
    long timeoutMs,
    OutputSchema outputSchema,
    List<ResourceId> sideEffects,
    boolean critical,
    Optional<Confidence> minConfidence) {
  /** The longest that a task may take, in milliseconds: ten minutes. */
  public static final long LONGEST_TIMEOUT_MS = 600_000;

  public Task {
    requiredState = List.copyOf(requiredState);
    requiredPermissions = List.copyOf(requiredPermissions);
    dependsOn = List.copyOf(dependsOn);
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    sideEffects = List.copyOf(sideEffects);
  }

  /** What tells it from other tasks of its type: SHA-256 over its skill and its inputs. */
  Digest ownInputs() {
    return new CanonicalJson()
        .put("task_type", taskType)
        .put("skill_ref", skillRef)
        .putObject("inputs", canonicalInputs())
        .digest();
  }

  private CanonicalJson canonicalInputs() {
    CanonicalJson object = new CanonicalJson();
    inputs.forEach(object::put);
    return object;
  }

  CanonicalJson canonical() {
    return new CanonicalJson()
        .put("id", id)
        .put("task_type", taskType)
        .put("skill_ref", skillRef)
        .putTexts("required_state", requiredState)
        .putTexts("required_permissions", requiredPermissions)
        .putTexts("depends_on", dependsOn)
        .putObject("inputs", canonicalInputs())
        .putInteger("timeout_ms", timeoutMs)
        .put("output_schema", outputSchema)
        .putTexts("side_effects", sideEffects)
        .putFlag("critical", critical)
        .put("min_confidence", minConfidence);
  }
}
