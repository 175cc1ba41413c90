package io.sallyport.cli.render;

import io.sallyport.core.harness.ActionRecord;
import io.sallyport.core.harness.Admission;
import io.sallyport.core.harness.Harness;
import io.sallyport.core.harness.HarnessSettings;
import io.sallyport.core.harness.SkillUse;
import io.sallyport.core.harness.SkillWrite;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** What several answers about the harness show, in both forms. */
final class HarnessFields {
  private HarnessFields() {}

  /** Such as {@code HALTED since 2026-01-05T09:30:00.000000Z: why}. */
  static String inWords(Harness.Halt halt) {
    return "HALTED since %s: %s".formatted(halt.at(), Visible.of(halt.why()));
  }

  static JsonObject json(Harness.Halt halt) {
    return new JsonObject()
        .put("at", halt.at())
        .put("cycle_id", halt.cycleId())
        .put("why", halt.why());
  }

  /** The settings by the names that {@code sallyport.yaml} has. */
  static Lines lines(HarnessSettings settings) {
    return new Lines(21)
        .put("min_regime_confidence", settings.minRegimeConfidence())
        .put("min_belief_conviction", settings.minBeliefConviction())
        .put("max_staleness", typed(settings.maxStaleness()))
        .put("max_violations", settings.maxViolations())
        .put("live_without_factors", settings.liveWithoutFactors());
  }

  static JsonObject json(HarnessSettings settings) {
    return new JsonObject()
        .put("min_regime_confidence", settings.minRegimeConfidence())
        .put("min_belief_conviction", settings.minBeliefConviction())
        .put("max_staleness", typed(settings.maxStaleness()))
        .put("max_violations", settings.maxViolations())
        .put("live_without_factors", settings.liveWithoutFactors());
  }

  /** A duration as it is typed, such as {@code 15m}. */
  private static String typed(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  static String inWords(Admission.Note note) {
    return note
        + ": "
        + switch (note) {
          case FACTOR_LAYER_BYPASSED ->
              "there is no factor permission, and what it would constrain passes";
          case FACTOR_LAYER_MISSING ->
              "there is no factor permission, and what it would constrain is denied";
          case LOW_REGIME_CONFIDENCE -> "the regime layer is less sure than is asked for";
          case REGIME_BLOCKED -> "the regime layer says that it is not safe to play";
        };
  }

  /** Such as {@code filter_beliefs 1.0.0, which comes with Sallyport}. */
  static String inWords(SkillUse skill) {
    return "%s %s, %s"
        .formatted(
            skill.skillId(),
            skill.version(),
            skill
                .artifact()
                .map(digest -> "artifact " + digest)
                .orElse("which comes with Sallyport"));
  }

  /** Such as {@code audit_log: belief b-1 is blocked}. */
  static String inWords(SkillWrite write) {
    return write.resource()
        + (write.key().isEmpty() ? "" : ", " + Visible.of(write.key()))
        + ": "
        + Visible.of(write.text());
  }

  /** Such as {@code belief b-1, LONG momentum:btc-1h: PROPOSED, proposed as a DRAFT plan}. */
  static List<String> inWords(ActionRecord action) {
    return List.of(
        "belief %s, %s %s: %s, %s"
            .formatted(
                action.beliefId(),
                action.direction(),
                action.portfolioItem(),
                action.disposition(),
                Visible.of(action.why())),
        "made of signals %s in regime %s".formatted(joined(action.signalIds()), action.regimeId()),
        "plan " + action.planId().map(UUID::toString).orElse("-"));
  }

  static JsonObject json(ActionRecord action) {
    return new JsonObject()
        .put("belief_id", action.beliefId())
        .putTexts("signal_ids", action.signalIds())
        .put("regime_id", action.regimeId())
        .put("portfolio_item", action.portfolioItem())
        .put("direction", action.direction())
        .put("disposition", action.disposition())
        .put("plan_id", action.planId())
        .put("why", action.why());
  }

  /** Several, in one line. */
  static String joined(List<?> several) {
    return several.isEmpty()
        ? "-"
        : several.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
