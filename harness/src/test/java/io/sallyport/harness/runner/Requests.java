package io.sallyport.harness.runner;

import io.sallyport.core.harness.Belief;
import io.sallyport.core.harness.ConditionalGate;
import io.sallyport.core.harness.CycleRequest;
import io.sallyport.core.harness.FactorPermission;
import io.sallyport.core.harness.HarnessInput;
import io.sallyport.core.harness.HarnessMode;
import io.sallyport.core.harness.HarnessSettings;
import io.sallyport.core.harness.OutputSchema;
import io.sallyport.core.harness.RegimeBehavior;
import io.sallyport.core.harness.RegimeBias;
import io.sallyport.core.harness.RegimeState;
import io.sallyport.core.harness.Signal;
import io.sallyport.core.harness.Task;
import io.sallyport.core.harness.TaskGraph;
import io.sallyport.core.model.BeliefId;
import io.sallyport.core.model.Confidence;
import io.sallyport.core.model.Label;
import io.sallyport.core.model.PermissionId;
import io.sallyport.core.model.ResourceId;
import io.sallyport.core.model.SignalId;
import io.sallyport.core.model.SkillId;
import io.sallyport.core.model.StateId;
import io.sallyport.core.model.TaskName;
import io.sallyport.core.plan.Direction;
import io.sallyport.core.plan.PortfolioItem;
import io.sallyport.testkit.Samples;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Cycles in the fewest words. */
final class Requests {
  /** Long enough for whatever ends. */
  static final long AMPLE_MS = 60_000;

  private Requests() {}

  /** A calm market, a factor layer that grants {@code momentum} and denies {@code carry}. */
  static HarnessInput input(Belief... beliefs) {
    return input(Optional.of(regime(RegimeBehavior.TRENDING_NORMAL_VOL, "0.8")), beliefs);
  }

  static HarnessInput input(Optional<RegimeState> regime, Belief... beliefs) {
    SortedMap<PermissionId, Boolean> flags = new TreeMap<>();
    flags.put(new PermissionId("momentum"), true);
    flags.put(new PermissionId("carry"), false);
    return new HarnessInput(
        Samples.MONDAY,
        regime,
        Optional.of(
            new FactorPermission(new StateId("factors-1"), Samples.MONDAY, flags, new TreeMap<>())),
        List.of(
            new Signal(
                new SignalId("signal-1"),
                Samples.MONDAY,
                Direction.LONG,
                Optional.empty(),
                new StateId("regime-1"))),
        List.of(beliefs),
        Optional.empty(),
        Optional.empty());
  }

  static HarnessInput withoutFactors(HarnessInput input) {
    return new HarnessInput(
        input.timestamp(),
        input.regimeState(),
        Optional.empty(),
        input.signals(),
        input.activeBeliefs(),
        input.macroState(),
        input.flowState());
  }

  static RegimeState regime(RegimeBehavior behavior, String confidence) {
    return new RegimeState(
        new StateId("regime-1"),
        Samples.MONDAY,
        behavior,
        RegimeBias.BULLISH,
        confidence(confidence),
        true,
        Optional.empty());
  }

  static Confidence confidence(String value) {
    return new Confidence(new BigDecimal(value));
  }

  static Belief belief(String id, String item) {
    return belief(id, item, Direction.LONG, "0.9");
  }

  static Belief belief(String id, String item, Direction direction, String conviction) {
    return new Belief(
        new BeliefId(id),
        Samples.MONDAY,
        PortfolioItem.parse(item).value(),
        direction,
        confidence(conviction),
        List.of(new SignalId("signal-1")));
  }

  static Belief btc() {
    return belief("btc", "momentum:btc-1h");
  }

  static CycleRequest shadow(HarnessInput input, Task... tasks) {
    return request(HarnessMode.SHADOW, input, graph(1, tasks), HarnessSettings.DEFAULT);
  }

  /** A shadow cycle over one belief. */
  static CycleRequest shadow(Task... tasks) {
    return shadow(input(btc()), tasks);
  }

