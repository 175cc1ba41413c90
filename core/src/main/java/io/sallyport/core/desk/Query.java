package io.sallyport.core.desk;

import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plan.Season;
import io.sallyport.core.plane.Position;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants to know. It is answered on the state that all commands before it made, once
 * that state is durable. An empty asker sees every tenant's.
 *
 * @param <R> what the caller gets
 */
public sealed interface Query<R> {

  /** Answers the query. */
  Reply<R> answer(DeskState state);

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

  /** One season. */
  record FindSeason(Optional<ClientId> asker, SeasonId season) implements Query<Season> {
    @Override
    public Reply<Season> answer(DeskState state) {
      return state.seasons().select(asker, season);
    }
  }

  /** Every position that is not flat. */
  record OpenPositions(Optional<ClientId> asker) implements Query<List<Position>> {
    @Override
    public Reply<List<Position>> answer(DeskState state) {
      return Reply.of(
          state.positions().stream()
              .filter(held -> asker.filter(client -> !client.equals(held.clientId())).isEmpty())
              .toList());
    }
  }

  /** What the home holds. */
  record Status() implements Query<HomeStatus> {
    @Override
    public Reply<HomeStatus> answer(DeskState state) {
      return state.requireHome().map(home -> state.status());
    }
  }
}
