package io.sallyport.core.harness;

import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.DecisionId;
import io.sallyport.core.model.IdPrefix;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The harness of a home, folded from its steps: decisions, skills, cycles, and whether it halted.
 */
public final class Harness {
  private final SortedMap<DecisionId, DecisionEntry> decisions = new TreeMap<>();
  private final Skills skills = new Skills();
  private final NavigableMap<String, Cycle> cycles = new TreeMap<>();
  private final SortedMap<String, Cycle> unfinished = new TreeMap<>();
  private final SortedMap<String, TaskGraph> graphs = new TreeMap<>();
  private final SortedMap<UUID, PlanOrigin> origins = new TreeMap<>();
  private Optional<Halt> halt = Optional.empty();

  /**
   * That the harness stopped.
   *
   * @param at when
   * @param cycleId in which cycle, if in one
   * @param why in words
   */
  public record Halt(LogicalTime at, Optional<UUID> cycleId, String why) {}

  /**
   * Where a plan came from.
   *
   * @param cycleId the cycle that proposed it
   * @param action the action that it was
   */
  public record PlanOrigin(UUID cycleId, ActionRecord action) {}

  /** Takes one more step in. Cannot fail on steps that were decided on this state. */
  public void apply(HarnessStep step, ActorId actor, LogicalTime at) {
    switch (step) {
      case HarnessStep.DecisionRecorded made ->
          decisions.put(
              made.id(), new DecisionEntry(made.id(), made.decision(), made.reason(), actor, at));
      case HarnessStep.SkillRegistered registered -> skills.registered(registered.registration());
      case HarnessStep.SkillMoved moved ->
          skills.change(moved.skillId(), skill -> skill.moved(moved.to(), moved.decision()));
      case HarnessStep.SkillQuarantined held ->
          skills.change(held.skill(), skill -> skill.quarantined(held.why()));
      case HarnessStep.SkillDeregistered gone ->
          skills.change(gone.skill(), skill -> skill.deregistered(gone.why()));
      case HarnessStep.HarnessHalted halted ->
          halt = Optional.of(new Halt(at, halted.cycleId(), halted.why()));
      case HarnessStep.HarnessResumed _ -> halt = Optional.empty();
      case HarnessStep.OfCycle ofCycle -> apply(ofCycle, actor, at);
    }
  }

  private void apply(HarnessStep.OfCycle step, ActorId actor, LogicalTime at) {
    switch (step) {
      case HarnessStep.CycleBegan began -> began(began, actor, at);
      case HarnessStep.TaskSkipped skipped ->
          in(skipped, cycle -> cycle.ended(skipped.task(), record(skipped)));
      case HarnessStep.TaskSucceeded succeeded ->
          in(succeeded, cycle -> cycle.ended(succeeded.task(), record(succeeded, cycle)));
      case HarnessStep.TaskFailed failed ->
          in(failed, cycle -> cycle.ended(failed.task(), record(failed, cycle)));
      case HarnessStep.ActionTaken taken -> acted(taken);
      case HarnessStep.SkillViolated violated ->
          skills.change(violated.skill().skillId(), RegisteredSkill::violated);
      case HarnessStep.HarnessViolated _ -> {}
      case HarnessStep.CycleDegraded degraded -> in(degraded, Cycle::degraded);
      case HarnessStep.CycleEnded ended -> {
        in(ended, cycle -> cycle.over(ended.status(), ended.why(), at));
        unfinished.remove(ended.cycleId().toString());
      }
    }
  }

  private void began(HarnessStep.CycleBegan began, ActorId actor, LogicalTime at) {
    TaskGraph graph = began.request().graph();
    TaskGraph shared = graphs.computeIfAbsent(graph.digest().hex(), _ -> graph);
    Cycle cycle = new Cycle(began, shared, actor, at);
    cycles.put(began.cycleId().toString(), cycle);
    unfinished.put(began.cycleId().toString(), cycle);
  }

