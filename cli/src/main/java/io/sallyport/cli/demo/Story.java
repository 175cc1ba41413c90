package io.sallyport.cli.demo;

import static io.sallyport.cli.demo.Step.refused;
import static io.sallyport.cli.demo.Step.succeeds;

import java.util.List;

/** What the demo tells, step by step. The ids of plans follow from what the plans say. */
final class Story {
  private static final String ORDER = "c783443e";
  private static final String PORTFOLIO = "c9a9128e";
  private static final String FAILING = "dae093ac";
  private static final String LIMITED = "6937ed49";
  private static final String SNAPSHOT =
      "\"$SALLYPORT_HOME/execution/2026Q1/execution_snapshot.json\"";
  private static final String KEPT = "\"$SALLYPORT_HOME/execution/2026Q1/kept.json\"";

  static final List<Step> STEPS =
      List.of(
          succeeds("A home, and a sample strategy registry in it.", "sallyport init --samples"),
          succeeds(
              "An idea becomes a plan: one order, under a strategy of the registry.",
              "sallyport plan buy BTCUSDT 0.001 --limit 50000 --strategy-id momentum"),
          succeeds(
              "Is it sound? Validation says so, and what would still block LIVE.",
              "sallyport validate " + ORDER + " --client-id 1"),
          succeeds(
              "Executing is a dry run, unless LIVE is asked for.",
              "sallyport execute " + ORDER + " --client-id 1"),
          succeeds("The dry run was booked on paper.", "sallyport positions"),
          refused(
              "LIVE without acknowledging the risk is blocked, and every guard says what it found.",
              "sallyport execute " + ORDER + " --client-id 1 --live"),
          refused(
              "A plan cannot skip its review.",
              "sallyport approve " + ORDER + " --reason \"looks good\""),
          succeeds(
              "It is reviewed,",
              "sallyport review " + ORDER + " --reason \"size and stop checked\""),
          succeeds(
              "approved, which freezes what it orders,",
              "sallyport approve " + ORDER + " --expires-in 8h --reason \"within the mandate\""),
          succeeds("and committed.", "sallyport commit " + ORDER + " --reason \"go\""),
          refused(
              "Now one thing is missing: a venue. No order is ever pretended.",
              "sallyport execute " + ORDER + " --client-id 1 --live --acknowledge-risk"),
          succeeds(
              "A portfolio of three items: symbols, sides and quantities come from the registry.",
              "sallyport plan portfolio --season 2026Q1 --risk-profile risk_moderate"
                  + " --item momentum:btc-1h --item momentum:eth-4h --item breakout:sol-1d"
                  + " --reason \"allocation for the quarter\""),
          succeeds(
              "One of its strategies may draw down by more than half: a WARNING.",
              "sallyport validate " + PORTFOLIO + " --client-id 1"),
          succeeds(
              "The same plan, as a program sees it.",
              "sallyport plan show " + PORTFOLIO + " --json"),
          succeeds(
              "Another strategy has a stop loss of 0 percent.",
              "sallyport plan buy ETHUSDT 0.5 --strategy-id reversal"),
          refused("That is a FAIL.", "sallyport validate " + FAILING + " --client-id 1"),
          succeeds(
              "A third has a limit of 0 orders a day.",
              "sallyport plan buy SOLUSDT 3 --limit 150 --strategy-id resting"),
          refused(
              "ExecutionLimits: 0 means none.",
              "sallyport execute " + LIMITED + " --client-id 1 --live --acknowledge-risk"),
          succeeds(
              "A season can be frozen.",
              "sallyport season freeze 2026Q1 --reason \"books are being closed\""),
          refused(
              "Nobody changes anything in it now,",
              "sallyport review " + PORTFOLIO + " --reason \"in a hurry\""),
          succeeds(
              "until it is unfrozen.",
              "sallyport season unfreeze 2026Q1 --reason \"books are closed\""),
          succeeds("Where everything stands.", "sallyport plan list"),
          succeeds("Journal, ledgers and snapshots agree.", "sallyport ledger verify"),
          succeeds("A snapshot is derived: take it away,", "mv " + SNAPSHOT + " " + KEPT),
          succeeds("rebuild it from the ledger alone,", "sallyport ledger rebuild 2026Q1"),
          succeeds("and it is the same, to the byte.", "cmp " + KEPT + " " + SNAPSHOT));

  private Story() {}
}
