package io.sallyport.core.harness;

import io.sallyport.core.model.CanonicalJson;
import io.sallyport.core.model.Confidence;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * How strict the harness is; recorded with every cycle (SPEC 8).
 *
 * @param minRegimeConfidence below it a cycle is DEGRADED
 * @param minBeliefConviction below it a belief is no reason to act
 * @param maxStaleness how old a state object may be when a cycle starts
 * @param maxViolations at which a skill is deregistered for good, 1 or more
 * @param liveWithoutFactors whether live mode is permissive where there is no factor permission
 */
public record HarnessSettings(
    Confidence minRegimeConfidence,
    Confidence minBeliefConviction,
    Duration maxStaleness,
    int maxViolations,
    boolean liveWithoutFactors) {
  /** What counts where nothing else is set. */
  public static final HarnessSettings DEFAULT =
      new HarnessSettings(
          new Confidence(new BigDecimal("0.5")), Confidence.NONE, Duration.ofMinutes(15), 3, false);

  CanonicalJson canonical() {
    return new CanonicalJson()
        .put("min_regime_confidence", minRegimeConfidence)
        .put("min_belief_conviction", minBeliefConviction)
        .put("max_staleness", maxStaleness)
        .putInteger("max_violations", maxViolations)
        .putFlag("live_without_factors", liveWithoutFactors);
  }
}
