package io.sallyport.core.desk;

import io.sallyport.core.execution.Cover;
import io.sallyport.core.execution.DailyResults;
import io.sallyport.core.harness.Cycle;
import io.sallyport.core.harness.CycleView;
import io.sallyport.core.harness.DecisionEntry;
import io.sallyport.core.harness.RegisteredSkill;
import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plan.RegistryReading;
import io.sallyport.core.plan.Season;
import io.sallyport.core.plane.Position;
import io.sallyport.core.safety.KillSwitch;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What somebody wants to know. It is answered on the state that all commands before it made, once
 * that state is durable. An empty asker sees every tenant's.
 *
 * @param <R> what the caller gets
 */
public sealed interface Query<R> {

  /** Answers the query. */
  Reply<R> answer(DeskState state);

  /**
   * Answers the query at a moment. Most look at the state alone; what depends on the time, the
   * registry or the venues of the moment answers here.
   */
  default Reply<R> answer(DeskState state, Inputs inputs) {
    return answer(state);
  }

  /** What time it is in the home: what expires is held against it. */
  record Now() implements Query<LogicalTime> {
    @Override
    public Reply<LogicalTime> answer(DeskState state) {
      return Reply.of(state.lastTime());
    }

    @Override
    public Reply<LogicalTime> answer(DeskState state, Inputs inputs) {
      return Reply.of(inputs.at());
    }
  }

  /** Whether it is let in whatever the home's owner is doing; see {@link Command#isAlwaysLetIn}. */
  default boolean isAlwaysLetIn() {
    return false;
  }

  /** One plan, by id or prefix. */
  record FindPlan(Optional<ClientId> asker, String plan) implements Query<PlanView> {
    @Override
    public Reply<PlanView> answer(DeskState state) {
      return state.plans().select(asker, plan).map(state::view);
    }
  }

  /** Plans by season, state and id. */
  record ListPlans(Optional<ClientId> asker, Optional<SeasonId> season)
      implements Query<List<Plan>> {
    private static final Comparator<Plan> ORDER =
        Comparator.comparing((Plan plan) -> plan.content().seasonId())
            .thenComparing(plan -> plan.state().name())
            .thenComparing(plan -> plan.id().toString());

    @Override
    public Reply<List<Plan>> answer(DeskState state) {
      return Reply.of(state.plans().all().stream().filter(this::isAskedFor).sorted(ORDER).toList());
    }

    private boolean isAskedFor(Plan plan) {
      return asker.filter(client -> !client.equals(plan.content().clientId())).isEmpty()
          && season.filter(id -> !id.equals(plan.content().seasonId())).isEmpty();
    }
  }

  /**
   * The newest plan that an actor made for a tenant: what {@code @last} means (SPEC 14).
   *
   * @param actor who made it
   * @param client for whom
   */
  record NewestPlan(ActorId actor, ClientId client) implements Query<Plan> {
    @Override
    public Reply<Plan> answer(DeskState state) {
      return state
          .history()
          .newest(actor, client)
          .map(id -> Reply.of(state.plan(id)))
          .orElseGet(() ->
              Reply.refuse(
                  RefusalCode.PLAN_NOT_FOUND,
                  "%s has made no plan for client %s: there is no @last".formatted(actor, client)));
    }
  }

  /** Where the journal has a plan's history, by the plan's id or prefix. */
  record FindTrail(Optional<ClientId> asker, String plan) implements Query<PlanHistory.Trail> {
    @Override
    public Reply<PlanHistory.Trail> answer(DeskState state) {
      return state
          .plans()
          .select(asker, plan)
          .map(found ->
              new PlanHistory.Trail(
                  found,
                  state.history().entriesOf(found.id()),
                  state.history().executions(asker, Optional.of(found.id()))));
    }
  }

  /**
   * Executions, oldest first.
   *
   * @param plan the one plan whose executions are meant, by id or prefix; empty for all
   */
  record ListExecutions(Optional<ClientId> asker, Optional<String> plan)
      implements Query<List<ExecutionView>> {
    @Override
    public Reply<List<ExecutionView>> answer(DeskState state) {
      return plan.map(
              text -> state.plans().select(asker, text).map(found -> Optional.of(found.id())))
          .orElseGet(() -> Reply.of(Optional.empty()))
          .map(id -> state.history().executions(asker, id));
    }
  }

  /** One execution in short, by id or prefix. */
  record FindExecution(Optional<ClientId> asker, String execution) implements Query<ExecutionView> {
    @Override
    public Reply<ExecutionView> answer(DeskState state) {
      return state.history().select(asker, execution);
    }
  }

  /** One season. */
  record FindSeason(Optional<ClientId> asker, SeasonId season) implements Query<Season> {
    @Override
    public Reply<Season> answer(DeskState state) {
      return state.seasons().select(asker, season);
    }
  }

  /** Every position that is not flat. */
  record OpenPositions(Optional<ClientId> asker, Optional<VenueId> venue)
      implements Query<List<Position>> {
    @Override
    public Reply<List<Position>> answer(DeskState state) {
      return Reply.of(
          state.positions().open().stream()
              .filter(held -> asker.filter(client -> !client.equals(held.clientId())).isEmpty())
              .filter(held -> venue.isEmpty() || venue.equals(held.venue()))
              .toList());
    }
  }

