package io.sallyport.cli.demo;

import static io.sallyport.cli.demo.Step.refused;
import static io.sallyport.cli.demo.Step.succeeds;

import java.util.List;

/** From an idea to a plan that may be executed. The ids of plans follow from what they say. */
final class PlanChapter {
  /** The plan that the next chapter executes LIVE. */
  static final String ORDER = "c783443e";

  private static final String PORTFOLIO = "c9a9128e";
  private static final String FAILING = "dae093ac";
  private static final String LIMITED = "6937ed49";

  static final List<Step> STEPS =
      List.of(
          succeeds(
                  "A home whose time comes from outside, so that this story is the same every time,"
                      + " and a sample strategy registry in it.",
                  "sallyport init --samples --time external")
              .at("09:00"),
          succeeds(
                  "An idea becomes a plan: one order, under a strategy of the registry.",
                  "sallyport plan buy BTCUSDT 0.001 --limit 50000 --strategy-id momentum")
              .at("09:30"),
          succeeds(
                  "Is it sound? Validation says so, and what would still block LIVE.",
                  "sallyport validate " + ORDER + " --client-id 1")
              .at("09:31"),
          succeeds(
                  "Executing is a dry run, unless LIVE is asked for.",
                  "sallyport execute " + ORDER + " --client-id 1")
              .at("09:32"),
          succeeds("The dry run was booked on paper.", "sallyport positions"),
          refused(
                  "LIVE without acknowledging the risk is blocked, and every guard says what it"
                      + " found.",
                  "sallyport execute " + ORDER + " --client-id 1 --live")
              .at("09:33"),
          refused(
                  "A plan cannot skip its review.",
                  "sallyport approve " + ORDER + " --reason \"looks good\"")
              .at("09:35"),
          succeeds(
                  "It is reviewed,",
                  "sallyport review " + ORDER + " --reason \"size and stop checked\"")
              .at("09:40"),
          succeeds(
                  "approved, which freezes what it orders,",
                  "sallyport approve " + ORDER + " --expires-in 8h --reason \"within the mandate\"")
              .at("09:45"),
          succeeds("and committed.", "sallyport commit " + ORDER + " --reason \"go\"").at("09:50"),
          refused(
                  "Now one thing is missing: a venue. No order is ever pretended.",
                  "sallyport execute " + ORDER + " --client-id 1 --live --acknowledge-risk")
              .at("09:51"),
          succeeds(
                  "A portfolio of three items: symbols, sides and quantities come from the"
                      + " registry.",
                  "sallyport plan portfolio --season 2026Q1 --risk-profile risk_moderate"
                      + " --item momentum:btc-1h --item momentum:eth-4h --item breakout:sol-1d"
                      + " --reason \"allocation for the quarter\"")
              .at("10:00"),
          succeeds(
                  "One of its strategies may draw down by more than half: a WARNING.",
                  "sallyport validate " + PORTFOLIO + " --client-id 1")
              .at("10:01"),
          succeeds(
              "The same plan, as a program sees it.",
              "sallyport plan show " + PORTFOLIO + " --json"),
          succeeds(
                  "Another strategy has a stop loss of 0 percent.",
                  "sallyport plan buy ETHUSDT 0.5 --strategy-id reversal")
              .at("10:02"),
          refused("That is a FAIL.", "sallyport validate " + FAILING + " --client-id 1")
              .at("10:03"),
          succeeds(
                  "A third has a limit of 0 orders a day.",
                  "sallyport plan buy SOLUSDT 3 --limit 150 --strategy-id resting")
              .at("10:04"),
          refused(
                  "ExecutionLimits: 0 means none.",
                  "sallyport execute " + LIMITED + " --client-id 1 --live --acknowledge-risk")
              .at("10:05"),
          succeeds(
                  "A season can be frozen.",
                  "sallyport season freeze 2026Q1 --reason \"books are being closed\"")
              .at("10:06"),
          refused(
                  "Nobody changes anything in it now,",
                  "sallyport review " + PORTFOLIO + " --reason \"in a hurry\"")
              .at("10:07"),
          succeeds(
                  "until it is unfrozen.",
                  "sallyport season unfreeze 2026Q1 --reason \"books are closed\"")
              .at("10:08"),
          succeeds("Where everything stands.", "sallyport plan list"));

  private PlanChapter() {}
}
