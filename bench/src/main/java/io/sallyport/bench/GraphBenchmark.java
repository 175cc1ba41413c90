package io.sallyport.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.CycleCommand;
import io.sallyport.core.desk.Desk;
import io.sallyport.core.desk.DeskState;
import io.sallyport.core.desk.HarnessCommand;
import io.sallyport.core.desk.Inputs;
import io.sallyport.core.desk.TimeSource;
import io.sallyport.core.harness.ConditionalGate;
import io.sallyport.core.harness.CycleProgress;
import io.sallyport.core.harness.CycleRequest;
import io.sallyport.core.harness.HarnessInput;
import io.sallyport.core.harness.HarnessMode;
import io.sallyport.core.harness.HarnessSettings;
import io.sallyport.core.harness.OutputSchema;
import io.sallyport.core.harness.SkillRegistration;
import io.sallyport.core.harness.SkillUse;
import io.sallyport.core.harness.TaskCall;
import io.sallyport.core.harness.TaskGraph;
import io.sallyport.core.harness.TaskResult;
import io.sallyport.core.model.Actor;
import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.DecisionId;
import io.sallyport.core.model.Details;
import io.sallyport.core.model.HomeId;
import io.sallyport.core.model.Label;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.RiskProfileId;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.model.SkillId;
import io.sallyport.core.plan.RegistryReading;
import io.sallyport.harness.graph.Gates;
import io.sallyport.harness.graph.GraphReader;
import io.sallyport.harness.input.InputReader;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * What a task costs as graphs grow: to read its graph and compile its gates, and to run it through
 * a desk in memory, without a disk, in time of the processor. Each figure beside its ratio to the
 * first of its table: a ratio that stays near 1 is linear growth.
 */
public final class GraphBenchmark {
  private static final String VERSION = "1.0.0";
  private static final int[] SIZES = {1_000, 10_000, 50_000};
  private static final int ROUNDS = 5;
  private static final int PARALLELISM = 8;
  private static final Actor ACTOR = Actor.local(new ActorId("bench"));
  private static final LogicalTime NOW = LogicalTime.parse("2026-01-05T09:30:00Z").value();
  private static final int TASK_TYPES = 250;
  private static final TaskResult RESULT =
      new TaskResult.Returned(Details.NONE, List.of(), List.of());
  private static final Inputs INPUTS =
      new Inputs(NOW, ACTOR, new RegistryReading.Broken("a benchmark has none"), new TreeMap<>());
  private static final String INPUT =
      """
      {"timestamp": "2026-01-05T09:30:00Z",
       "regime_state": {"id": "r", "timestamp": "2026-01-05T09:30:00Z", "behavior": "TRENDING_NORMAL_VOL", "bias": "BULLISH", "confidence": 0.8, "is_stable": true},
       "signals": [{"id": "s", "timestamp": "2026-01-05T09:30:00Z", "direction": "LONG", "regime_id": "r"}],
       "active_beliefs": [{"id": "b", "timestamp": "2026-01-05T09:30:00Z", "portfolio_item": "momentum:btc-1h", "direction": "LONG", "conviction": 0.7, "signal_ids": ["s"]}]}
      """;

  private GraphBenchmark() {}

  /** Runs both tables; takes no arguments. */
  public static void main(String[] args) {
    // Warm both shapes up, so that the first row does not pay for the compiler.
    for (int round = 0; round < 20; round++) {
      run(read(chain(1_000)));
      run(read(fan(1_000)));
    }
    table("chain", GraphBenchmark::chain);
    table("fan", GraphBenchmark::fan);
  }