  private void acted(HarnessStep.ActionTaken taken) {
    in(taken, cycle -> cycle.acted(taken.action()));
    taken
        .action()
        .planId()
        .filter(_ -> taken.action().disposition() == ActionRecord.Disposition.PROPOSED)
        .ifPresent(plan -> origins.put(plan, new PlanOrigin(taken.cycleId(), taken.action())));
  }

  private void in(HarnessStep.OfCycle step, Consumer<Cycle> change) {
    find(step.cycleId()).ifPresent(change);
  }

  private static TaskRecord record(HarnessStep.TaskSkipped skipped) {
    return new TaskRecord(
        TaskOutcome.SKIPPED,
        Optional.of(skipped.reason()),
        skipped.why(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  private static TaskRecord record(HarnessStep.TaskSucceeded succeeded, Cycle cycle) {
    return new TaskRecord(
        TaskOutcome.SUCCESS,
        Optional.empty(),
        "",
        Optional.of(succeeded.output()),
        succeeded.writes(),
        cycle.actions());
  }

  private static TaskRecord record(HarnessStep.TaskFailed failed, Cycle cycle) {
    return new TaskRecord(
        TaskOutcome.FAILED,
        Optional.empty(),
        failed.why(),
        Optional.empty(),
        List.of(),
        cycle.actions());
  }

  /** Every decision, oldest first. */
  public Collection<DecisionEntry> decisions() {
    return Collections.unmodifiableCollection(decisions.values());
  }

  /** The number that the next decision gets. */
  public DecisionId nextDecision() {
    return new DecisionId(decisions.size() + 1);
  }

  /** The decision of that number, or {@link RefusalCode#DECISION_NOT_FOUND}. */
  public Reply<DecisionEntry> decision(DecisionId id) {
    return Optional.ofNullable(decisions.get(id))
        .map(Reply::of)
        .orElseGet(() ->
            Reply.refuse(
                RefusalCode.DECISION_NOT_FOUND,
                "the decision ledger has no entry %s; sallyport decision add makes one"
                    .formatted(id)));
  }

  /** Every skill that was ever registered. */
  public Skills skills() {
    return skills;
  }

  /** That the harness stopped, if it did and nobody resumed it. */
  public Optional<Halt> halt() {
    return halt;
  }

  /** The harness, or {@link RefusalCode#HARNESS_HALTED}. */
  public Reply<Harness> requireRunning() {
    return halt.map(stopped ->
            Reply.<Harness>refuse(
                RefusalCode.HARNESS_HALTED,
                "the harness is HALTED since %s: %s; once that is settled, resume it with sallyport"
                        .formatted(stopped.at(), stopped.why())
                    + " harness resume --reason WHY"))
        .orElseGet(() -> Reply.of(this));
  }

  /** The cycle of that id, if it ever began. */
  public Optional<Cycle> find(UUID cycleId) {
    return Optional.ofNullable(cycles.get(cycleId.toString()));
  }

  /** Every cycle, in the order of ids. */
  public Collection<Cycle> cycles() {
    return Collections.unmodifiableCollection(cycles.values());
  }

  /** The cycles that began and have not ended. */
  public Collection<Cycle> unfinished() {
    return Collections.unmodifiableCollection(unfinished.values());
  }

  /** The cycle that a person named by id or a unique prefix; another tenant's is not found. */
  public Reply<Cycle> select(Optional<ClientId> asker, String text) {
    List<Cycle> found =
        IdPrefix.of(text).stream()
            .flatMap(prefix -> cycles.subMap(prefix, prefix + '~').values().stream())
            .filter(cycle -> asker.filter(client -> !client.equals(cycle.clientId())).isEmpty())
            .limit(2)
            .toList();
    return found.size() == 1
        ? Reply.of(found.getFirst())
        : Reply.refuse(
            RefusalCode.CYCLE_NOT_FOUND,
            found.isEmpty()
                ? "no cycle has that id: give it, or at least %s characters of it"
                    .formatted(IdPrefix.SHORTEST)
                : "more than one cycle has an id that begins like that");
  }

  /** Where a plan came from, if a cycle proposed it. */
  public Optional<PlanOrigin> origin(UUID planId) {
    return Optional.ofNullable(origins.get(planId));
  }
}
