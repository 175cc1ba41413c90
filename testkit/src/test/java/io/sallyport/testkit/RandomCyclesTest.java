package io.sallyport.testkit;

import static io.sallyport.testkit.Graphs.graph;
import static io.sallyport.testkit.Graphs.parallel;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.CycleCommand.AdvanceCycle;
import io.sallyport.core.desk.Event;
import io.sallyport.core.harness.ActionRecord.Disposition;
import io.sallyport.core.harness.CycleProgress;
import io.sallyport.core.harness.CycleRequest;
import io.sallyport.core.harness.CycleStatus;
import io.sallyport.core.harness.CycleView;
import io.sallyport.core.harness.HarnessStep;
import io.sallyport.core.harness.SkillViolation;
import io.sallyport.core.harness.Task;
import io.sallyport.core.harness.TaskCall;
import io.sallyport.core.harness.TaskResult;
import io.sallyport.core.harness.TaskView;
import io.sallyport.core.model.TaskName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random graphs whose tasks come to random ends, with a runner that is cut off at random; held
 * against what must be true of any of them. A seed that fails is named, and fails again.
 */
class RandomCyclesTest {
  private static final String MORE = "sallyport.seeds";

  static List<Long> seeds() {
    int count = Integer.getInteger(MORE, 300);
    List<Long> seeds = new ArrayList<>();
    for (long seed = 1; seed <= count; seed++) {
      seeds.add(seed);
    }
    return seeds;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whateverHappensTheContractHolds(long seed) {
    Random random = new Random(seed);
    HarnessStory story = HarnessStory.inAHome();
    if (random.nextBoolean()) {
      story.live();
    }
    for (int i = 0; i < 3; i++) {
      story.active(HarnessStory.skill("s" + i, "none"));
    }
    CycleRequest request = request(random, story);
    story.begin(request);
    HarnessStory told = run(random, story, request);
    CycleView cycle = told.view(request.cycleId());
    assertThat(cycle.status().isOver()).isTrue();
    auditOrder(told, cycle);
    auditEnds(told, cycle);
    auditWrites(told);
    assertThat(HarnessStory.after(told, told.desk().entries().size()).view(cycle.cycleId()))
        .isEqualTo(cycle);
  }

  private static CycleRequest request(Random random, HarnessStory story) {
    int tasks = 1 + random.nextInt(25);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      lines.add(line(random, i));
    }
    Bundle bundle =
        Bundle.sample()
            .belief("b2", "carry:sol", "SHORT", "0.6")
            .belief("b3", "momentum:eth-1h", "SHORT", "0.9")
            .belief("b4", "hot:doge", "LONG", "0.9");
    if (random.nextInt(5) == 0) {
      bundle = bundle.regime(random.nextBoolean() ? "EVENT_LOCK" : "UNDEFINED", "0.3");
    }
    return story.request(
        bundle, parallel(1 + random.nextInt(4), graph(lines.toArray(String[]::new))));
  }

  private static String line(Random random, int i) {
    Set<String> after = new LinkedHashSet<>();
    for (int j = 0; i > 0 && j < random.nextInt(3); j++) {
      after.add("T" + random.nextInt(i));
    }
    return "T"
        + i
        + " skill=s"
        + random.nextInt(3)
        + " writes=actions,table"
        + (after.isEmpty() ? "" : " after=" + String.join(",", after))
        + (random.nextInt(8) == 0 ? " needs=macro_state" : "")
        + (random.nextInt(8) == 0 ? " permits=value" : "")
        + (random.nextInt(4) == 0 ? " critical" : "");
  }

  /** Cut off now and then: what was not in the journal yet never happened. */
  private static HarnessStory run(Random random, HarnessStory begun, CycleRequest request) {
    HarnessStory story = begun;
    UUID id = request.cycleId();
    while (!story.view(id).status().isOver()) {
      if (random.nextInt(6) == 0) {
        story = HarnessStory.after(story, story.desk().entries().size());
      }
      CycleProgress progress = story.desk().given(new AdvanceCycle(id));
      if (!progress.status().isOver() && !progress.next().isEmpty()) {
        TaskCall call = progress.next().get(random.nextInt(progress.next().size()));
        story.desk().given(story.end(id, call.taskId(), result(random, call)));
      }
    }
    return story;
  }

  private static TaskResult result(Random random, TaskCall call) {
    return switch (random.nextInt(24)) {
      case 0, 1 -> new TaskResult.Failed("it broke");
      case 2 -> new TaskResult.Violated(SkillViolation.TIMEOUT, "too long");
      case 3 -> new TaskResult.Violated(SkillViolation.LAYER_BYPASS, "it read");
      case 4 -> HarnessStory.acts("b4");
      case 5 -> HarnessStory.writes("elsewhere", "x");
      case 6, 7, 8 -> HarnessStory.acts("b1", "b3");
      case 9, 10 -> HarnessStory.acts("b2");
      case 11, 12 -> HarnessStory.writes("table", "row" + random.nextInt(3));
      default -> HarnessStory.writes("table", call.task().id().value());
    };
  }

