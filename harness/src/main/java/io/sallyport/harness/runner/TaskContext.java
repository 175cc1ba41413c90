package io.sallyport.harness.runner;

import io.sallyport.core.harness.Belief;
import io.sallyport.core.harness.CycleRequest;
import io.sallyport.core.harness.FactorPermission;
import io.sallyport.core.harness.FlowState;
import io.sallyport.core.harness.HarnessInput;
import io.sallyport.core.harness.HarnessSettings;
import io.sallyport.core.harness.MacroState;
import io.sallyport.core.harness.RegimeState;
import io.sallyport.core.harness.Signal;
import io.sallyport.core.harness.SkillRegistration;
import io.sallyport.core.harness.SkillViolation;
import io.sallyport.core.harness.SkillWrite;
import io.sallyport.core.harness.StateObject;
import io.sallyport.core.harness.TaskCall;
import io.sallyport.core.harness.TaskResult;
import io.sallyport.core.model.BeliefId;
import io.sallyport.core.model.Details;
import io.sallyport.core.model.PermissionId;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.ResourceId;
import io.sallyport.harness.skill.SkillContext;
import io.sallyport.harness.skill.SkillViolationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A skill's rights while it does one task. It collects what the skill writes; whatever it may not
 * do ends the task on the spot. Any thread may call.
 */
final class TaskContext implements SkillContext {
  /** The most writes, notes and actions of one task. */
  static final int MOST_WRITES = 10_000;

  /** The most characters that one task may write. */
  static final int MOST_CHARACTERS = 5_000_000;

  /** The longest key. */
  private static final int LONGEST_KEY = 200;

  private final HarnessInput input;
  private final CycleRequest request;
  private final TaskCall call;
  private final SkillRegistration skill;
  private final Consumer<TaskResult> ending;
  private final Object lock = new Object(); // not this: a skill could hold that
  private final List<SkillWrite> writes = new ArrayList<>();
  private final List<BeliefId> actions = new ArrayList<>();
  private long characters;
  private boolean isOver;

  /**
   * The rights to a task.
   *
   * @param ending is told of the end that a call brings about
   */
  TaskContext(
      CycleRequest request, TaskCall call, SkillRegistration skill, Consumer<TaskResult> ending) {
    this.input = request.input();
    this.request = request;
    this.call = call;
    this.skill = skill;
    this.ending = ending;
  }

  /** Ends all rights; what was written so far is returned with the output. */
  TaskResult.Returned close(Details output) {
    synchronized (lock) {
      isOver = true;
      return new TaskResult.Returned(output, writes, actions);
    }
  }

  /** Ends all rights. */
  void revoke() {
    synchronized (lock) {
      isOver = true;
    }
  }

  @Override
  public Optional<RegimeState> regime() {
    return read(StateObject.REGIME_STATE, input.regimeState());
  }

  @Override
  public Optional<FactorPermission> factors() {
    return read(StateObject.FACTOR_PERMISSION, input.factorPermission());
  }

  @Override
  public List<Signal> signals() {
    return read(StateObject.SIGNALS, input.signals());
  }

  @Override
  public List<Belief> beliefs() {
    return read(StateObject.ACTIVE_BELIEFS, input.activeBeliefs());
  }

  @Override
  public Optional<MacroState> macro() {
    return read(StateObject.MACRO_STATE, input.macroState());
  }

  @Override
  public Optional<FlowState> flow() {
    return read(StateObject.FLOW_STATE, input.flowState());
  }

  @Override
  public boolean permits(PermissionId permission) {
    Objects.requireNonNull(permission);
    return read(StateObject.FACTOR_PERMISSION, request.permits(permission));
  }

  @Override
  public HarnessSettings settings() {
    synchronized (lock) {
      requireOpen();
      return request.settings();
    }
  }

  @Override
  public Optional<String> input(String name) {
    synchronized (lock) {
      requireOpen();
      return Optional.ofNullable(call.task().inputs().get(name));
    }
  }

  @Override
  public Optional<Details> output(String task) {
    return Optional.ofNullable(outputs().get(task));
  }

  @Override
  public SortedMap<String, Details> outputs() {
    synchronized (lock) {
      requireOpen();
      SortedMap<String, Details> outputs = new TreeMap<>();
      call.outputs().forEach((task, output) -> outputs.put(task.value(), output));
      return outputs;
    }
  }

  @Override
  public void note(String text) {
    take(SkillWrite.AUDIT_LOG.value(), "", text);
  }

  @Override
  public void write(String resource, String key, String text) {
    if (resource.equals(SkillWrite.ACTIONS.value())) {
      throw new IllegalArgumentException("nothing but act() writes to actions");
    }
    if (key.isEmpty() || key.length() > LONGEST_KEY || !ForeignText.isPlain(key)) {
      throw new IllegalArgumentException(
          "a key is 1 to %s characters, none of them a control character".formatted(LONGEST_KEY));
    }
    take(resource, key, text);
  }

  private void take(String resource, String key, String text) {
    if (text.length() > SkillWrite.LONGEST || !ForeignText.isText(text)) {
      throw new IllegalArgumentException(
          "a text is Unicode, of at most %s characters".formatted(SkillWrite.LONGEST));
    }
    synchronized (lock) {
      requireOpen();
      ResourceId declared = requireDeclared(resource);
      requireRoom(key.length() + text.length());
      writes.add(new SkillWrite(declared, key, text));
    }
  }

  @Override
  public void act(BeliefId belief) {
    Objects.requireNonNull(belief);
    synchronized (lock) {
      requireOpen();
      requireDeclared(SkillWrite.ACTIONS.value());
      requireRoom(belief.value().length());
      actions.add(belief);
    }
  }

  private <T> T read(StateObject state, T value) {
    synchronized (lock) {
      requireOpen();
      if (!skill.reads(state)) {
        throw violation(
            SkillViolation.LAYER_BYPASS,
            "it read %s without depending on layer %s".formatted(state, state.layer()));
      }
      return value;
    }
  }

  private ResourceId requireDeclared(String name) {
    if (ResourceId.parse(name) instanceof Reply.Accepted<ResourceId>(ResourceId resource)
        && skill.sideEffects().contains(resource)) {
      requireAllowed(resource);
      return resource;
    }
    throw violation(
        SkillViolation.UNDECLARED_SIDE_EFFECT,
        "it wrote to %s, which it did not declare".formatted(ForeignText.shown(name)));
  }

  /** What the skill declared and its task does not allow is the graph's doing, and no violation. */
  private void requireAllowed(ResourceId resource) {
    if (!call.task().sideEffects().contains(resource)) {
      String why = "the task does not let it write to " + resource;
      end(new TaskResult.Failed(why));
      throw new IllegalStateException(why);
    }
  }

  private void requireRoom(long more) {
    characters += more;
    if (writes.size() + actions.size() >= MOST_WRITES || characters > MOST_CHARACTERS) {
      String why =
          "it wrote more than %s times, or more than %s characters"
              .formatted(MOST_WRITES, MOST_CHARACTERS);
      end(new TaskResult.Failed(why));
      throw new IllegalStateException(why);
    }
  }

  private SkillViolationException violation(SkillViolation violation, String what) {
    end(new TaskResult.Violated(violation, what));
    return new SkillViolationException(what);
  }

  private void end(TaskResult result) {
    isOver = true;
    ending.accept(result);
  }

  private void requireOpen() {
    if (isOver) {
      throw new SkillViolationException("task %s is over".formatted(call.task().id()));
    }
  }
}
