package io.sallyport.harness.graph;

import io.sallyport.core.harness.ConditionalGate;
import io.sallyport.core.harness.CycleView;
import io.sallyport.core.harness.Task;
import io.sallyport.core.harness.TaskGraph;
import io.sallyport.core.harness.TaskView;
import io.sallyport.core.model.TaskName;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a picture shows, before it is decided how.
 *
 * @param title what it is of, line by line
 * @param graph the graph
 * @param layers where its tasks stand
 * @param standings for each task, by its place, how it stands; empty where nothing runs
 * @param results for each gate, by its place, what it came to; empty where nothing runs
 * @param gatesOf the numbers of the gates that name a task, from 1
 */
record Drawing(
    List<String> title,
    TaskGraph graph,
    GraphLayers layers,
    List<Standing> standings,
    List<ConditionalGate.Result> results,
    SortedMap<TaskName, List<Integer>> gatesOf) {

  /**
   * How a task stands.
   *
   * @param word such as {@code SUCCESS}; empty where nothing runs
   * @param why in words; empty where there is nothing to say
   */
  record Standing(String word, String why) {
    private static final Standing NONE = new Standing("", "");

    private static Standing of(TaskView task) {
      return new Standing(task.standing().name(), task.why());
    }
  }

  static Drawing of(TaskGraph graph) {
    return new Drawing(
        List.of("graph " + inWords(graph)),
        graph,
        GraphLayers.of(graph),
        List.of(),
        List.of(),
        gatesOf(graph));
  }

  static Drawing of(CycleView cycle) {
    String why = cycle.why().isEmpty() ? "" : ", " + cycle.why();
    return new Drawing(
        List.of(
            "graph " + inWords(cycle.graph()),
            "cycle %s: %s%s".formatted(cycle.cycleId(), cycle.status(), why)),
        cycle.graph(),
        GraphLayers.of(cycle.graph()),
        cycle.tasks().stream().map(Standing::of).toList(),
        cycle.gates(),
        gatesOf(cycle.graph()));
  }

  private static String inWords(TaskGraph graph) {
    int tasks = graph.tasks().size();
    return "%s: %s %s, %s"
        .formatted(
            graph.name(),
            tasks,
            tasks == 1 ? "task" : "tasks",
            graph.parallelism() == 1
                ? "one at a time"
                : "at most " + graph.parallelism() + " at a time");
  }

  private static SortedMap<TaskName, List<Integer>> gatesOf(TaskGraph graph) {
    SortedMap<TaskName, List<Integer>> gatesOf = new TreeMap<>();
    int number = 0;
    for (ConditionalGate gate : graph.gates()) {
      number++;
      for (TaskName task :
          Stream.concat(Stream.of(gate.ifTrue()), gate.ifFalse().stream()).toList()) {
        gatesOf.computeIfAbsent(task, _ -> new ArrayList<>()).add(number);
      }
    }
    return gatesOf;
  }

  Task task(int place) {
    return graph.tasks().get(place);
  }

  Standing standing(int place) {
    return standings.isEmpty() ? Standing.NONE : standings.get(place);
  }

  /** The gates that name a task, such as {@code gate 1, gate 3}; empty if none does. */
  String gates(Task task) {
    return String.join(
        ", ",
        gatesOf.getOrDefault(task.id(), List.of()).stream().map(gate -> "gate " + gate).toList());
  }

  /** A gate in words, by its place. */
  String gate(int place) {
    ConditionalGate gate = graph.gates().get(place);
    String result = results.isEmpty() ? "" : results.get(place) + ": ";
    return "gate %s: %s%s ? %s : %s"
        .formatted(
            place + 1,
            result,
            gate.condition().strip().replaceAll("\\s+", " "),
            gate.ifTrue(),
            gate.ifFalse().map(TaskName::value).orElse("SKIP"));
  }
}
