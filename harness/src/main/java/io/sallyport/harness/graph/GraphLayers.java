package io.sallyport.harness.graph;

import io.sallyport.core.harness.Task;
import io.sallyport.core.harness.TaskGraph;
import io.sallyport.core.model.TaskName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Where the tasks of a graph stand in a picture: each one layer below the lowest that it depends
 * on, within a layer in the order of their declaration. Linear in tasks and dependencies.
 *
 * @param layers the places of the tasks in the graph, by layer
 * @param dependencies for each task, by its place, the places of those that it depends on
 */
record GraphLayers(List<List<Integer>> layers, List<List<Integer>> dependencies) {

  static GraphLayers of(TaskGraph graph) {
    List<List<Integer>> dependencies = dependencies(graph);
    int[] layerOf = layerOf(dependencies);
    List<List<Integer>> layers = new ArrayList<>();
    for (int place = 0; place < layerOf.length; place++) {
      while (layers.size() <= layerOf[place]) {
        layers.add(new ArrayList<>());
      }
      layers.get(layerOf[place]).add(place);
    }
    return new GraphLayers(layers, dependencies);
  }

  private static List<List<Integer>> dependencies(TaskGraph graph) {
    NavigableMap<TaskName, Integer> places = new TreeMap<>();
    graph.tasks().forEach(task -> places.put(task.id(), places.size()));
    List<List<Integer>> dependencies = new ArrayList<>();
    for (Task task : graph.tasks()) {
      dependencies.add(
          task.dependsOn().stream()
              .distinct()
              .filter(places::containsKey)
              .map(places::get)
              .toList());
    }
    return dependencies;
  }

  /** The longest way to each task, found from the tasks that wait for nothing. */
  private static int[] layerOf(List<List<Integer>> dependencies) {
    int[] layerOf = new int[dependencies.size()];
    int[] waitsFor = new int[dependencies.size()];
    List<List<Integer>> dependents = new ArrayList<>();
    dependencies.forEach(_ -> dependents.add(new ArrayList<>()));
    Deque<Integer> settled = new ArrayDeque<>();
    for (int place = 0; place < waitsFor.length; place++) {
      waitsFor[place] = dependencies.get(place).size();
      for (int on : dependencies.get(place)) {
        dependents.get(on).add(place);
      }
      if (waitsFor[place] == 0) {
        settled.add(place);
      }
    }
    while (!settled.isEmpty()) {
      int place = settled.remove();
      for (int dependent : dependents.get(place)) {
        layerOf[dependent] = Math.max(layerOf[dependent], layerOf[place] + 1);
        waitsFor[dependent]--;
        if (waitsFor[dependent] == 0) {
          settled.add(dependent);
        }
      }
    }
    return layerOf;
  }
}
