package io.sallyport.core.harness;

import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Details;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.TaskName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * One cycle, folded from its steps: which tasks ended, which may run now. A step costs what it
 * touches, not what the cycle has behind it. What only a running cycle needs is let go of at its
 * end.
 */
public final class Cycle {
  private final UUID id;
  private CycleHead head;
  private final List<UUID> taskIds = new ArrayList<>();
  private final List<Optional<TaskRecord>> ends = new ArrayList<>();
  private Optional<Running> running;
  private List<ActionRecord> actions = new ArrayList<>();
  private boolean isDegraded;
  private CycleStatus status = CycleStatus.RUNNING;
  private String why = "";
  private Optional<LogicalTime> endedAt = Optional.empty();

  /** What stays of a cycle's request, and how it began. */
  private record CycleHead(
      CycleRequest request,
      Digest input,
      List<ConditionalGate.Result> gates,
      Admission admission,
      ActorId actor,
      LogicalTime startedAt) {}

  /**
   * What only a running cycle needs.
   *
   * @param input all that it knows of the world
   * @param snapshot the input in short
   * @param frontier how far it has come
   * @param written what was written under which key
   */
  private record Running(
      HarnessInput input, Details snapshot, Frontier frontier, SortedSet<String> written) {}

  /**
   * A cycle that begins.
   *
   * @param graph the request's graph, shared among the cycles that it is of
   */
  Cycle(HarnessStep.CycleBegan began, TaskGraph graph, ActorId actor, LogicalTime at) {
    CycleRequest request = began.request();
    HarnessInput input = request.input();
    Digest digest = input.digest();
    this.id = began.cycleId();
    this.head =
        new CycleHead(
            with(request, graph, withoutLists(input, input.factorPermission())),
            digest,
            began.gates(),
            began.admission(),
            actor,
            at);
    this.isDegraded = began.admission().verdict() == Admission.Verdict.DEGRADE;
    for (Task task : graph.tasks()) {
      taskIds.add(TaskIds.of(id, task, digest));
      ends.add(Optional.empty());
    }
    this.running =
        Optional.of(
            new Running(input, input.snapshot(), new Frontier(graph, taskIds), new TreeSet<>()));
  }

  private static CycleRequest with(CycleRequest request, TaskGraph graph, HarnessInput input) {
    return new CycleRequest(
        request.clientId(),
        request.seasonId(),
        request.riskProfileId(),
        request.mode(),
        input,
        graph,
        request.settings());
  }

  /** An input without its lists, which can be long, and with this of the factor layer. */
  private static HarnessInput withoutLists(HarnessInput input, Optional<FactorPermission> factors) {
    return new HarnessInput(
        input.timestamp(),
        input.regimeState(),
        factors,
        List.of(),
        List.of(),
        input.macroState(),
        input.flowState());
  }

  /** A factor layer that is there, and of which nothing is known: so it grants nothing. */
  private static Optional<FactorPermission> withoutFlags(Optional<FactorPermission> factors) {
    return factors.map(
        was -> new FactorPermission(was.id(), was.timestamp(), new TreeMap<>(), new TreeMap<>()));
  }

  void acted(ActionRecord action) {
    actions.add(action);
  }

  void ended(TaskName task, TaskRecord record) {
    Running now = running();
    ends.set(now.frontier().number(task), Optional.of(record));
    now.frontier().ended(task, record.outcome() != TaskOutcome.FAILED);
    record.writes().forEach(write -> now.written().add(write.place()));
    actions = new ArrayList<>();
  }

  void degraded() {
    isDegraded = true;
  }

  void over(CycleStatus as, String because, LogicalTime at) {
    status = as;
    why = because;
    endedAt = Optional.of(at);
    running = Optional.empty();
    CycleRequest request = head.request();
    head =
        new CycleHead(
            with(
                request,
                request.graph(),
                withoutLists(request.input(), withoutFlags(request.input().factorPermission()))),
            head.input(),
            head.gates(),
            head.admission(),
            head.actor(),
            head.startedAt());
  }

  /** What a task that ends now acted upon. */
  List<ActionRecord> actions() {
    return List.copyOf(actions);
  }

  /** Its id. */
  public UUID id() {
    return id;
  }

  /** Its tenant. */
  public ClientId clientId() {
    return head.request().clientId();
  }

  /** Who started it. */
  public ActorId actor() {
    return head.actor();
  }

  /** When it was first started. */
  public LogicalTime startedAt() {
    return head.startedAt();
  }

  /** Where it is. */
  public CycleStatus status() {
    return status;
  }

  /** Whether its actions are logged only, whatever its mode. */
  public boolean isDegraded() {
    return isDegraded;
  }

