package io.sallyport.cli.demo;

import static io.sallyport.cli.demo.Step.refused;
import static io.sallyport.cli.demo.Step.succeeds;
import static io.sallyport.cli.demo.Step.writes;

import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * LIVE orders on the simulated venue: filled, filled in part, filled late, stopped, lost and sold.
 *
 * <p>The home's time passes only with commands, and {@code execute} runs to its end in it. So no
 * person can stop an order while it works here; the day's loss limit can, and does. A person who
 * does it from a second shell is in docs/first-orders.md.
 */
final class LiveChapter {
  private static final String SIM =
      """
      instruments:
        BTCUSDT: { tick: "0.01", lot: "0.0001", price: "50000" }
        ETHUSDT: { tick: "0.01", lot: "0.001", price: "3000" }
        SOLUSDT: { tick: "0.01", lot: "0.1", price: "152" }
        XRPUSDT: { tick: "0.0001", lot: "1", price: "2" }
      orders:
        - { symbol: ETHUSDT, then: partial, quantity: "0.2" }
        - { symbol: SOLUSDT, side: buy, then: fill, after: 30.4s }
        - { symbol: SOLUSDT, side: sell, then: partial, quantity: "50", price: "131" }
        - { symbol: XRPUSDT, then: disconnect, after: 80s }
      """;

  private static final String PARTIAL = "3d9f4232";
  private static final String LATE = "dee53414";
  private static final String LATE_ORDER = "7d6fc2f6";
  private static final String LOSING = "1474f8d7";
  private static final String LOSING_ORDER = "dbf5e8b7";
  private static final String CUT_OFF = "6781ecac";
  private static final String CUT_OFF_ORDER = "4a06085e";

  static final List<Step> STEPS =
      Stream.of(fill(), partial(), late(), lossLimit(), killSwitch(), mismatch(), flat())
          .flatMap(List::stream)
          .toList();

  private LiveChapter() {}

  private static List<Step> fill() {
    return List.of(
        writes(
            "LIVE, on a venue that every home has: it is simulated, and does with orders what a"
                + " script says.",
            "\"$SALLYPORT_HOME/sim.yaml\"",
            SIM),
        succeeds(
                "Somebody has to select it, for a tenant, with a reason.",
                "sallyport plane select live --venue sim --client-id 1 --reason \"first orders\"")
            .at("11:00"),
        succeeds(
                "Now the committed plan is executed LIVE. Its order is filled, and protected at"
                    + " once.",
                execution(PlanChapter.ORDER))
            .at("11:01"),
        succeeds("A stop loss and a take profit lie at the venue.", "sallyport order list"));
  }

  private static List<Step> partial() {
    return governed(
        succeeds(
            "The next order will be filled in part. It goes the same way.",
            "sallyport plan buy ETHUSDT 0.5 --tp 0.03 --strategy-id momentum"),
        PARTIAL,
        "11:10",
        refused(
                "After 30 seconds, which nobody can lengthen, the rest is cancelled. What was"
                    + " filled is protected.",
                execution(PARTIAL))
            .at("11:15"));
  }

  private static List<Step> late() {
    return governed(
        succeeds(
            "This one will be filled after 30.4 seconds.",
            "sallyport plan buy SOLUSDT 80 --strategy-id momentum"),
        LATE,
        "11:20",
        succeeds("Too late, but real: a late fill is valid, and says so.", execution(LATE))
            .at("11:25"),
        succeeds(
            "Its whole way is on record: the cancel at 30 seconds, and the fill that came before"
                + " an answer.",
            "sallyport order show " + LATE_ORDER));
  }

  private static List<Step> lossLimit() {
    return governed(
        succeeds(
            "Selling it again will go badly: 50 of 80 are filled, at 131.",
            "sallyport plan sell SOLUSDT 80 --strategy-id momentum"),
        LOSING,
        "11:30",
        refused(
                "The loss is more than momentum may lose in a day. That raises a kill switch while"
                    + " 30 are pending, and it cancels them at once.",
                execution(LOSING))
            .at("11:35"),
        succeeds(
            "Nobody waited for 30 seconds here, and what is left is protected again.",
            "sallyport order show " + LOSING_ORDER),
        succeeds("The kill switch is not cleared by itself.", "sallyport kill-switch status"));
  }

  private static List<Step> killSwitch() {
    return governed(
        succeeds(
            "It covers one strategy of one tenant. Another strategy goes on.",
            "sallyport plan buy XRPUSDT 100 --strategy-id breakout"),
        CUT_OFF,
        "11:40",
        succeeds(
                "A person can stop everything,",
                "sallyport kill-switch set --type GLOBAL --state ACTIVE --reason \"exchange"
                    + " halted\"")
            .at("11:45"),
        refused("and then nothing is sent at all,", execution(CUT_OFF) + " --accept-warnings")
            .at("11:46"),
        succeeds(
                "until somebody clears it, with a reason.",
                "sallyport kill-switch clear --type GLOBAL --reason \"exchange is back\"")
            .at("11:47"));
  }

  private static List<Step> mismatch() {
    return List.of(
        refused(
                "The connection breaks as the order is sent. Whether the venue has it is not known,"
                    + " and is not guessed: the order is never sent again.",
                execution(CUT_OFF) + " --accept-warnings")
            .at("11:50"),
        succeeds(
                "The venue's desk says on the phone that 60 were filled. A person puts that on"
                    + " record.",
                "sallyport resolve --client-id 1 "
                    + CUT_OFF_ORDER
                    + " filled 60 2 --reason \"their desk, by phone\"")
            .at("11:51"),
        refused(
                "The venue is back, and asked. It holds more: that is for a person too, nothing is"
                    + " corrected by itself.",
                "sallyport reconcile --client-id 1 --symbol XRPUSDT")
            .at("12:05"),
        succeeds(
                "The venue is right,",
                "sallyport resolve --client-id 1 --symbol XRPUSDT adopt-venue --reason \"100 on"
                    + " their statement\"")
            .at("12:06"),
        refused(
                "and now both say the same. But 40 of these came by no fill of ours: no stop rests"
                    + " for them, which blocks until one does.",
                "sallyport reconcile --client-id 1 --symbol XRPUSDT")
            .at("12:07"));
  }

  private static List<Step> flat() {
    return List.of(
        succeeds(
                "sallyport protect would place one. A safety-sell flattens all of it, without a"
                    + " plan and under any kill switch.",
                "sallyport safety-sell XRPUSDT --client-id 1 --reason \"not what we planned\"")
            .at("12:10"),
        succeeds("No protection of it is left behind.", "sallyport order list"),
        succeeds("What is held now, on paper and LIVE.", "sallyport positions"),
        succeeds("And who stopped what, when and why.", "sallyport kill-switch history"));
  }

  /** A plan's way from its making, a minute a step, to what follows. */
  private static List<Step> governed(Step planned, String plan, String time, Step... then) {
    LocalTime start = LocalTime.parse(time);
    return Stream.concat(
            Stream.of(
                planned.at(time),
                next("review " + plan + " --reason \"checked\"", start.plusMinutes(1)),
                next("approve " + plan + " --reason \"agreed\"", start.plusMinutes(2)),
                next("commit " + plan + " --reason \"go\"", start.plusMinutes(3)),
                next("validate " + plan + " --client-id 1", start.plusMinutes(4))),
            Stream.of(then))
        .toList();
  }

  private static Step next(String command, LocalTime time) {
    return succeeds("", "sallyport " + command).at(time.toString());
  }

  private static String execution(String plan) {
    return "sallyport execute " + plan + " --client-id 1 --live --acknowledge-risk";
  }
}
