package io.sallyport.harness.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.harness.OutputSchema;
import io.sallyport.core.harness.Task;
import io.sallyport.core.harness.TaskGraph;
import io.sallyport.core.model.Label;
import io.sallyport.core.model.SkillId;
import io.sallyport.core.model.TaskName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every graph without a circle can be run, whatever its shape; none with one can. */
class TaskGraphPropertiesTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void onlyACircleIsRefused(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      int size = 2 + random.nextInt(30);
      List<List<Integer>> on = acyclic(random, size);
      TaskGraph graph = graph(random, on);
      assertThat(graph.checked().refused()).as("seed %d, round %d", seed, round).isEmpty();
      assertThat(isLayered(graph)).as("seed %d, round %d", seed, round).isTrue();

      int later = 1 + random.nextInt(size - 1);
      int earlier = random.nextInt(later);
      on.get(later).add(earlier);
      on.get(earlier).add(later);
      assertThat(graph(random, on).checked().refused().orElseThrow().message())
          .as("seed %d, round %d", seed, round)
          .contains("its tasks depend on each other in a circle: ");
    }
  }

  @Test
  void aLongCircleIsNoStackOverflow() {
    List<List<Integer>> on = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      on.add(List.of((i + 1) % 100_000));
    }

    assertThat(graph(new Random(1), on).checked().refused().orElseThrow().message())
        .contains("its tasks depend on each other in a circle: ");
  }

  /** Each task depends on some before it. */
  private static List<List<Integer>> acyclic(Random random, int size) {
    List<List<Integer>> on = new ArrayList<>();
    for (int place = 0; place < size; place++) {
      List<Integer> mine = new ArrayList<>();
      for (int other = 0; other < place; other++) {
        if (random.nextInt(4) == 0) {
          mine.add(other);
        }
      }
      on.add(mine);
    }
    return on;
  }

  /** The tasks in any order of declaration. */
  private static TaskGraph graph(Random random, List<List<Integer>> on) {
    List<Task> tasks = new ArrayList<>();
    for (int place = 0; place < on.size(); place++) {
      tasks.add(task(place, on.get(place)));
    }
    Collections.shuffle(tasks, random);
    return new TaskGraph(new Label("random"), 1, tasks, List.of());
  }

  private static Task task(int place, List<Integer> on) {
    return new Task(
        new TaskName("t" + place),
        new Label("type" + place),
        new SkillId("s"),
        List.of(),
        List.of(),
        on.stream().map(other -> new TaskName("t" + other)).toList(),
        new TreeMap<>(),
        5_000,
        OutputSchema.NONE,
        List.of(),
        false,
        Optional.empty());
  }

  /** Whether every task is drawn one layer below the lowest that it depends on. */
  private static boolean isLayered(TaskGraph graph) {
    GraphLayers layers = GraphLayers.of(graph);
    int[] layerOf = new int[graph.tasks().size()];
    for (int layer = 0; layer < layers.layers().size(); layer++) {
      for (int place : layers.layers().get(layer)) {
        layerOf[place] = layer;
      }
    }
    for (int place = 0; place < layerOf.length; place++) {
      int lowest =
          layers.dependencies().get(place).stream().mapToInt(on -> layerOf[on]).max().orElse(-1);
      if (layerOf[place] != lowest + 1) {
        return false;
      }
    }
    return true;
  }
}
