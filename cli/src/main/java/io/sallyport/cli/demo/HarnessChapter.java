package io.sallyport.cli.demo;

import static io.sallyport.cli.demo.Step.refused;
import static io.sallyport.cli.demo.Step.succeeds;
import static io.sallyport.cli.demo.Step.writes;

import java.util.List;

/** Upstream layers decide: a harness cycle in shadow mode, in live mode, and before an event. */
final class HarnessChapter {
  private static final String BUNDLE =
      """
      { "timestamp": "2026-01-05T13:00:00Z",
        "regime_state": { "id": "regime-1300", "timestamp": "2026-01-05T13:00:00Z",
          "behavior": "%s", "bias": "BULLISH", "confidence": 0.81, "is_stable": true },
        "factor_permission": { "id": "factors-1300", "timestamp": "2026-01-05T13:00:00Z",
          "permissions": { "momentum": true, "breakout": false }, "exposure_limits": {} },
        "signals": [
          { "id": "btc-trend", "timestamp": "2026-01-05T12:58:00Z", "direction": "LONG", "regime_id": "regime-1300" },
          { "id": "sol-range", "timestamp": "2026-01-05T12:59:00Z", "direction": "LONG", "regime_id": "regime-1300" } ],
        "active_beliefs": [
          { "id": "btc-up", "timestamp": "2026-01-05T12:59:00Z", "portfolio_item": "momentum:btc-1h",
            "direction": "LONG", "conviction": 0.72, "signal_ids": ["btc-trend"] },
          { "id": "sol-up", "timestamp": "2026-01-05T12:59:00Z", "portfolio_item": "breakout:sol-1d",
            "direction": "LONG", "conviction": 0.64, "signal_ids": ["sol-range"] } ] }
      """;

  private static final String CALM = "\"$SALLYPORT_HOME/calm.json\"";
  private static final String EVENT = "\"$SALLYPORT_HOME/event.json\"";
  private static final String CYCLE = "c239b329";
  private static final String PLAN = "ba20b93b";

  static final List<Step> STEPS =
      List.of(
          writes(
              "Not a person but upstream layers decide now: a regime, what the factor layer"
                  + " permits, signals, beliefs.",
              CALM,
              BUNDLE.formatted("TRENDING_NORMAL_VOL")),
          succeeds(
              "The harness makes one cycle of them: four tasks, each done by a registered skill.",
              "sallyport harness graph"),
          succeeds(
                  "In shadow mode it logs what it would do. The factor layer denies breakout, so"
                      + " one of two beliefs survives.",
                  "sallyport harness run " + CALM + " --season 2026Q1")
              .at("13:01"),
          succeeds(
                  "In live mode that becomes a DRAFT plan, and nothing beyond that.",
                  "sallyport harness run " + CALM + " --season 2026Q1 --live")
              .at("13:02"),
          succeeds(
              "The plan names the belief, the signal and the regime that it came from.",
              "sallyport plan show " + PLAN),
          succeeds(
                  "The same input again is the same cycle: nothing is done twice.",
                  "sallyport harness run " + CALM + " --season 2026Q1 --live")
              .at("13:03"),
          writes("An event comes close.", EVENT, BUNDLE.formatted("EVENT_LOCK")),
          succeeds(
                  "The regime layer says that it is not safe to play: the rest is skipped,",
                  "sallyport harness run " + EVENT + " --season 2026Q1 --live")
              .at("13:04"),
          succeeds(
              "and every skip is on record, with the state behind it.",
              "sallyport harness audit " + CYCLE),
          refused(
                  "Twenty minutes later that state is stale, and nothing is done on it.",
                  "sallyport harness run " + EVENT + " --season 2026Q1")
              .at("13:24"),
          succeeds(
              "Which skills may run, and by whose decision.", "sallyport harness skills list"));

  private HarnessChapter() {}
}
