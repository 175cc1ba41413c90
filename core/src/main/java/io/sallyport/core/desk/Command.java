package io.sallyport.core.desk;

import io.sallyport.core.execution.ExecutionResult;
import io.sallyport.core.execution.LiveRun;
import io.sallyport.core.execution.PlanExecutor;
import io.sallyport.core.execution.PlanValidator;
import io.sallyport.core.execution.ValidationReport;
import io.sallyport.core.guard.LiveRequest;
import io.sallyport.core.guard.OrderAssertions;
import io.sallyport.core.model.ClientClaim;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.HomeId;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.model.SnapshotRef;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.plan.ExecutionEvent;
import io.sallyport.core.plan.Governance;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plan.PlanAction;
import io.sallyport.core.plan.Season;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants done. A command is decided, on the state that all commands before it made,
 * into events or a refusal; deciding changes nothing and reads nothing but its arguments.
 *
 * @param <R> what the caller gets
 */
public sealed interface Command<R>
    permits Command.InitHome,
        Command.OpenSeason,
        Command.FreezeSeason,
        Command.UnfreezeSeason,
        Command.CreatePlan,
        Command.TransitionPlan,
        Command.ValidatePlan,
        Command.ExecutePlan,
        Command.RecordSnapshot,
        AcceptClock,
        SafetyCommand,
        HarnessCommand,
        CycleCommand,
        ReconcileCommand,
        VenueCommand {

  /** Decides the command. */
  Decision<R> decide(DeskState state, Inputs inputs);

  /**
   * Whether it is let in whatever the home's owner is doing (recovering, leaving, waiting, busy),
   * and taken before everything else that waits (SPEC 14, kill switch). So is what makes a home
   * safer; nothing else may push ahead.
   */
  default boolean isAlwaysLetIn() {
    return false;
  }

  /** Make the home. */
  record InitHome(HomeId homeId, TimeSource timeSource, boolean fourEyes)
      implements Command<HomeStatus> {
    @Override
    public Decision<HomeStatus> decide(DeskState state, Inputs inputs) {
      return state.home().isPresent()
          ? new Decision.Refused<>(
              new Refusal(
                  RefusalCode.HOME_EXISTS,
                  "the home exists already, with id " + state.home().get().homeId()))
          : new Decision.Accepted<>(
              List.of(new Event.HomeCreated(homeId, timeSource, fourEyes)), DeskState::status);
    }
  }

  /** Open a season that does not exist yet. */
  record OpenSeason(ClientId clientId, SeasonId seasonId, Reason reason)
      implements Command<Season> {
    @Override
    public Decision<Season> decide(DeskState state, Inputs inputs) {
      return Decision.of(
          state
              .requireHome()
              .flatMap(home ->
                  state.seasons().find(seasonId).isPresent()
                      ? Reply.refuse(
                          RefusalCode.SEASON_EXISTS, "Season " + seasonId + " exists already")
                      : Reply.of(new Event.SeasonOpened(seasonId, clientId, reason))),
          after -> after.season(seasonId));
    }
  }

  /** Freeze a season: nothing in it changes from now on, but for what reduces risk. */
  record FreezeSeason(Optional<ClientId> asker, SeasonId seasonId, Reason reason)
      implements Command<Season> {
    @Override
    public Decision<Season> decide(DeskState state, Inputs inputs) {
      return Decision.of(
          state
              .seasons()
              .select(asker, seasonId)
              .flatMap(season ->
                  season
                      .frozenRefusal()
                      .map(Reply::<Event>refuse)
                      .orElseGet(() -> Reply.of(new Event.SeasonFrozen(seasonId, reason)))),
          after -> after.season(seasonId));
    }
  }

  /** Unfreeze a frozen season. */
  record UnfreezeSeason(Optional<ClientId> asker, SeasonId seasonId, Reason reason)
      implements Command<Season> {
    @Override
    public Decision<Season> decide(DeskState state, Inputs inputs) {
      return Decision.of(
          state
              .seasons()
              .select(asker, seasonId)
              .flatMap(season ->
                  season.isFrozen()
                      ? Reply.of(new Event.SeasonUnfrozen(seasonId, reason))
                      : Reply.refuse(
                          RefusalCode.SEASON_OPEN,
                          "Season " + seasonId + " is open; there is nothing to unfreeze")),
          after -> after.season(seasonId));
    }
  }

  /** Propose a plan; its season comes into being with it. */
  record CreatePlan(Governance.Proposal proposal, Reason reason) implements Command<Plan> {
    @Override
    public Decision<Plan> decide(DeskState state, Inputs inputs) {
      return Decision.of(
          state
              .governance()
              .flatMap(governance ->
                  governance.propose(proposal, inputs.registry(), state.act(inputs, reason)))
              .flatMap(new PlannedProtection(inputs)::check),
          created -> withSeason(state, created),
          after -> after.newestPlan());
    }

    private List<Event> withSeason(DeskState state, ExecutionEvent created) {
      List<Event> events = new ArrayList<>();
      if (state.seasons().find(proposal.season()).isEmpty()) {
        events.add(new Event.SeasonOpened(proposal.season(), proposal.client(), reason));
      }
      events.add(new Event.PlanTransitioned(created));
      return events;
    }
  }

  /**
   * Move a plan on.
   *
   * @param asker the tenant that asks; empty acts as the plan's owner
   * @param plan the plan's id or prefix
   * @param expiresIn how long an approval lasts
   */
  record TransitionPlan(
      Optional<ClientId> asker, String plan, PlanAction action, Reason reason, Duration expiresIn)
      implements Command<Plan> {
    @Override
    public Decision<Plan> decide(DeskState state, Inputs inputs) {
      Reply<Plan> selected = state.plans().select(asker, plan);
      return Decision.of(
          selected.flatMap(found ->
              state
                  .governance()
                  .flatMap(governance ->
                      governance.transition(found, action, expiresIn, state.act(inputs, reason)))),
          moved -> List.of(new Event.PlanTransitioned(moved)),
          after -> after.plan(selected.value().id()));
    }
  }

  /**
   * Validate a plan.
   *
   * @param claim the tenant that the caller says it acts for
   * @param plan the plan's id or prefix
   * @param strategy the strategy named, if any
   * @param said what the order is said to be, judged as text
   */
  record ValidatePlan(
      ClientClaim claim, String plan, Optional<StrategyId> strategy, OrderAssertions said)
      implements Command<ValidationReport> {
    @Override
    public Decision<ValidationReport> decide(DeskState state, Inputs inputs) {
      return Decision.of(
          state
              .circumstances(claim, plan, inputs)
              .flatMap(circumstances -> PlanValidator.validate(circumstances, strategy, said))
              .map(ValidatePlan::accepted));
    }

    private static Decision.Accepted<ValidationReport> accepted(ValidationReport report) {
      return new Decision.Accepted<>(List.of(new Event.PlanValidated(report)), after -> report);
    }
  }

  /**
   * Execute a plan.
   *
   * @param claim the tenant that the caller says it acts for
   * @param plan the plan's id or prefix
   * @param request what the caller brings
   */
  record ExecutePlan(ClientClaim claim, String plan, LiveRequest request)
      implements Command<ExecutionResult> {
    @Override
    public Decision<ExecutionResult> decide(DeskState state, Inputs inputs) {
      return Decision.of(
          state
              .circumstances(claim, plan, inputs)
              .map(circumstances -> PlanExecutor.execute(circumstances, request))
              .map(ExecutePlan::decided));
    }

    private static Decision<ExecutionResult> decided(PlanExecutor.Execution execution) {
      return switch (execution) {
        case PlanExecutor.Execution.Over over -> over(over);
        case PlanExecutor.Execution.Begun(LiveRun run) ->
            new Decision.Begun<>(
                List.of(new Event.RunStarted(run)), after -> after.trading().result(run.runId()));
      };
    }

    private static Decision<ExecutionResult> over(PlanExecutor.Execution.Over execution) {
      List<Event> events = new ArrayList<>();
      execution.newOutcomes().forEach(outcome -> events.add(new Event.OutcomeRecorded(outcome)));
      events.add(new Event.PlanExecuted(execution.result()));
      return new Decision.Accepted<>(events, after -> execution.result());
    }
  }

  /** Record that a forensic snapshot was taken: what follows refers to it. */
  record RecordSnapshot(SnapshotRef snapshotRef) implements Command<SnapshotRef> {
    @Override
    public Decision<SnapshotRef> decide(DeskState state, Inputs inputs) {
      return Decision.of(
          state.requireHome().map(home -> new Event.SnapshotTaken(snapshotRef)),
          after -> snapshotRef);
    }
  }
}
