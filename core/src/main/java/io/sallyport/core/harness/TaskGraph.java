package io.sallyport.core.harness;

import io.sallyport.core.model.CanonicalJson;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.Label;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.TaskName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a cycle does, and in which order (seed 004, section 3): tasks, each behind those it depends
 * on, ties in the order in which they are declared.
 *
 * @param name what it is called
 * @param parallelism how many tasks that do not depend on each other may run at once, 1 or more
 * @param tasks in the order in which they are declared
 * @param gates in the order in which they are declared
 */
public record TaskGraph(
    Label name, int parallelism, List<Task> tasks, List<ConditionalGate> gates) {
  /** The most tasks that may run at once. */
  public static final int MOST_PARALLEL = 64;

  public TaskGraph {
    tasks = List.copyOf(tasks);
    gates = List.copyOf(gates);
  }

  /**
   * This graph, if it can be run: at least one task, names and work told apart, every name known,
   * no circle; else {@link RefusalCode#GRAPH_INVALID}. Linear in tasks and dependencies.
   */
  public Reply<TaskGraph> checked() {
    NavigableMap<TaskName, Task> byName = new TreeMap<>();
    return outlineProblem(byName)
        .or(() -> namesProblem(byName))
        .or(() ->
            circle(byName).map(names -> "its tasks depend on each other in a circle: " + names))
        .map(
            why -> Reply.<TaskGraph>refuse(RefusalCode.GRAPH_INVALID, "graph " + name + ": " + why))
        .orElseGet(() -> Reply.of(this));
  }

  private Optional<String> outlineProblem(NavigableMap<TaskName, Task> byName) {
    if (tasks.isEmpty()) {
      return Optional.of("it has no task");
    }
    if (parallelism < 1 || parallelism > MOST_PARALLEL) {
      return Optional.of(
          "parallelism is from 1 to %s, not %s".formatted(MOST_PARALLEL, parallelism));
    }
    SortedMap<String, TaskName> byWork = new TreeMap<>();
    for (Task task : tasks) {
      if (byName.put(task.id(), task) != null) {
        return Optional.of("two tasks are called " + task.id());
      }
      if (task.timeoutMs() < 1 || task.timeoutMs() > Task.LONGEST_TIMEOUT_MS) {
        return Optional.of(
            "the timeout_ms of task %s is from 1 to %s, not %s"
                .formatted(task.id(), Task.LONGEST_TIMEOUT_MS, task.timeoutMs()));
      }
      TaskName twin = byWork.putIfAbsent(task.ownInputs().hex(), task.id());
      if (twin != null) {
        return Optional.of(
            "tasks %s and %s are the same one: one task_type, one skill, the same inputs"
                .formatted(twin, task.id()));
      }
    }
    return Optional.empty();
  }

  private Optional<String> namesProblem(NavigableMap<TaskName, Task> byName) {
    return tasks.stream()
        .flatMap(task ->
            task.dependsOn().stream()
                .filter(on -> !byName.containsKey(on))
                .map(
                    on -> "task %s depends on %s, which is no task of it".formatted(task.id(), on)))
        .findFirst()
        .or(() ->
            gates.stream()
                .flatMap(gate -> Stream.concat(Stream.of(gate.ifTrue()), gate.ifFalse().stream()))
                .filter(task -> !byName.containsKey(task))
                .map(task -> "a gate names %s, which is no task of it".formatted(task))
                .findFirst())
        .or(() ->
            gates.stream()
                .filter(gate -> gate.ifFalse().filter(gate.ifTrue()::equals).isPresent())
                .map(
                    gate -> "a gate names task %s for both of its answers".formatted(gate.ifTrue()))
                .findFirst());
  }

  /** A circle of dependencies, in words; without recursion, since a chain may be long. */
  private Optional<String> circle(NavigableMap<TaskName, Task> byName) {
    SortedMap<TaskName, Integer> next = new TreeMap<>();
    for (Task start : tasks) {
      Deque<Task> path = new ArrayDeque<>();
      if (next.putIfAbsent(start.id(), 0) == null) {
        path.push(start);
      }
      while (!path.isEmpty()) {
        Task task = path.peek();
        int visited = next.merge(task.id(), 1, Integer::sum) - 1;
        if (visited >= task.dependsOn().size()) {
          next.put(task.id(), Integer.MAX_VALUE / 2); // done: it is on no circle
          path.pop();
        } else {
          Task on = Objects.requireNonNull(byName.get(task.dependsOn().get(visited)));
          if (next.putIfAbsent(on.id(), 0) == null) {
            path.push(on);
          } else if (next.get(on.id()) < Integer.MAX_VALUE / 2) {
            return Optional.of(inWords(path, on.id()));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** From the task that closes the circle back to itself: each depends on the one behind it. */
  private static String inWords(Deque<Task> path, TaskName closing) {
    List<String> names = new ArrayList<>();
    names.add(closing.value());
    for (Task task : path) { // the newest first
      names.add(task.id().value());
      if (task.id().equals(closing)) {
        break;
      }
    }
    Collections.reverse(names);
    return String.join(" -> ", names);
  }

  /** The digest of all of it: SHA-256 of its canonical JSON. */
  public Digest digest() {
    return new CanonicalJson()
        .put("name", name)
        .putInteger("parallelism", parallelism)
        .putObjects("tasks", tasks.stream().map(Task::canonical).toList())
        .putObjects("gates", gates.stream().map(ConditionalGate::canonical).toList())
        .digest();
  }
}
