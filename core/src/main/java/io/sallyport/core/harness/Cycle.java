package io.sallyport.core.harness;

import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Details;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.ResourceId;
import io.sallyport.core.model.TaskName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One cycle, folded from its steps: which tasks ended, which may run now. A step costs what it
 * touches, not what the cycle has behind it. What only a running cycle needs is let go of at its
 * end.
 */
public final class Cycle {
  private final UUID id;
  private final CycleHead head;
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
   * @param index the tasks' places by name
   * @param byId the tasks' places by id
   * @param gatesOf the gates that name a task, by place
   * @param dependents for each task, those that depend on it
   * @param waitsFor for each task, how many others it waits for
   * @param ready the tasks that nothing keeps from being done, by place
   * @param written what was written under which key
   */
  private record Running(
      HarnessInput input,
      Details snapshot,
      SortedMap<TaskName, Integer> index,
      SortedMap<UUID, Integer> byId,
      SortedMap<TaskName, List<Integer>> gatesOf,
      List<List<Integer>> dependents,
      List<Integer> waitsFor,
      NavigableSet<Integer> ready,
      SortedSet<String> written) {}

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
            new CycleRequest(
                request.clientId(),
                request.seasonId(),
                request.riskProfileId(),
                request.mode(),
                withoutLists(input),
                graph,
                request.settings()),
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
    this.running = Optional.of(running(input, graph, taskIds));
  }

  /** What of the input is judged beyond the cycle's end: nothing that can be long. */
  private static HarnessInput withoutLists(HarnessInput input) {
    return new HarnessInput(
        input.timestamp(),
        input.regimeState(),
        input.factorPermission(),
        List.of(),
        List.of(),
        input.macroState(),
        input.flowState());
  }

  private static Running running(HarnessInput input, TaskGraph graph, List<UUID> taskIds) {
    SortedMap<TaskName, Integer> index = new TreeMap<>();
    SortedMap<UUID, Integer> byId = new TreeMap<>();
    for (Task task : graph.tasks()) {
      byId.put(taskIds.get(index.size()), index.size());
      index.put(task.id(), index.size());
    }
    List<List<Integer>> dependents = dependents(graph, index);
    List<Integer> waitsFor = new ArrayList<>();
    NavigableSet<Integer> ready = new TreeSet<>();
    for (Task task : graph.tasks()) {
      if (task.dependsOn().isEmpty()) {
        ready.add(waitsFor.size());
      }
      waitsFor.add((int) task.dependsOn().stream().distinct().count());
    }
    return new Running(
        input,
        input.snapshot(),
        index,
        byId,
        gatesOf(graph),
        dependents,
        waitsFor,
        ready,
        new TreeSet<>());
  }

  private static List<List<Integer>> dependents(
      TaskGraph graph, SortedMap<TaskName, Integer> index) {
    List<List<Integer>> dependents = new ArrayList<>();
    graph.tasks().forEach(task -> dependents.add(new ArrayList<>()));
    for (Task task : graph.tasks()) {
      task.dependsOn().stream()
          .distinct()
          .forEach(on -> dependents.get(place(index, on)).add(place(index, task.id())));
    }
    return dependents;
  }

  private static SortedMap<TaskName, List<Integer>> gatesOf(TaskGraph graph) {
    SortedMap<TaskName, List<Integer>> gatesOf = new TreeMap<>();
    for (int i = 0; i < graph.gates().size(); i++) {
      int gate = i;
      ConditionalGate names = graph.gates().get(i);
      Stream.concat(Stream.of(names.ifTrue()), names.ifFalse().stream())
          .forEach(task -> gatesOf.computeIfAbsent(task, _ -> new ArrayList<>()).add(gate));
    }
    return gatesOf;
  }

  private static int place(SortedMap<TaskName, Integer> index, TaskName task) {
    Integer place = index.get(task);
    if (place == null) {
      throw new IllegalArgumentException("no task of this cycle: " + task);
    }
    return place;
  }

  void acted(ActionRecord action) {
    actions.add(action);
  }

  void ended(TaskName name, TaskRecord record) {
    Running now = running();
    int place = place(now.index(), name);
    ends.set(place, Optional.of(record));
    now.ready().remove(place);
    record.writes().forEach(write -> now.written().add(key(write.resource(), write.key())));
    actions = new ArrayList<>();
    if (record.outcome() != TaskOutcome.FAILED) { // a failed task satisfies nothing
      for (int dependent : now.dependents().get(place)) {
        int left = now.waitsFor().get(dependent) - 1;
        now.waitsFor().set(dependent, left);
        if (left == 0) {
          now.ready().add(dependent);
        }
      }
    }
  }

  void degraded() {
    isDegraded = true;
  }

  void over(CycleStatus as, String because, LogicalTime at) {
    status = as;
    why = because;
    endedAt = Optional.of(at);
    running = Optional.empty();
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

  /** What it is of; the input without signals and beliefs. */
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
    return () -> running().ready().stream().map(tasks::get).iterator();
  }

  /** Whether a task is one of them. */
  public boolean isReady(TaskName task) {
    Integer place = running().index().get(task);
    return place != null && running().ready().contains(place);
  }

  /** The task of that id in this cycle. */
  public Optional<Task> task(UUID taskId) {
    return Optional.ofNullable(running().byId().get(taskId))
        .map(place -> head.request().graph().tasks().get(place));
  }

  /** Whether a resource was written to under that key already. */
  public boolean hasWritten(SkillWrite write) {
    return !write.key().isEmpty()
        && running().written().contains(key(write.resource(), write.key()));
  }

  private static String key(ResourceId resource, String key) {
    return resource + "|" + key;
  }

  /** The first gate that does not let a task run, with what it came to. */
  Optional<ClosedGate> closedGate(Task task) {
    return running().gatesOf().getOrDefault(task.id(), List.of()).stream()
        .map(i -> new ClosedGate(head.request().graph().gates().get(i), head.gates().get(i)))
        .filter(gate -> !gate.gate().lets(task.id(), gate.result()))
        .findFirst();
  }

  /** A gate that does not let a task run. */
  record ClosedGate(ConditionalGate gate, ConditionalGate.Result result) {}

  /** A task as it is to be done. */
  public TaskCall call(Task task) {
    SortedMap<TaskName, Integer> index = running().index();
    SortedMap<TaskName, Details> outputs = new TreeMap<>();
    for (TaskName on : task.dependsOn()) {
      ends.get(place(index, on))
          .flatMap(TaskRecord::output)
          .ifPresent(output -> outputs.put(on, output));
    }
    return new TaskCall(taskIds.get(place(index, task.id())), task, outputs);
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
      Optional<String> never =
          Optional.ofNullable(blocked.get(place))
              .or(() -> status.isOver() ? Optional.of("the cycle is over") : Optional.empty());
      views.add(
          new TaskView(
              task,
              taskIds.get(place),
              ends.get(place),
              ends.get(place).isPresent() ? Optional.empty() : never));
    }
    return views;
  }

  /** The tasks that can never run, since one before them failed: by place, with which. */
  private SortedMap<Integer, String> blocked(TaskGraph graph) {
    SortedMap<TaskName, Integer> index = new TreeMap<>();
    graph.tasks().forEach(task -> index.put(task.id(), index.size()));
    List<List<Integer>> dependents = dependents(graph, index);
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