  /** Every task ends at most once, behind all that it depends on, none of which failed. */
  private static void auditOrder(HarnessStory story, CycleView cycle) {
    TreeMap<TaskName, Task> tasks = new TreeMap<>();
    cycle.graph().tasks().forEach(task -> tasks.put(task.id(), task));
    Set<TaskName> satisfied = new LinkedHashSet<>();
    Set<TaskName> ended = new LinkedHashSet<>();
    for (HarnessStep step : story.steps()) {
      TaskName name =
          switch (step) {
            case HarnessStep.TaskSkipped skipped -> skipped.task();
            case HarnessStep.TaskSucceeded succeeded -> succeeded.task();
            case HarnessStep.TaskFailed failed -> failed.task();
            default -> null;
          };
      if (name != null) {
        assertThat(ended.add(name)).as("%s ends once", name).isTrue();
        assertThat(satisfied).containsAll(tasks.get(name).dependsOn());
        if (!(step instanceof HarnessStep.TaskFailed)) {
          satisfied.add(name);
        }
      }
    }
    for (Task task : cycle.graph().tasks()) {
      if (!ended.contains(task.id()) && cycle.status() != CycleStatus.HALTED) {
        assertThat(satisfied.containsAll(task.dependsOn()))
            .as("%s was left undone with nothing in its way", task.id())
            .isFalse();
      }
    }
  }

  /** The cycle ends once, last, and as the seed's policies have it. */
  private static void auditEnds(HarnessStory story, CycleView cycle) {
    List<HarnessStep.OfCycle> steps = story.steps(HarnessStep.OfCycle.class);
    assertThat(story.steps(HarnessStep.CycleEnded.class)).hasSize(1);
    assertThat(steps.getLast()).isInstanceOf(HarnessStep.CycleEnded.class);
    boolean halted =
        !story.steps(HarnessStep.HarnessViolated.class).isEmpty()
            || story.steps(HarnessStep.SkillViolated.class).stream()
                .anyMatch(step -> step.violation().haltsCycle());
    boolean degraded =
        cycle.admission().verdict().name().equals("DEGRADE")
            || cycle.tasks().stream()
                .anyMatch(
                    task -> task.task().critical() && task.standing() == TaskView.Standing.FAILED);
    assertThat(cycle.status())
        .isEqualTo(
            halted ? CycleStatus.HALTED : degraded ? CycleStatus.DEGRADED : CycleStatus.COMPLETED);
    assertThat(story.steps(HarnessStep.HarnessHalted.class))
        .hasSameSizeAs(story.steps(HarnessStep.HarnessViolated.class));
    for (int i = 0; i < 3; i++) {
      String id = "s" + i;
      long violations =
          story.steps(HarnessStep.SkillViolated.class).stream()
              .filter(step -> step.skill().skillId().value().equals(id))
              .count();
      assertThat(story.skill(id).violations()).isEqualTo((int) violations);
      assertThat(story.skill(id).deregistration().isPresent()).isEqualTo(violations >= 3);
    }
  }

  /**
   * Nothing is written twice; a plan comes of an allowed action alone, and each action makes one.
   */
  private static void auditWrites(HarnessStory story) {
    List<String> keys =
        story.steps(HarnessStep.TaskSucceeded.class).stream()
            .flatMap(step -> step.writes().stream())
            .map(write -> write.resource() + "/" + write.key())
            .toList();
    assertThat(keys).doesNotHaveDuplicates().noneMatch(key -> key.startsWith("elsewhere"));
    List<UUID> plans =
        story.desk().entries().stream()
            .flatMap(entry -> entry.events().stream())
            .filter(Event.PlanTransitioned.class::isInstance)
            .map(event -> ((Event.PlanTransitioned) event).line().planId())
            .toList();
    List<HarnessStep.ActionTaken> actions = story.steps(HarnessStep.ActionTaken.class);
    assertThat(
            actions.stream()
                .filter(step -> step.action().disposition() == Disposition.PROPOSED)
                .map(step -> step.action().planId().orElseThrow()))
        .containsExactlyElementsOf(plans);
    assertThat(actions)
        .noneMatch(step -> step.action().beliefId().value().equals("b4"))
        .allMatch(step ->
            !step.action().beliefId().value().equals("b3")
                || step.action().disposition() == Disposition.SKIPPED);
  }
}
