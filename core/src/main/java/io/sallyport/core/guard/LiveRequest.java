package io.sallyport.core.guard;

import io.sallyport.core.model.StrategyId;
import java.util.Optional;

/**
 * What a caller brings to an execution besides the plan. Only an acknowledgement and the acceptance
 * of warnings permit anything; everything else merely asserts (SPEC 5).
 *
 * @param mode DRY_RUN or LIVE
 * @param strategy the strategy named, if any
 * @param acknowledgesRisk whether {@code --acknowledge-risk} was given
 * @param acceptsWarnings whether {@code --accept-warnings} was given
 * @param assertsValidated whether {@code --validated} was given
 * @param assertsValidationPassed whether {@code --validation-passed} was given
 * @param assertions what the order is said to be
 */
public record LiveRequest(
    ExecutionMode mode,
    Optional<StrategyId> strategy,
    boolean acknowledgesRisk,
    boolean acceptsWarnings,
    boolean assertsValidated,
    boolean assertsValidationPassed,
    OrderAssertions assertions) {

  /** A dry run that asserts nothing. */
  public static LiveRequest dryRun() {
    return new LiveRequest(
        ExecutionMode.DRY_RUN, Optional.empty(), false, false, false, false, OrderAssertions.NONE);
  }

  /** A LIVE request that neither acknowledges nor accepts anything: what validation asks as if. */
  public static LiveRequest unacknowledged(Optional<StrategyId> strategy) {
    return new LiveRequest(
        ExecutionMode.LIVE, strategy, false, false, false, false, OrderAssertions.NONE);
  }
}
