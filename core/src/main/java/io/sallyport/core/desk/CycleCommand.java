package io.sallyport.core.desk;

import io.sallyport.core.harness.Admission;
import io.sallyport.core.harness.ConditionalGate;
import io.sallyport.core.harness.Cycle;
import io.sallyport.core.harness.CycleProgress;
import io.sallyport.core.harness.CycleRequest;
import io.sallyport.core.harness.CycleStatus;
import io.sallyport.core.harness.Harness;
import io.sallyport.core.harness.HarnessMode;
import io.sallyport.core.harness.HarnessStep;
import io.sallyport.core.harness.RegisteredSkill;
import io.sallyport.core.harness.SkillUse;
import io.sallyport.core.harness.Task;
import io.sallyport.core.harness.TaskCall;
import io.sallyport.core.harness.TaskGraph;
import io.sallyport.core.harness.TaskPreconditions;
import io.sallyport.core.harness.TaskResult;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a runner of cycles does (seed 004, appendix A): it begins a cycle, and then, until the cycle
 * is over, asks what is to be done and tells how it ended. All that is decided, is decided here.
 *
 * @param <R> what the caller gets
 */
public sealed interface CycleCommand<R> extends Command<R> {

  /**
   * Begin a cycle: its state is judged, and every skill that its graph names has to be usable. One
   * that began before, or is over, stands as it is.
   *
   * @param gates what each gate of the graph came to, in order
   */
  record BeginCycle(CycleRequest request, List<ConditionalGate.Result> gates)
      implements CycleCommand<CycleProgress> {
    public BeginCycle {
      gates = List.copyOf(gates);
    }

    @Override
    public Decision<CycleProgress> decide(DeskState state, Inputs inputs) {
      UUID id = request.cycleId();
      return Decision.of(
          state
              .requireHome()
              .flatMap(home -> state.harness().requireRunning())
              .flatMap(harness ->
                  harness.find(id).isPresent()
                      ? Reply.of(List.<Event>of())
                      : begin(state, inputs, id)),
          events -> events,
          after -> progress(after, id));
    }

    private Reply<List<Event>> begin(DeskState state, Inputs inputs, UUID id) {
      return contradiction()
          .or(() -> planningProblem(state, inputs))
          .map(Reply::<TaskGraph>refuse)
          .orElseGet(() -> request.graph().checked())
          .flatMap(graph ->
              graph.tasks().stream()
                  .flatMap(task -> state.harness().skills().requireFor(task).refused().stream())
                  .findFirst()
                  .map(Reply::<List<Event>>refuse)
                  .orElseGet(() -> Reply.of(events(inputs, id))));
    }

    private Optional<Refusal> contradiction() {
      return gates.size() == request.graph().gates().size()
          ? request.input().contradiction().map(why -> new Refusal(RefusalCode.INPUT_INVALID, why))
          : Optional.of(
              new Refusal(RefusalCode.GRAPH_INVALID, "not every gate has come to something"));
    }

    /** What would keep every action of it from becoming a plan is said before anything is done. */
    private Optional<Refusal> planningProblem(DeskState state, Inputs inputs) {
      return state
          .governance()
          .map(governance ->
              governance
                  .foreign(request.seasonId(), request.clientId())
                  .or(() ->
                      request.mode() == HarnessMode.LIVE
                          ? governance
                              .frozen(request.seasonId())
                              .or(() -> inputs.registry().read().refused())
                          : Optional.empty()))
          .value();
    }

    private List<Event> events(Inputs inputs, UUID id) {
      Admission admission = Admission.of(request, inputs.at());
      List<Event> events = new ArrayList<>();
      events.add(
          new Event.HarnessStepped(new HarnessStep.CycleBegan(id, request, gates, admission)));
      endOf(admission)
          .ifPresent(status ->
              events.add(
                  new Event.HarnessStepped(
                      new HarnessStep.CycleEnded(id, status, admission.why()))));
      return events;
    }

    private static Optional<CycleStatus> endOf(Admission admission) {
      return switch (admission.verdict()) {
        case PROCEED, DEGRADE -> Optional.empty();
        case SKIP -> Optional.of(CycleStatus.SKIPPED);
        case HALT -> Optional.of(CycleStatus.HALTED);
        case REJECT -> Optional.of(CycleStatus.REJECTED);
      };
    }
  }

