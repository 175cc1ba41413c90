package io.sallyport.testkit;

import io.sallyport.core.desk.CycleCommand.AdvanceCycle;
import io.sallyport.core.desk.CycleCommand.BeginCycle;
import io.sallyport.core.desk.CycleCommand.EndTask;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.HarnessCommand;
import io.sallyport.core.desk.Query;
import io.sallyport.core.harness.ConditionalGate;
import io.sallyport.core.harness.CycleProgress;
import io.sallyport.core.harness.CycleRequest;
import io.sallyport.core.harness.CycleView;
import io.sallyport.core.harness.HarnessMode;
import io.sallyport.core.harness.HarnessSettings;
import io.sallyport.core.harness.HarnessStep;
import io.sallyport.core.harness.OutputSchema;
import io.sallyport.core.harness.RegisteredSkill;
import io.sallyport.core.harness.SkillRegistration;
import io.sallyport.core.harness.SkillStage;
import io.sallyport.core.harness.SkillUse;
import io.sallyport.core.harness.SkillWrite;
import io.sallyport.core.harness.StateObject;
import io.sallyport.core.harness.TaskCall;
import io.sallyport.core.harness.TaskGraph;
import io.sallyport.core.harness.TaskResult;
import io.sallyport.core.harness.TaskView;
import io.sallyport.core.model.BeliefId;
import io.sallyport.core.model.DecisionId;
import io.sallyport.core.model.Details;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.Label;
import io.sallyport.core.model.PermissionId;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.ResourceId;
import io.sallyport.core.model.SkillId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Harness cycles on the real core, without threads: who runs the cycle says what every task came
 * to. Every layer's skill {@code worker} is registered and active.
 */
public final class HarnessStory {
  /** The decision that authorizes the skills. */
  public static final DecisionId DECISION = new DecisionId(1);

  private static final TaskResult DONE =
      new TaskResult.Returned(Details.NONE, List.of(), List.of());

  private final Scenario desk;
  private HarnessMode mode = HarnessMode.SHADOW;
  private HarnessSettings settings = HarnessSettings.DEFAULT;

  private HarnessStory(Scenario desk) {
    this.desk = desk;
  }

  /** A story in a home, with a worker. */
  public static HarnessStory inAHome() {
    Scenario desk = Scenario.inAHome();
    desk.given(new HarnessCommand.AddDecision(new Reason("let them work"), Samples.REASON));
    HarnessStory story = new HarnessStory(desk);
    story.active(skill("worker", "none"));
    return story;
  }

  /** A story that goes on from what a journal holds. */
  public static HarnessStory after(HarnessStory other, int entries) {
    HarnessStory story = new HarnessStory(Scenario.after(other.desk.entries().subList(0, entries)));
    story.mode = other.mode;
    story.settings = other.settings;
    return story;
  }

  /** A skill that reads every layer, and writes to the audit log, actions and a table. */
  public static SkillRegistration skill(String id, String returns) {
    return new SkillRegistration(
        new SkillId(id),
        "1.0.0",
        List.of(new Label("work")),
        List.of(),
        OutputSchema.parse(returns).value(),
        List.of(),
        Stream.of(StateObject.values()).map(state -> new Label(state.layer())).toList(),
        List.of(SkillWrite.AUDIT_LOG, SkillWrite.ACTIONS, new ResourceId("table")),
        "the test",
        DECISION,
        Optional.of(Digest.of(id)));
  }

  /** The same skill, as if it came with Sallyport. */
  public static SkillRegistration shipped(SkillRegistration skill) {
    return new SkillRegistration(
        skill.skillId(),
        skill.skillVersion(),
        skill.taskTypes(),
        skill.requiredInputs(),
        skill.outputSchema(),
        skill.requiresPermissions(),
        skill.layerDependencies(),
        skill.sideEffects(),
        skill.author(),
        skill.decisionLedgerRef(),
        Optional.empty());
  }

  /** The same skill, which needs a factor permission. */
  public static SkillRegistration permitted(SkillRegistration skill, String permission) {
    return new SkillRegistration(
        skill.skillId(),
        skill.skillVersion(),
        skill.taskTypes(),
        skill.requiredInputs(),
        skill.outputSchema(),
        List.of(new PermissionId(permission)),
        skill.layerDependencies(),
        skill.sideEffects(),
        skill.author(),
        skill.decisionLedgerRef(),
        skill.artifact());
  }

  /** Registers a skill and activates it. */
  public RegisteredSkill active(SkillRegistration skill) {
    desk.given(new HarnessCommand.RegisterSkill(skill));
    return desk.given(new HarnessCommand.MoveSkill(skill.skillId(), SkillStage.ACTIVE, DECISION));
  }

