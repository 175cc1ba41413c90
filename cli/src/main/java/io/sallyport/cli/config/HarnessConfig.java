package io.sallyport.cli.config;

import io.sallyport.core.harness.HarnessSettings;
import io.sallyport.core.model.Confidence;
import io.sallyport.formats.yaml.YamlMap;
import io.sallyport.formats.yaml.YamlProblem;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code harness:} in {@code sallyport.yaml} (SPEC 8); what it leaves out is as usual. */
final class HarnessConfig {
  private static final int MOST_VIOLATIONS = 1000;
  private static final SortedMap<String, Boolean> TRUTHS =
      new TreeMap<>(Map.of("true", true, "false", false));

  private HarnessConfig() {}

  /** How strict the harness is. */
  static HarnessSettings parse(YamlMap harness) throws YamlProblem {
    HarnessSettings usual = HarnessSettings.DEFAULT;
    harness.only(
        "min_regime_confidence",
        "min_belief_conviction",
        "max_staleness",
        "max_violations",
        "live_without_factors");
    return new HarnessSettings(
        harness
            .optional("min_regime_confidence", Confidence::parse)
            .orElse(usual.minRegimeConfidence()),
        harness
            .optional("min_belief_conviction", Confidence::parse)
            .orElse(usual.minBeliefConviction()),
        harness
            .optional("max_staleness", text -> Durations.parse("max_staleness", text))
            .orElse(usual.maxStaleness()),
        harness
            .integer("max_violations", Words.between(1, MOST_VIOLATIONS))
            .orElse(usual.maxViolations()),
        harness
            .optional("live_without_factors", Words.oneOf(TRUTHS))
            .orElse(usual.liveWithoutFactors()));
  }
}