  /**
   * Go on with a cycle: what is next and cannot be done is skipped, or fails with its skill; where
   * nothing is left, the cycle ends. Asked again and again until it is over.
   */
  record AdvanceCycle(UUID cycleId) implements CycleCommand<CycleProgress> {
    /** How many tasks are skipped in one entry of the journal at most. */
    private static final int MOST_AT_ONCE = 250;

    @Override
    public Decision<CycleProgress> decide(DeskState state, Inputs inputs) {
      return Decision.of(
          state
              .harness()
              .requireRunning()
              .flatMap(harness -> require(harness, cycleId))
              .map(cycle -> cycle.status().isOver() ? List.<Event>of() : advance(state, cycle)),
          events -> events,
          after -> progress(after, cycleId));
    }

    private List<Event> advance(DeskState state, Cycle cycle) {
      CycleSteps steps = new CycleSteps(cycle);
      int runnable = 0;
      boolean isEmpty = true;
      for (Task task : cycle.ready()) {
        isEmpty = false;
        if (runnable == cycle.request().graph().parallelism()
            || steps.events().size() >= MOST_AT_ONCE) {
          break;
        }
        if (!endsUndone(steps, state, cycle, task)) {
          runnable++;
        }
      }
      if (isEmpty) {
        steps.end();
      }
      return steps.events();
    }

    private static boolean endsUndone(CycleSteps steps, DeskState state, Cycle cycle, Task task) {
      RegisteredSkill skill = skillOf(state, task);
      Optional<TaskPreconditions.Skip> skip =
          TaskPreconditions.unmet(cycle, task, skill.registration());
      Optional<String> unfit = unfit(state, task);
      skip.ifPresent(why -> steps.skip(task, why));
      if (skip.isEmpty()) {
        unfit.ifPresent(why -> steps.fail(task, skill, why));
      }
      return skip.isPresent() || unfit.isPresent();
    }
  }

  /**
   * Tell how a task ended. All that it wrote and acted upon happens with its end, in one entry of
   * the journal, or not at all; so that a task can be done again after a crash.
   *
   * @param by the program that did it, which has to be the one that is registered now
   */
  record EndTask(UUID cycleId, UUID taskId, SkillUse by, TaskResult result)
      implements CycleCommand<CycleProgress> {
    @Override
    public Decision<CycleProgress> decide(DeskState state, Inputs inputs) {
      return Decision.of(
          state
              .harness()
              .requireRunning()
              .flatMap(harness -> require(harness, cycleId))
              .flatMap(
                  cycle -> runnable(state, cycle).map(task -> end(state, inputs, cycle, task))),
          events -> events,
          after -> progress(after, cycleId));
    }

    private Reply<Task> runnable(DeskState state, Cycle cycle) {
      if (cycle.status().isOver()) {
        return Reply.refuse(
            RefusalCode.CYCLE_OVER, "cycle %s is %s".formatted(cycleId, cycle.status()));
      }
      return cycle
          .task(taskId)
          .filter(task ->
              cycle.isReady(task.id())
                  && TaskPreconditions.unmet(cycle, task, skillOf(state, task).registration())
                      .isEmpty())
          .map(task -> doneByItsSkill(state, task))
          .orElseGet(() ->
              Reply.refuse(
                  RefusalCode.TASK_NOT_READY,
                  "task %s of cycle %s cannot end now: it has ended, or cannot run yet"
                      .formatted(taskId, cycleId)));
    }

    /** What another program did is not what the skill that is registered now would have done. */
    private Reply<Task> doneByItsSkill(DeskState state, Task task) {
      boolean isAnother =
          unfit(state, task).isEmpty()
              && !by.equals(SkillUse.of(skillOf(state, task).registration()));
      return isAnother
          ? Reply.refuse(
              RefusalCode.SKILL_UNUSABLE,
              "skill %s became another version while it did task %s; run the cycle again"
                  .formatted(task.skillRef(), task.id()))
          : Reply.of(task);
    }

    private List<Event> end(DeskState state, Inputs inputs, Cycle cycle, Task task) {
      CycleSteps steps = new CycleSteps(cycle);
      RegisteredSkill skill = skillOf(state, task);
      Optional<String> unfit = unfit(state, task);
      if (unfit.isPresent()) { // since another task of it ended, or somebody replaced it
        steps.fail(task, skill, unfit.get());
        return steps.events();
      }
      switch (result) {
        case TaskResult.Failed(String why) -> steps.fail(task, skill, why);
        case TaskResult.Violated(var violation, String what) ->
            steps.violate(task, skill, violation, what);
        case TaskResult.Returned returned ->
            new TaskReturn(state, inputs, cycle, task, skill, steps).take(returned);
      }
      return steps.events();
    }
  }