  /** How every LIVE position that is not flat is protected: by tenant, venue and symbol. */
  record Covers(Optional<ClientId> asker, Optional<VenueId> venue) implements Query<List<Cover>> {
    @Override
    public Reply<List<Cover>> answer(DeskState state) {
      return Reply.of(
          state.covers().stream()
              .filter(cover ->
                  asker.filter(client -> !client.equals(cover.positionKey().clientId())).isEmpty())
              .filter(cover -> venue.isEmpty() || venue.equals(cover.positionKey().venue()))
              .toList());
    }
  }

  /**
   * What is used, reserved and left of the day's limits.
   *
   * @param strategy the one strategy that is meant; all, and the tenant's own, if empty
   */
  record Limits(Optional<ClientId> asker, Optional<StrategyId> strategy)
      implements Query<LimitsView> {
    /** Without a registry, what is used and reserved. */
    @Override
    public Reply<LimitsView> answer(DeskState state) {
      RegistryReading none = new RegistryReading.Broken("no strategy registry was read");
      return LimitsView.of(state, asker, strategy, none, state.lastTime());
    }

    @Override
    public Reply<LimitsView> answer(DeskState state, Inputs inputs) {
      return LimitsView.of(state, asker, strategy, inputs.registry(), inputs.at());
    }
  }

  /** What was realized LIVE, by tenant, day, venue and currency; both days are included. */
  record Results(Optional<ClientId> asker, LocalDate from, LocalDate to)
      implements Query<List<DailyResults.Result>> {
    @Override
    public Reply<List<DailyResults.Result>> answer(DeskState state) {
      return Reply.of(state.trading().dailyResults().of(asker, from, to));
    }
  }

  /**
   * Orders, by id.
   *
   * @param everything whether those that have ended are listed too
   */
  record ListOrders(Optional<ClientId> asker, boolean everything)
      implements Query<List<OrderView>> {
    @Override
    public Reply<List<OrderView>> answer(DeskState state) {
      var orders = everything ? state.trading().all() : state.trading().unsettled();
      return Reply.of(
          orders.stream()
              .filter(order ->
                  asker
                      .filter(client -> !client.equals(order.ticket().order().clientId()))
                      .isEmpty())
              .map(state::view)
              .toList());
    }
  }

  /** One order, by id or prefix. */
  record FindOrder(Optional<ClientId> asker, String order) implements Query<OrderView> {
    @Override
    public Reply<OrderView> answer(DeskState state) {
      return state.selectOrder(asker, order).map(state::view);
    }
  }

  /** Every kill switch that is raised. */
  record RaisedKillSwitches(Optional<ClientId> asker) implements Query<List<KillSwitch>> {
    /** Every tenant's. */
    public RaisedKillSwitches() {
      this(Optional.empty());
    }

    @Override
    public Reply<List<KillSwitch>> answer(DeskState state) {
      return Reply.of(
          state.killSwitches().raised().stream().filter(set -> set.isShownTo(asker)).toList());
    }
  }

  /** Every setting of a kill switch, oldest first. */
  record KillSwitchHistory(Optional<ClientId> asker) implements Query<List<KillSwitch>> {
    /** Every tenant's. */
    public KillSwitchHistory() {
      this(Optional.empty());
    }

    @Override
    public Reply<List<KillSwitch>> answer(DeskState state) {
      return Reply.of(
          state.killSwitches().history().stream().filter(set -> set.isShownTo(asker)).toList());
    }
  }

  /** The active plane of each tenant that has a season or ever selected one. */
  record Planes(Optional<ClientId> asker) implements Query<List<PlaneView>> {
    /** Every tenant's. */
    public Planes() {
      this(Optional.empty());
    }

    @Override
    public Reply<List<PlaneView>> answer(DeskState state) {
      NavigableSet<ClientId> clients = new TreeSet<>(state.planes().all().keySet());
      state.seasons().all().forEach(season -> clients.add(season.clientId()));
      asker.ifPresent(clients::add);
      clients.removeIf(client -> asker.filter(named -> !named.equals(client)).isPresent());
      return Reply.of(clients.stream().map(client -> PlaneView.of(state, client)).toList());
    }
  }

  /** The decision ledger, oldest first. */
  record ListDecisions() implements Query<List<DecisionEntry>> {
    @Override
    public Reply<List<DecisionEntry>> answer(DeskState state) {
      return Reply.of(List.copyOf(state.harness().decisions()));
    }
  }

  /** Every skill that was ever registered, by id. */
  record ListSkills() implements Query<List<RegisteredSkill>> {
    @Override
    public Reply<List<RegisteredSkill>> answer(DeskState state) {
      return Reply.of(List.copyOf(state.skills()));
    }
  }

  /** One cycle of the harness, by id or prefix. */
  record FindCycle(Optional<ClientId> asker, String cycle) implements Query<CycleView> {
    @Override
    public Reply<CycleView> answer(DeskState state) {
      return state.harness().select(asker, cycle).map(Cycle::view);
    }
  }

  /** The harness: whether it halted, and how much it holds. */
  record HarnessState(Optional<ClientId> asker) implements Query<HarnessView> {
    @Override
    public Reply<HarnessView> answer(DeskState state) {
      return Reply.of(HarnessView.of(state, asker));
    }
  }

  /** What the home holds. */
  record Status(Optional<ClientId> asker) implements Query<HomeStatus> {
    /** Every tenant's. */
    public Status() {
      this(Optional.empty());
    }

    @Override
    public boolean isAlwaysLetIn() {
      return true;
    }

    @Override
    public Reply<HomeStatus> answer(DeskState state) {
      return state.requireHome().map(home -> state.status(asker));
    }
  }
}
