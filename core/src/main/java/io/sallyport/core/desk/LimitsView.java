package io.sallyport.core.desk;

import io.sallyport.core.execution.LiveUsage.Scope;
import io.sallyport.core.guard.DailyUsage;
import io.sallyport.core.guard.LimitCheck;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.plan.DailyLimits;
import io.sallyport.core.plan.RegistryReading;
import io.sallyport.core.plan.StrategyRegistry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is used, reserved and left of the day's limits (SPEC 5).
 *
 * @param day the UTC day
 * @param registryProblem why the limits are unknown, if the strategy registry cannot be read
 * @param rows by tenant: its own limits, then each strategy's that has limits or was used
 */
public record LimitsView(LocalDate day, Optional<String> registryProblem, List<Row> rows) {
  public LimitsView {
    rows = List.copyOf(rows);
  }

  /**
   * One set of limits.
   *
   * @param strategy whose they are; the tenant's own if empty
   * @param usage what counts against them
   * @param problem why they let nothing pass any more, in words, if they do not
   */
  public record Row(
      ClientId clientId,
      Optional<StrategyId> strategy,
      DailyLimits limits,
      DailyUsage usage,
      Optional<String> problem) {

    /** How many orders may still be sent, if that is limited. */
    public Optional<Long> ordersLeft() {
      return limits.maxOrdersPerDay().map(limit -> Math.max(0, limit - usage.allOrders()));
    }

    /** How much notional is left, if that is limited. */
    public Optional<BigDecimal> notionalLeft() {
      return limits
          .maxNotionalPerDay()
          .map(limit -> limit.subtract(usage.allNotional(limits.currency())).max(BigDecimal.ZERO));
    }

    /** How much may still be lost, if that is limited. */
    public Optional<BigDecimal> lossLeft() {
      return limits
          .maxLossPerDay()
          .map(limit ->
              limit.subtract(usage.results().lossIn(limits.currency())).max(BigDecimal.ZERO));
    }
  }

  /** The limits as they stand; refused if a strategy is named that nobody knows. */
  static Reply<LimitsView> of(
      DeskState state,
      Optional<ClientId> asker,
      Optional<StrategyId> strategy,
      RegistryReading reading,
      LogicalTime now) {
    Optional<StrategyRegistry> registry =
        reading instanceof RegistryReading.Usable(StrategyRegistry readable)
            ? Optional.of(readable)
            : Optional.empty();
    List<Row> rows =
        scopes(state, asker, registry)
            .filter(scope -> strategy.isEmpty() || strategy.equals(scope.strategy()))
            .map(scope -> row(state, scope, registry, now.utcDay()))
            .toList();
    boolean isUnknown =
        rows.isEmpty()
            && strategy.isPresent()
            && registry.filter(known -> known.strategy(strategy.get()).isEmpty()).isPresent();
    return isUnknown
        ? Reply.refuse(
            RefusalCode.STRATEGY_NOT_FOUND,
            "Strategy %s not found%s"
                .formatted(strategy.get(), asker.map(client -> " for client " + client).orElse("")))
        : Reply.of(
            new LimitsView(
                now.utcDay(),
                reading instanceof RegistryReading.Broken(String problem)
                    ? Optional.of(problem)
                    : Optional.empty(),
                rows));
  }

  private static Stream<Scope> scopes(
      DeskState state, Optional<ClientId> asker, Optional<StrategyRegistry> registry) {
    NavigableSet<ClientId> tenants = new TreeSet<>(state.planes().all().keySet());
    state.seasons().all().forEach(season -> tenants.add(season.clientId()));
    registry.ifPresent(known -> tenants.addAll(known.tenants().keySet()));
    state.usage().scopes().forEach(scope -> tenants.add(scope.client()));
    return tenants.stream()
        .filter(tenant -> asker.filter(client -> !client.equals(tenant)).isEmpty())
        .flatMap(tenant ->
            Stream.concat(
                Stream.of(new Scope(tenant, Optional.empty())),
                strategies(state, tenant, registry).stream()
                    .map(id -> new Scope(tenant, Optional.of(id)))));
  }

  private static NavigableSet<StrategyId> strategies(
      DeskState state, ClientId tenant, Optional<StrategyRegistry> registry) {
    NavigableSet<StrategyId> ids = new TreeSet<>();
    registry.ifPresent(known ->
        known
            .strategies()
            .forEach((id, strategy) -> {
              if (!strategy.limits().equals(DailyLimits.NONE)) {
                ids.add(id);
              }
            }));
    state.usage().scopes().stream()
        .filter(scope -> scope.client().equals(tenant))
        .forEach(scope -> scope.strategy().ifPresent(ids::add));
    return ids;
  }

  private static Row row(
      DeskState state, Scope scope, Optional<StrategyRegistry> registry, LocalDate day) {
    DailyLimits limits = registry.map(scope::limits).orElse(DailyLimits.NONE);
    DailyUsage usage = state.usage().of(scope, day);
    return new Row(
        scope.client(),
        scope.strategy(),
        limits,
        usage,
        new LimitCheck(scope.inWords(), limits, usage, List.of()).inTheWay());
  }
}