  static CycleRequest live(HarnessInput input, Task... tasks) {
    return request(HarnessMode.LIVE, input, graph(1, tasks), HarnessSettings.DEFAULT);
  }

  static CycleRequest request(
      HarnessMode mode, HarnessInput input, TaskGraph graph, HarnessSettings settings) {
    return new CycleRequest(
        Samples.TENANT, Samples.SEASON, Samples.PROFILE, mode, input, graph, settings);
  }

  static TaskGraph graph(int parallelism, Task... tasks) {
    return new TaskGraph(new Label("graph"), parallelism, List.of(tasks), List.of());
  }

  static TaskGraph gated(TaskGraph graph, ConditionalGate... gates) {
    return new TaskGraph(graph.name(), graph.parallelism(), graph.tasks(), List.of(gates));
  }

  /** A task of type {@code work} that returns nothing and writes nothing. */
  static Task work(String id, String skill, String... dependsOn) {
    return task(id, "work", skill, "none", dependsOn);
  }

  static Task task(String id, String type, String skill, String schema, String... dependsOn) {
    SortedMap<String, String> inputs = new TreeMap<>();
    inputs.put("name", id);
    return new Task(
        new TaskName(id),
        new Label(type),
        new SkillId(skill),
        List.of(),
        List.of(),
        List.of(dependsOn).stream().map(TaskName::new).toList(),
        inputs,
        AMPLE_MS,
        OutputSchema.parse(schema).value(),
        List.of(),
        false,
        Optional.empty());
  }

  static Task writing(Task task, String... resources) {
    return new Task(
        task.id(),
        task.taskType(),
        task.skillRef(),
        task.requiredState(),
        task.requiredPermissions(),
        task.dependsOn(),
        task.inputs(),
        task.timeoutMs(),
        task.outputSchema(),
        List.of(resources).stream().map(ResourceId::new).toList(),
        task.critical(),
        task.minConfidence());
  }

  static Task within(long timeoutMs, Task task) {
    return new Task(
        task.id(),
        task.taskType(),
        task.skillRef(),
        task.requiredState(),
        task.requiredPermissions(),
        task.dependsOn(),
        task.inputs(),
        timeoutMs,
        task.outputSchema(),
        task.sideEffects(),
        task.critical(),
        task.minConfidence());
  }

  /** The task with one more input. */
  static Task handed(Task task, String name, String value) {
    SortedMap<String, String> inputs = new TreeMap<>(task.inputs());
    inputs.put(name, value);
    return new Task(
        task.id(),
        task.taskType(),
        task.skillRef(),
        task.requiredState(),
        task.requiredPermissions(),
        task.dependsOn(),
        inputs,
        task.timeoutMs(),
        task.outputSchema(),
        task.sideEffects(),
        task.critical(),
        task.minConfidence());
  }

  static Task critical(Task task) {
    return new Task(
        task.id(),
        task.taskType(),
        task.skillRef(),
        task.requiredState(),
        task.requiredPermissions(),
        task.dependsOn(),
        task.inputs(),
        task.timeoutMs(),
        task.outputSchema(),
        task.sideEffects(),
        true,
        task.minConfidence());
  }

  /** The four tasks of the v1 graph (seed 004, section 6). */
  static Task[] v1() {
    List<Task> tasks = new ArrayList<>();
    tasks.add(
        writing(
            task("t1", "validate_state", "validate_state", "valid: boolean, degraded: boolean"),
            "audit_log"));
    tasks.add(task("t2", "check_regime", "check_regime", "blocked: boolean, reason: text", "t1"));
    tasks.add(
        writing(
            task(
                "t3",
                "filter_beliefs",
                "filter_beliefs",
                "surviving: [text], blocked: [text]",
                "t2"),
            "audit_log"));
    tasks.add(
        writing(
            task("t4", "emit_actions", "emit_actions", "emitted: [text]", "t3"),
            "audit_log",
            "actions"));
    return tasks.toArray(Task[]::new);
  }
}