  private static void table(String shape, IntFunction<String> document) {
    System.out.printf(
        Locale.ROOT, "%n%s, tasks   build µs/task    ratio   run µs/task    ratio%n", shape);
    double firstBuilding = 0;
    double firstRunning = 0;
    for (int size : SIZES) {
      String text = document.apply(size);
      long building = Long.MAX_VALUE;
      long running = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS; round++) {
        long started = cpuNanos();
        TaskGraph graph = read(text);
        long built = cpuNanos();
        run(graph);
        building = Math.min(building, built - started);
        running = Math.min(running, cpuNanos() - built);
      }
      double build = building / 1e3 / size;
      double run = running / 1e3 / size;
      firstBuilding = firstBuilding == 0 ? build : firstBuilding;
      firstRunning = firstRunning == 0 ? run : firstRunning;
      System.out.printf(
          Locale.ROOT,
          "%" + (shape.length() + 7) + "d %15.2f %8.2f %13.2f %8.2f%n",
          size,
          build,
          build / firstBuilding,
          run,
          run / firstRunning);
    }
  }

  /** Of this thread alone, so that whatever else runs on the machine is left out. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Each task behind the one before it. */
  private static String chain(int size) {
    return document(size, place -> place - 1);
  }

  /** One task first, all others behind it. */
  private static String fan(int size) {
    return document(size, _ -> 0);
  }

  private static String document(int size, IntUnaryOperator dependsOn) {
    StringBuilder text = new StringBuilder("name: bench\nparallelism: " + PARALLELISM + "\n");
    text.append("gates: [{condition: regime.is_confident, if_true: 1, if_false: SKIP}]\ntasks:\n");
    for (int place = 0; place < size; place++) {
      text.append("- {id: ").append(name(place));
      text.append(",task_type: ").append(name(place % TASK_TYPES));
      text.append(",skill_ref: ").append(name(place / TASK_TYPES));
      if (place > 0) {
        text.append(",depends_on: [").append(name(dependsOn.applyAsInt(place))).append(']');
      }
      text.append("}\n");
    }
    return text.toString();
  }

  /** A short name: a document of 50,000 tasks is near the most that is read. */
  private static String name(int number) {
    return Integer.toString(number, 36);
  }

  /** Skills enough for a graph, each for so many task types that no two tasks are the same. */
  private static List<SkillRegistration> skills(int size) {
    List<Label> types =
        IntStream.range(0, TASK_TYPES).mapToObj(type -> new Label(name(type))).toList();
    return IntStream.rangeClosed(0, size / TASK_TYPES)
        .mapToObj(skill ->
            new SkillRegistration(
                new SkillId(name(skill)),
                VERSION,
                types,
                List.of(),
                OutputSchema.NONE,
                List.of(),
                List.of(),
                List.of(),
                "bench",
                new DecisionId(1),
                Optional.empty()))
        .toList();
  }

  private static TaskGraph read(String text) {
    TaskGraph graph = GraphReader.read("bench", text.getBytes(UTF_8)).value();
    Gates.compile(graph).value();
    return graph;
  }

  /** Runs a cycle over a graph to its end, every task with an empty result. */
  private static void run(TaskGraph graph) {
    HarnessInput input = InputReader.read("bench", INPUT.getBytes(UTF_8)).value();
    HarnessSettings settings = HarnessSettings.DEFAULT;
    List<ConditionalGate.Result> gates = Gates.compile(graph).value().evaluate(input, settings);
    CycleRequest request =
        new CycleRequest(
            new ClientId(1),
            new SeasonId("bench"),
            new RiskProfileId("bench"),
            HarnessMode.SHADOW,
            input,
            graph,
            settings);
    Desk desk = new Desk(new DeskState());
    take(desk, new Command.InitHome(new HomeId("bench"), TimeSource.EXTERNAL, false));
    take(desk, new HarnessCommand.ShipSkills(skills(graph.tasks().size()), "bench"));
    CycleProgress progress = take(desk, new CycleCommand.BeginCycle(request, gates));
    while (!progress.status().isOver()) {
      for (TaskCall call : progress.next()) {
        SkillUse by = new SkillUse(call.task().skillRef(), VERSION, Optional.empty());
        take(desk, new CycleCommand.EndTask(progress.cycleId(), call.taskId(), by, RESULT));
      }
      progress = take(desk, new CycleCommand.AdvanceCycle(progress.cycleId()));
      desk.drain();
    }
  }

  private static <R> R take(Desk desk, Command<R> command) {
    return switch (desk.take(command, INPUTS)) {
      case Desk.Taken.Answered<R>(Reply<R> reply) -> reply.value();
      case Desk.Taken.Waiting<R> _ -> throw new IllegalStateException("nothing waits here");
    };
  }
}
