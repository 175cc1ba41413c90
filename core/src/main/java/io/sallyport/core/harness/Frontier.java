package io.sallyport.core.harness;

import io.sallyport.core.model.TaskName;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How far a running cycle has come in its graph: which tasks nothing keeps from being done. Tasks
 * are numbered as they are declared. An end costs what depends on it, whatever the graph's size.
 */
final class Frontier {
  private final SortedMap<TaskName, Integer> byName = new TreeMap<>();
  private final SortedMap<UUID, Integer> byId = new TreeMap<>();
  private final SortedMap<TaskName, List<Integer>> gatesOf = new TreeMap<>();
  private final List<List<Integer>> dependents;
  private final List<Integer> waitsFor = new ArrayList<>();
  private final NavigableSet<Integer> ready = new TreeSet<>();

  /**
   * The frontier of a cycle that begins.
   *
   * @param taskIds the tasks' ids, in the order in which they are declared
   */
  Frontier(TaskGraph graph, List<UUID> taskIds) {
    for (Task task : graph.tasks()) {
      byId.put(taskIds.get(byName.size()), byName.size());
      byName.put(task.id(), byName.size());
    }
    dependents = dependents(graph);
    for (Task task : graph.tasks()) {
      if (task.dependsOn().isEmpty()) {
        ready.add(waitsFor.size());
      }
      waitsFor.add((int) task.dependsOn().stream().distinct().count());
    }
    for (int gate = 0; gate < graph.gates().size(); gate++) {
      for (TaskName named : named(graph.gates().get(gate))) {
        gatesOf.computeIfAbsent(named, _ -> new ArrayList<>()).add(gate);
      }
    }
  }

  private static List<TaskName> named(ConditionalGate gate) {
    return Stream.concat(Stream.of(gate.ifTrue()), gate.ifFalse().stream()).toList();
  }

  /** For each task of a graph, by number, the numbers of those that depend on it. */
  static List<List<Integer>> dependents(TaskGraph graph) {
    SortedMap<TaskName, Integer> numbers = new TreeMap<>();
    List<List<Integer>> dependents = new ArrayList<>();
    for (Task task : graph.tasks()) {
      numbers.put(task.id(), numbers.size());
      dependents.add(new ArrayList<>());
    }
    for (int number = 0; number < graph.tasks().size(); number++) {
      int dependent = number;
      graph.tasks().get(number).dependsOn().stream()
          .distinct()
          .forEach(on -> dependents.get(number(numbers, on)).add(dependent));
    }
    return dependents;
  }

  private static int number(SortedMap<TaskName, Integer> numbers, TaskName task) {
    Integer number = numbers.get(task);
    if (number == null) {
      throw new IllegalArgumentException("no task of this graph: " + task);
    }
    return number;
  }

  /** A task's number. */
  int number(TaskName task) {
    return number(byName, task);
  }

  /** The number of the task of that id, if it is one of the cycle's. */
  Optional<Integer> number(UUID taskId) {
    return Optional.ofNullable(byId.get(taskId));
  }

  /** The gates that name a task, by their number in the graph. */
  List<Integer> gatesOf(TaskName task) {
    return gatesOf.getOrDefault(task, List.of());
  }

  /** The numbers of the tasks that nothing keeps from being done, in order. */
  NavigableSet<Integer> ready() {
    return ready;
  }

  /** Takes a task's end in; one that failed satisfies nothing that depends on it. */
  void ended(TaskName task, boolean satisfies) {
    int number = number(task);
    ready.remove(number);
    if (satisfies) {
      dependents.get(number).forEach(this::satisfy);
    }
  }

  private void satisfy(int dependent) {
    int left = waitsFor.get(dependent) - 1;
    waitsFor.set(dependent, left);
    if (left == 0) {
      ready.add(dependent);
    }
  }
}