  /** What it is of; the input without signals and beliefs, and once it is over without flags. */
  public CycleRequest request() {
    return head.request();
  }

  /** What its state allowed. */
  public Admission admission() {
    return head.admission();
  }

  /**
   * All that it knows of the world.
   *
   * @throws IllegalStateException if it is over
   */
  public HarnessInput input() {
    return running().input();
  }

  /** The state in short, for the log of a skip. */
  public Details snapshot() {
    return running().snapshot();
  }

  /** The tasks that nothing keeps from being done, in the order of their declaration. */
  public Iterable<Task> ready() {
    List<Task> tasks = head.request().graph().tasks();
    return () -> running().frontier().ready().stream().map(tasks::get).iterator();
  }

  /** Whether a task is one of them. */
  public boolean isReady(TaskName task) {
    return running().frontier().ready().contains(running().frontier().number(task));
  }

  /** The task of that id in this cycle. */
  public Optional<Task> task(UUID taskId) {
    return running().frontier().number(taskId).map(head.request().graph().tasks()::get);
  }

  /** Whether a resource was written to under that key already. */
  public boolean hasWritten(SkillWrite write) {
    return !write.key().isEmpty() && running().written().contains(write.place());
  }

  /** The first gate that does not let a task run, with what it came to. */
  Optional<ClosedGate> closedGate(Task task) {
    return running().frontier().gatesOf(task.id()).stream()
        .map(i -> new ClosedGate(head.request().graph().gates().get(i), head.gates().get(i)))
        .filter(gate -> !gate.gate().lets(task.id(), gate.result()))
        .findFirst();
  }

  /** A gate that does not let a task run. */
  record ClosedGate(ConditionalGate gate, ConditionalGate.Result result) {}

  /** A task as it is to be done. */
  public TaskCall call(Task task) {
    Frontier frontier = running().frontier();
    SortedMap<TaskName, Details> outputs = new TreeMap<>();
    for (TaskName on : task.dependsOn()) {
      ends.get(frontier.number(on))
          .flatMap(TaskRecord::output)
          .ifPresent(output -> outputs.put(on, output));
    }
    return new TaskCall(taskId(task), task, outputs);
  }

  /** A task's id in this cycle. */
  public UUID taskId(Task task) {
    return taskIds.get(running().frontier().number(task.id()));
  }

  private Running running() {
    return running.orElseThrow(() -> new IllegalStateException("cycle " + id + " is over"));
  }

  /** It as it stands. */
  public CycleView view() {
    CycleRequest request = head.request();
    return new CycleView(
        id,
        request.clientId(),
        request.seasonId(),
        request.riskProfileId(),
        request.mode(),
        head.input(),
        request.graph(),
        head.gates(),
        request.settings(),
        head.admission(),
        status,
        isDegraded,
        why,
        head.actor(),
        head.startedAt(),
        endedAt,
        tasks(request.graph()));
  }

  private List<TaskView> tasks(TaskGraph graph) {
    SortedMap<Integer, String> blocked = blocked(graph);
    List<TaskView> views = new ArrayList<>();
    for (Task task : graph.tasks()) {
      int place = views.size();
      views.add(
          new TaskView(
              task,
              taskIds.get(place),
              standing(place, blocked),
              ends.get(place),
              Optional.ofNullable(blocked.get(place))));
    }
    return views;
  }

  private TaskView.Standing standing(int place, SortedMap<Integer, String> blocked) {
    return ends.get(place)
        .map(end -> TaskView.Standing.of(end.outcome()))
        .orElse(
            blocked.containsKey(place)
                ? TaskView.Standing.BLOCKED
                : status.isOver() ? TaskView.Standing.NOT_RUN : TaskView.Standing.WAITING);
  }

  /** The tasks that can never run, since one before them failed: by place, with which. */
  private SortedMap<Integer, String> blocked(TaskGraph graph) {
    List<List<Integer>> dependents = Frontier.dependents(graph);
    SortedMap<Integer, String> blocked = new TreeMap<>();
    Deque<Integer> causes = new ArrayDeque<>();
    for (int place = 0; place < ends.size(); place++) {
      boolean failed =
          ends.get(place).filter(end -> end.outcome() == TaskOutcome.FAILED).isPresent();
      if (failed) {
        causes.add(place);
      }
    }
    while (!causes.isEmpty()) {
      int cause = causes.remove();
      String why =
          blocked.getOrDefault(cause, "task %s failed".formatted(graph.tasks().get(cause).id()));
      for (int dependent : dependents.get(cause)) {
        if (blocked.putIfAbsent(dependent, why) == null) {
          causes.add(dependent);
        }
      }
    }
    return blocked;
  }
}
