package io.sallyport.testkit;

import io.sallyport.core.harness.ConditionalGate;
import io.sallyport.core.harness.OutputSchema;
import io.sallyport.core.harness.StateObject;
import io.sallyport.core.harness.Task;
import io.sallyport.core.harness.TaskGraph;
import io.sallyport.core.model.Confidence;
import io.sallyport.core.model.Label;
import io.sallyport.core.model.PermissionId;
import io.sallyport.core.model.ResourceId;
import io.sallyport.core.model.SkillId;
import io.sallyport.core.model.TaskName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Task graphs in a line a task: its name, then any of {@code after=A,B}, {@code needs=macro_state},
 * {@code permits=momentum}, {@code writes=audit_log,actions}, {@code confident=0.6}, {@code
 * returns=count:integer}, {@code skill=worker}, {@code critical}. Each task is of type {@code work}
 * and has its own name as an input, so that no two are the same.
 */
public final class Graphs {
  private Graphs() {}

  /** A graph of these tasks, one at a time. */
  public static TaskGraph graph(String... tasks) {
    return new TaskGraph(
        new Label("test"), 1, List.of(tasks).stream().map(Graphs::task).toList(), List.of());
  }

  /** The same graph with one more gate; {@code ifFalse} may be SKIP. */
  public static TaskGraph gated(TaskGraph graph, String ifTrue, String ifFalse) {
    List<ConditionalGate> gates = new ArrayList<>(graph.gates());
    gates.add(
        new ConditionalGate(
            "gate " + gates.size(),
            new TaskName(ifTrue),
            ifFalse.equals("SKIP") ? Optional.empty() : Optional.of(new TaskName(ifFalse))));
    return new TaskGraph(graph.name(), graph.parallelism(), graph.tasks(), gates);
  }

  /** The same graph with several tasks at once. */
  public static TaskGraph parallel(int parallelism, TaskGraph graph) {
    return new TaskGraph(graph.name(), parallelism, graph.tasks(), graph.gates());
  }

  private static Task task(String words) {
    SortedMap<String, String> options = new TreeMap<>();
    List<String> parts = List.of(words.split(" +"));
    for (String part : parts.subList(1, parts.size())) {
      int equals = part.indexOf('=');
      options.put(
          equals < 0 ? part : part.substring(0, equals),
          part.substring(equals < 0 ? 0 : equals + 1));
    }
    SortedMap<String, String> inputs = new TreeMap<>();
    inputs.put("task", parts.getFirst());
    return new Task(
        new TaskName(parts.getFirst()),
        new Label("work"),
        new SkillId(options.getOrDefault("skill", "worker")),
        list(options, "needs").stream().map(text -> StateObject.parse(text).value()).toList(),
        list(options, "permits").stream().map(PermissionId::new).toList(),
        list(options, "after").stream().map(TaskName::new).toList(),
        inputs,
        1_000,
        OutputSchema.parse(options.getOrDefault("returns", "none")).value(),
        list(options, "writes").stream().map(ResourceId::new).toList(),
        options.containsKey("critical"),
        Optional.ofNullable(options.get("confident")).map(text -> Confidence.parse(text).value()));
  }

  private static List<String> list(SortedMap<String, String> options, String name) {
    return Optional.ofNullable(options.get(name))
        .map(text -> List.of(text.split(",")))
        .orElse(List.of());
  }
}