  /** From here on cycles are live. */
  public HarnessStory live() {
    mode = HarnessMode.LIVE;
    return this;
  }

  /** From here on these settings hold. */
  public HarnessStory under(HarnessSettings other) {
    settings = other;
    return this;
  }

  /** The desk that it happens at. */
  public Scenario desk() {
    return desk;
  }

  /** The sample tenant's cycle of a bundle and a graph. */
  public CycleRequest request(Bundle bundle, TaskGraph graph) {
    return new CycleRequest(
        Samples.TENANT, Samples.SEASON, Samples.PROFILE, mode, bundle.input(), graph, settings);
  }

  /** Begins a cycle whose gates all hold. */
  public CycleProgress begin(CycleRequest request) {
    return desk.given(new BeginCycle(request, allHold(request.graph())));
  }

  /** Every gate of a graph holds. */
  public static List<ConditionalGate.Result> allHold(TaskGraph graph) {
    return graph.gates().stream().map(_ -> ConditionalGate.Result.TRUE).toList();
  }

  /** Runs a cycle to its end; every task returns nothing. */
  public CycleView run(Bundle bundle, TaskGraph graph) {
    return run(bundle, graph, _ -> DONE);
  }

  /** Runs a cycle to its end; every gate holds. */
  public CycleView run(Bundle bundle, TaskGraph graph, Function<TaskCall, TaskResult> worker) {
    return run(request(bundle, graph), allHold(graph), worker);
  }

  /** Runs a cycle to its end. */
  public CycleView run(
      CycleRequest request,
      List<ConditionalGate.Result> gates,
      Function<TaskCall, TaskResult> worker) {
    CycleProgress progress = desk.given(new BeginCycle(request, gates));
    while (!progress.status().isOver()) {
      progress = desk.given(new AdvanceCycle(progress.cycleId()));
      if (!progress.status().isOver() && !progress.next().isEmpty()) {
        TaskCall next = progress.next().getFirst();
        progress = desk.given(end(progress.cycleId(), next.taskId(), worker.apply(next)));
      }
    }
    return view(progress.cycleId());
  }

  /** The end of a task, done by the skill that is registered. */
  public EndTask end(UUID cycleId, UUID taskId, TaskResult result) {
    String skill =
        view(cycleId).tasks().stream()
            .filter(task -> task.taskId().equals(taskId))
            .findFirst()
            .orElseThrow()
            .task()
            .skillRef()
            .value();
    return new EndTask(cycleId, taskId, SkillUse.of(skill(skill).registration()), result);
  }

  /** A cycle as it stands. */
  public CycleView view(UUID cycleId) {
    return desk.ask(new Query.FindCycle(Optional.empty(), cycleId.toString())).value();
  }

  /** A skill as it stands. */
  public RegisteredSkill skill(String id) {
    return desk.ask(new Query.ListSkills()).value().stream()
        .filter(skill -> skill.id().value().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Every step of the harness so far. */
  public List<HarnessStep> steps() {
    return desk.entries().stream()
        .flatMap(entry -> entry.events().stream())
        .filter(Event.HarnessStepped.class::isInstance)
        .map(event -> ((Event.HarnessStepped) event).step())
        .toList();
  }

  /** The steps of one kind so far. */
  public <T extends HarnessStep> List<T> steps(Class<T> kind) {
    return steps().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** How a cycle's tasks stand, such as {@code T1=SUCCESS T2=SKIPPED}. */
  public static String standings(CycleView cycle) {
    return String.join(
        " ", cycle.tasks().stream().map(task -> task.task().id() + "=" + task.standing()).toList());
  }

  /** A task of a cycle. */
  public static TaskView task(CycleView cycle, String name) {
    return cycle.tasks().stream()
        .filter(task -> task.task().id().value().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** A task's result: it acts upon these beliefs. */
  public static TaskResult acts(String... beliefs) {
    return new TaskResult.Returned(
        Details.NONE, List.of(), List.of(beliefs).stream().map(BeliefId::new).toList());
  }

  /** A task's result: it writes to a resource. */
  public static TaskResult writes(String resource, String key) {
    return new TaskResult.Returned(
        Details.NONE, List.of(new SkillWrite(new ResourceId(resource), key, "written")), List.of());
  }

  /** A task's result: it returns this. */
  public static TaskResult returns(Details output) {
    return new TaskResult.Returned(output, List.of(), List.of());
  }

  /** A task's result: nothing to be said. */
  public static TaskResult done() {
    return DONE;
  }
}
