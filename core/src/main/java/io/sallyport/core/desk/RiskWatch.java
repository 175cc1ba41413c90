package io.sallyport.core.desk;

import io.sallyport.core.execution.LiveUsage;
import io.sallyport.core.execution.Order;
import io.sallyport.core.guard.DailyUsage;
import io.sallyport.core.model.Amounts;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Reason;
import io.sallyport.core.plan.RegistryReading;
import io.sallyport.core.plan.StrategyRegistry;
import io.sallyport.core.safety.KillSwitchScope;
import io.sallyport.core.safety.KillSwitchState;
import io.sallyport.core.safety.KillSwitchType;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Watches the loss limits (SPEC 5): at 80 % of one its RISK_LIMIT kill switch goes to WARNING, at
 * the limit ACTIVE. It never goes back by itself.
 */
final class RiskWatch {
  private static final BigDecimal WARNING_FROM = new BigDecimal("0.8");

  private final Steps steps;
  private final Map<LiveUsage.Scope, DailyUsage> ahead = new LinkedHashMap<>();
  private final Map<KillSwitchScope, KillSwitchState> raised = new LinkedHashMap<>();

  RiskWatch(Steps steps) {
    this.steps = steps;
  }

  /**
   * A fill of an order is booked.
   *
   * @param result what it realizes, less its fee
   */
  void after(Order order, BigDecimal result) {
    Amounts amount = Amounts.of(steps.state().trading().currency(order), result);
    List<LiveUsage.Scope> scopes =
        LiveUsage.Scope.of(order.ticket().order().clientId(), order.ticket().strategy());
    scopes.forEach(scope -> ahead.put(scope, usage(scope).plusResult(amount)));
    if (result.signum() < 0
        && steps.inputs().registry() instanceof RegistryReading.Usable(StrategyRegistry registry)) {
      scopes.forEach(scope ->
          scope
              .limits(registry)
              .maxLossPerDay()
              .ifPresent(limit -> watch(scope, scope.limits(registry).currency(), limit)));
    }
  }

  private DailyUsage usage(LiveUsage.Scope scope) {
    return ahead.computeIfAbsent(
        scope, first -> steps.state().usage().of(scope, steps.now().utcDay()));
  }

  /** A loss that cannot be held against the limit is taken as one that reaches it. */
  private void watch(LiveUsage.Scope scope, Optional<String> currency, BigDecimal limit) {
    BigDecimal loss = usage(scope).results().lossIn(currency);
    Amounts others = usage(scope).results().lossesNotIn(currency);
    if (loss.signum() > 0) {
      raise(
          scope,
          due(loss, limit),
          "the day's loss is %s of at most %s"
              .formatted(Decimals.plain(loss), Decimals.plain(limit)));
    }
    if (!others.isNone()) {
      raise(
          scope,
          KillSwitchState.ACTIVE,
          "the day's loss of %s cannot be held against the limit of %s %s"
              .formatted(others.inWords(), Decimals.plain(limit), currency.orElse("")));
    }
  }

  private void raise(LiveUsage.Scope scope, KillSwitchState due, String why) {
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
      KillSwitchSteps.set(steps, KillSwitchType.RISK_LIMIT, covers, due, new Reason(why));
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
