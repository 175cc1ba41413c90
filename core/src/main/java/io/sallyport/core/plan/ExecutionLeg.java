package io.sallyport.core.plan;

import io.sallyport.core.model.CanonicalJson;
import io.sallyport.core.model.InstanceId;
import io.sallyport.core.model.RiskBudget;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.model.Symbol;
import java.util.Comparator;

/**
 * One leg of a plan (seed 000, section 1.3).
 *
 * @param strategyId the strategy
 * @param instanceId its instance
 * @param side the direction, {@link Direction#BOTH} where unknown
 * @param symbol the symbol, {@link Symbol#UNKNOWN} where unknown
 * @param timeframe the timeframe such as {@code 60m}, {@code UNKNOWN} where unknown
 * @param riskBudgetR the leg's part of the plan's risk
 */
public record ExecutionLeg(
    StrategyId strategyId,
    InstanceId instanceId,
    Direction side,
    Symbol symbol,
    String timeframe,
    RiskBudget riskBudgetR) {
  /** The contract's order of legs: symbol, strategy, instance. */
  public static final Comparator<ExecutionLeg> ORDER =
      Comparator.comparing(ExecutionLeg::symbol)
          .thenComparing(ExecutionLeg::strategyId)
          .thenComparing(ExecutionLeg::instanceId);

  /** The timeframe of a leg whose instance no registry knows. */
  public static final String UNKNOWN_TIMEFRAME = "UNKNOWN";

  /** Such as {@code momentum:btc-1h}. */
  public String name() {
    return strategyId + ":" + instanceId;
  }

  /** Whether an intent is this leg's order. A leg without one is a placeholder. */
  public boolean has(OrderIntent intent) {
    return intent.item().strategy().equals(strategyId)
        && intent.item().instance().equals(instanceId);
  }

  CanonicalJson canonical() {
    return new CanonicalJson()
        .put("strategy_id", strategyId)
        .put("instance_id", instanceId)
        .put("side", side)
        .put("symbol", symbol)
        .put("timeframe", timeframe)
        .putNumber("risk_budget_r", riskBudgetR);
  }
}