  /**
   * Stop the harness, since it cannot go on by itself.
   *
   * @param cycleId the cycle in which it stopped, if in one
   * @param why in words
   */
  record HaltHarness(Optional<UUID> cycleId, String why) implements CycleCommand<HarnessView> {
    @Override
    public Decision<HarnessView> decide(DeskState state, Inputs inputs) {
      return Decision.of(
          state.requireHome().flatMap(home -> state.harness().requireRunning()),
          this::events,
          HarnessView::of);
    }

    private List<Event> events(Harness harness) {
      List<Event> events = new ArrayList<>();
      cycleId
          .flatMap(harness::find)
          .filter(cycle -> !cycle.status().isOver())
          .ifPresent(cycle ->
              events.add(
                  new Event.HarnessStepped(
                      new HarnessStep.CycleEnded(cycle.id(), CycleStatus.HALTED, why))));
      events.add(new Event.HarnessStepped(new HarnessStep.HarnessHalted(cycleId, why)));
      return events;
    }
  }

  private static Reply<Cycle> require(Harness harness, UUID cycleId) {
    return harness
        .find(cycleId)
        .map(Reply::of)
        .orElseGet(() ->
            Reply.refuse(RefusalCode.CYCLE_NOT_FOUND, "cycle %s never began".formatted(cycleId)));
  }

  private static RegisteredSkill skillOf(DeskState state, Task task) {
    return state.harness().skills().require(task.skillRef()).value();
  }

  /** Why a task's skill, which was fit for it when the cycle began, no longer is. */
  private static Optional<String> unfit(DeskState state, Task task) {
    return skillOf(state, task)
        .unusable()
        .or(() -> state.harness().skills().requireFor(task).refused().map(Refusal::message));
  }

  private static boolean isRunnable(DeskState state, Cycle cycle, Task task) {
    return unfit(state, task).isEmpty()
        && TaskPreconditions.unmet(cycle, task, skillOf(state, task).registration()).isEmpty();
  }

  /** Offers the next tasks up to one that cannot be done: that has to be settled first. */
  private static CycleProgress progress(DeskState state, UUID cycleId) {
    Cycle cycle = state.cycle(cycleId);
    List<TaskCall> next = new ArrayList<>();
    if (!cycle.status().isOver()) {
      for (Task task : cycle.ready()) {
        if (next.size() == cycle.request().graph().parallelism()
            || !isRunnable(state, cycle, task)) {
          break;
        }
        next.add(cycle.call(task));
      }
    }
    return new CycleProgress(cycle.id(), cycle.status(), next);
  }
}
