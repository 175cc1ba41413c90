package io.sallyport.cli.render;

import io.sallyport.core.harness.ConditionalGate;
import io.sallyport.core.harness.CycleView;
import io.sallyport.core.harness.SkillWrite;
import io.sallyport.core.harness.Task;
import io.sallyport.core.harness.TaskGraph;
import io.sallyport.core.harness.TaskRecord;
import io.sallyport.core.harness.TaskView;
import io.sallyport.core.model.Details;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A cycle and its graph as JSON. */
final class CycleFields {
  private CycleFields() {}

  /**
   * All of a cycle.
   *
   * @param wasOver whether it had ended before the command came, where a command ran it
   */
  static JsonObject json(CycleView cycle, Optional<Boolean> wasOver) {
    JsonObject json =
        new JsonObject()
            .put("cycle_id", cycle.cycleId())
            .put("mode", cycle.mode())
            .put("status", cycle.status())
            .put("degraded", cycle.isDegraded())
            .put("why", cycle.why());
    wasOver.ifPresent(over -> json.put("was_over", over.booleanValue()));
    return json.put("client_id", cycle.clientId().value())
        .put("season_id", cycle.seasonId())
        .put("risk_profile_id", cycle.riskProfileId())
        .put("actor", cycle.actor())
        .put("started_at", cycle.startedAt())
        .put("ended_at", cycle.endedAt())
        .put("input", cycle.input())
        .putObject("settings", HarnessFields.json(cycle.settings()))
        .putObject("admission", admission(cycle))
        .put("graph", cycle.graph().name())
        .put("graph_digest", cycle.graph().digest())
        .put("parallelism", cycle.graph().parallelism())
        .putObjects("gates", gates(cycle))
        .putObjects("tasks", cycle.tasks().stream().map(CycleFields::json).toList())
        .putObjects("actions", cycle.actions().stream().map(HarnessFields::json).toList());
  }

  /** A graph that no cycle runs. */
  static JsonObject json(TaskGraph graph) {
    return new JsonObject()
        .put("graph", graph.name())
        .put("graph_digest", graph.digest())
        .put("parallelism", graph.parallelism())
        .putObjects("gates", graph.gates().stream().map(CycleFields::json).toList())
        .putObjects("tasks", graph.tasks().stream().map(CycleFields::json).toList());
  }

  private static JsonObject admission(CycleView cycle) {
    return new JsonObject()
        .put("verdict", cycle.admission().verdict())
        .put("why", cycle.admission().why())
        .putTexts("notes", cycle.admission().notes());
  }

  private static List<JsonObject> gates(CycleView cycle) {
    return IntStream.range(0, cycle.gates().size())
        .mapToObj(i -> json(cycle.graph().gates().get(i)).put("result", cycle.gates().get(i)))
        .toList();
  }

  private static JsonObject json(ConditionalGate gate) {
    return new JsonObject()
        .put("condition", gate.condition())
        .put("if_true", gate.ifTrue())
        .put("if_false", gate.ifFalse().map(Object::toString).orElse("SKIP"));
  }

  private static JsonObject json(TaskView view) {
    JsonObject json =
        json(view.task()).put("task_id", view.taskId()).put("standing", view.standing());
    view.end().ifPresent(end -> addTo(json, end));
    return json.put("blocked_by", view.blockedBy());
  }

  private static void addTo(JsonObject json, TaskRecord end) {
    json.put("skip_reason", end.skipReason())
        .put("why", end.why())
        .putObjectIfAny("output", end.output().map(CycleFields::json))
        .putObjects("writes", end.writes().stream().map(CycleFields::json).toList());
  }

  private static JsonObject json(Details output) {
    return new JsonObject().putAll(output);
  }

  private static JsonObject json(SkillWrite write) {
    return new JsonObject()
        .put("resource", write.resource())
        .put("key", write.key())
        .put("text", write.text());
  }

  private static JsonObject inputs(Task task) {
    JsonObject inputs = new JsonObject();
    task.inputs().forEach((name, text) -> inputs.put(name, text));
    return inputs;
  }

  private static JsonObject json(Task task) {
    return new JsonObject()
        .put("task", task.id())
        .put("task_type", task.taskType())
        .put("skill_ref", task.skillRef())
        .putTexts("required_state", task.requiredState())
        .putTexts("required_permissions", task.requiredPermissions())
        .putTexts("depends_on", task.dependsOn())
        .putObject("inputs", inputs(task))
        .put("timeout_ms", task.timeoutMs())
        .put("output_schema", task.outputSchema())
        .putTexts("side_effects", task.sideEffects())
        .put("critical", task.critical())
        .put("min_confidence", task.minConfidence());
  }
}
