package io.sallyport.core.desk;

import io.sallyport.core.execution.LiveUsage;
import io.sallyport.core.execution.Order;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Reason;
import io.sallyport.core.plan.DailyLimits;
import io.sallyport.core.plan.RegistryReading;
import io.sallyport.core.plan.StrategyRegistry;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.safety.KillSwitchScope;
import io.sallyport.core.safety.KillSwitchState;
import io.sallyport.core.safety.KillSwitchType;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Watches the loss limits (SPEC 5): at 80 % of one its RISK_LIMIT kill switch goes to WARNING, at
 * the limit ACTIVE. It never goes back by itself.
 */
final class RiskWatch {
  private static final BigDecimal WARNING_FROM = new BigDecimal("0.8");

  private final Steps steps;
  private final Map<LiveUsage.Scope, BigDecimal> results = new LinkedHashMap<>();
  private final Map<KillSwitchScope, KillSwitchState> raised = new LinkedHashMap<>();

  RiskWatch(Steps steps) {
    this.steps = steps;
  }

  /** A fill is about to be booked. */
  void after(Order order, Fill fill) {
    BigDecimal result = result(order, fill);
    ClientId client = order.ticket().order().clientId();
    List<LiveUsage.Scope> scopes = LiveUsage.Scope.of(client, order.ticket().strategy());
    scopes.forEach(scope -> results.merge(scope, result, BigDecimal::add));
    if (result.signum() < 0
        && steps.inputs().registry() instanceof RegistryReading.Usable(StrategyRegistry registry)) {
      for (LiveUsage.Scope scope : scopes) {
        watch(scope, limits(registry, scope));
      }
    }
  }

  private BigDecimal result(Order order, Fill fill) {
    DeskState state = steps.state();
    return steps
        .books(order.positionKey())
        .wouldRealize(order.positionKey(), order.signed(fill.quantity()), fill.price())
        .multiply(state.trading().multiplier(order))
        .subtract(fill.fee().orElse(BigDecimal.ZERO));
  }

  private static DailyLimits limits(StrategyRegistry registry, LiveUsage.Scope scope) {
    return scope
        .strategy()
        .map(id ->
            registry.strategy(id).map(StrategyRegistry.Strategy::limits).orElse(DailyLimits.NONE))
        .orElseGet(() -> registry.tenantLimits(scope.client()));
  }

  private void watch(LiveUsage.Scope scope, DailyLimits limits) {
    BigDecimal loss =
        steps
            .state()
            .usage()
            .of(scope, steps.now().utcDay())
            .realized()
            .add(results.getOrDefault(scope, BigDecimal.ZERO))
            .negate()
            .max(BigDecimal.ZERO);
    limits
        .maxLossPerDay()
        .filter(limit -> loss.signum() > 0)
        .ifPresent(limit -> raise(scope, loss, limit));
  }

  private void raise(LiveUsage.Scope scope, BigDecimal loss, BigDecimal limit) {
    KillSwitchState due = due(loss, limit);
    KillSwitchScope covers =
        scope
            .strategy()
            .map(id -> KillSwitchScope.of(scope.client(), id))
            .orElseGet(() -> KillSwitchScope.of(scope.client()));
    KillSwitchState now =
        raised.getOrDefault(
            covers, steps.state().killSwitches().state(KillSwitchType.RISK_LIMIT, covers));
    if (now.compareTo(due) < 0) {
      raised.put(covers, due);
      KillSwitchSteps.set(
          steps,
          KillSwitchType.RISK_LIMIT,
          covers,
          due,
          new Reason(
              "the day's loss is %s of at most %s"
                  .formatted(Decimals.plain(loss), Decimals.plain(limit))));
    }
  }

  private static KillSwitchState due(BigDecimal loss, BigDecimal limit) {
    if (loss.compareTo(limit) >= 0) {
      return KillSwitchState.ACTIVE;
    }
    return loss.compareTo(limit.multiply(WARNING_FROM)) >= 0
        ? KillSwitchState.WARNING
        : KillSwitchState.OFF;
  }
}
