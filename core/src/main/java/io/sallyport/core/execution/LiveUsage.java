package io.sallyport.core.execution;

import io.sallyport.core.guard.DailyUsage;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plane.ExecutionOutcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What LIVE trading used of each day's limits, per tenant and per tenant's strategy, folded from
 * recorded outcomes (SPEC 5). Only the newest day of each is kept: time never goes back.
 */
public final class LiveUsage {
  private final SortedMap<Scope, DailyUsage> newestDay = new TreeMap<>(Scope.ORDER);

  private record Scope(ClientId client, Optional<StrategyId> strategy) {
    private static final Comparator<Scope> ORDER =
        Comparator.comparing(Scope::client)
            .thenComparing(scope -> scope.strategy().map(StrategyId::value).orElse(""));
  }

  /**
   * Counts an order that went LIVE.
   *
   * @param outcome how it ended
   * @param intent what was ordered
   * @param strategy the strategy under which it counts
   * @param realized the result that it realized per unit of the contract
   */
  public void count(
      ExecutionOutcome outcome, OrderIntent intent, StrategyId strategy, BigDecimal realized) {
    BigDecimal multiplier = intent.terms().multiplier();
    BigDecimal notional =
        outcome
            .averagePrice()
            .orElse(BigDecimal.ZERO)
            .multiply(outcome.filledQuantity())
            .multiply(multiplier);
    BigDecimal result =
        realized.multiply(multiplier).subtract(outcome.fees().orElse(BigDecimal.ZERO));
    LocalDate day = outcome.logicalTime().utcDay();
    for (Scope scope :
        new Scope[] {
          new Scope(outcome.clientId(), Optional.empty()),
          new Scope(outcome.clientId(), Optional.of(strategy))
        }) {
      newestDay.put(scope, on(scope, day).plusOrder(notional, intent.terms().currency(), result));
    }
  }

  /** What a tenant used on a day. */
  public DailyUsage ofTenant(ClientId client, LocalDate day) {
    return on(new Scope(client, Optional.empty()), day);
  }

  /** What a tenant used on a day under a strategy. */
  public DailyUsage ofStrategy(ClientId client, StrategyId strategy, LocalDate day) {
    return on(new Scope(client, Optional.of(strategy)), day);
  }

  private DailyUsage on(Scope scope, LocalDate day) {
    DailyUsage newest = newestDay.get(scope);
    return newest != null && newest.day().equals(day) ? newest : DailyUsage.none(day);
  }
}
