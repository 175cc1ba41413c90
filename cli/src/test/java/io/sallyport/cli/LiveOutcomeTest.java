package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.cli.Terminal.Screen;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** LIVE on the simulated venue, typed at a shell: what becomes of an order (SPEC 7). */
final class LiveOutcomeTest {
  @TempDir Path folder;
  private SimDesk desk;

  @BeforeEach
  void open() {
    desk = new SimDesk(folder.resolve("home"));
  }

  @ParameterizedTest(name = "{0} filled at {1}")
  @CsvSource({
    "buy,  152,   148.96, 156.56",
    "buy,  151,   147.98, 155.53",
    "sell, 152,   155.04, 147.44",
    "sell, 148.9, 151.87, 144.44",
    "buy,  148.9, 145.93, 153.36",
  })
  void aFillIsProtectedFromItsActualPrice(String side, String fill, String stop, String target) {
    desk.done("sim price SOLUSDT " + fill);

    JsonNode report = desk.trade(side + " SOLUSDT 0.5");

    JsonNode details = report.at("/actions/0/details");
    assertThat(report.get("status").stringValue()).isEqualTo("SUCCESS");
    assertThat(details.get("average_price").stringValue()).isEqualTo(fill);
    assertThat(details.get("stop_loss").stringValue()).isEqualTo(stop);
    assertThat(details.get("take_profit").stringValue()).isEqualTo(target);
    assertThat(desk.orders("STOP_LOSS"))
        .singleElement()
        .satisfies(leg -> assertThat(leg.get("stop_price").stringValue()).isEqualTo(stop))
        .satisfies(leg -> assertThat(leg.get("stage").stringValue()).isEqualTo("PENDING"));
    assertThat(desk.orders("TAKE_PROFIT"))
        .singleElement()
        .satisfies(leg -> assertThat(leg.get("limit_price").stringValue()).isEqualTo(target));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // symbol, status,  stage,              filled, outcome,          reason
    "SOLUSDT,  SUCCESS, FILLED,             4,      FILLED,           ''",
    "TWICE,    SUCCESS, FILLED,             4,      FILLED,           ''",
    "ORDER,    SUCCESS, FILLED,             4,      FILLED,           ''",
    "LATE,     SUCCESS, EXECUTED_FULL_LATE, 4,      FILLED,           ''",
    "LOST,     SUCCESS, EXECUTED_FULL_LATE, 4,      FILLED,           ''",
    "RACE,     SUCCESS, EXECUTED_FULL_LATE, 4,      FILLED,           ''",
    "PARTIAL,  FAILED,  FAILED_TIMEOUT,     0.5,    PARTIALLY_FILLED, ''",
    "REFUSED,  FAILED,  REJECTED,           0,      FAILED,           EXECUTION_REJECTED",
    "SILENCE,  FAILED,  FAILED_TIMEOUT,     0,      FAILED,          " + " EXECUTION_NOT_AVAILABLE",
  })
  void everyOrderEndsInOneTruthfulOutcome(
      String symbol, String status, String stage, String filled, String outcome, String reason) {
    JsonNode report = desk.trade("buy " + symbol + " 4");

    JsonNode made = report.at("/outcomes/0");
    assertThat(report.get("status").stringValue()).isEqualTo(status);
    assertThat(report.at("/actions/0/details/stage").stringValue()).isEqualTo(stage);
    assertThat(made.get("plane").stringValue()).isEqualTo("LIVE");
    assertThat(made.get("status").stringValue()).isEqualTo(outcome);
    assertThat(made.get("filled_quantity").stringValue()).isEqualTo(filled);
    assertThat(made.path("reason").asString("")).isEqualTo(reason);
    assertThat(report.at("/metadata/venue").stringValue()).isEqualTo("sim");
    assertThat(report.at("/metadata/orders_sent").intValue()).isEqualTo(1);
    assertThat(report.at("/metadata/orders_unresolved").intValue()).isZero();
    assertThat(report.at("/metadata/requires_manual_resolution").booleanValue()).isFalse();
    assertThat(desk.held(symbol)).isEqualTo(filled);
    assertThat(desk.orders("STOP_LOSS")).hasSize(filled.equals("0") ? 0 : 1);
  }

  @Test
  void theReportNeverClaimsRealOrdersOnSim() {
    Screen screen = desk.live(desk.ready("buy SOLUSDT 0.5"));

    assertThat(screen.exitCode()).isZero();
    assertThat(screen.out())
        .contains("MODE: LIVE (Simulated venue sim)\n")
        .contains("⚠️  No real orders were placed: venue sim is simulated, and was sent 1\n")
        .contains("STATUS: ✓ SUCCESS\n")
        .contains("  1. [LIVE_ORDER] Sent buy to sim\n     Result: FILLED, 0.5 filled at 152\n")
        .contains("     stop_loss: 148.96\n     take_profit: 156.56\n")
        .contains("     slippage: unknown\n     reconciliation: MATCHED\n")
        .contains("     positions_from: venue\n")
        .contains("  Safety checks: 12 (12 passed)\n")
        .doesNotContain("Real Orders");
  }

  @Test
  void aPlanIsExecutedOnce() {
    String plan = desk.ready("buy SOLUSDT 0.5");
    desk.live(plan);

    Screen again = desk.live(plan);

    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.out())
        .contains("✗ AlreadyExecuted: ")
        .contains("No real orders were placed\n");
    assertThat(desk.held("SOLUSDT")).isEqualTo("0.5");
  }

  @Test
  void aRunEndsWithTheFirstOrderThatIsNotFilled() {
    String plan =
        desk.govern(
            desk.done(
                "plan portfolio --item momentum:refused --item momentum:sol --client-id 1 --json"));

    Screen screen = desk.live(plan);

    assertThat(screen.exitCode()).isEqualTo(1);
    assertThat(screen.out())
        .contains("ACTIONS TAKEN (2):")
        .contains("[LIVE_ORDER] Sent buy to sim\n     Result: REJECTED (refused by the script)")
        .contains("[ORDER_WITHHELD] Did not send buy to sim\n     Result: FAILED (the run ended");
    assertThat(desk.held("SOLUSDT")).isEqualTo("0");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "PARTIAL | FAILED_TIMEOUT, 0.5 of 4 filled at 100, 0.5 protected by a stop at 98 "
            + "(it was not filled within 30 s; the venue says that it is over) | 0.5",
        "SILENCE | FAILED_TIMEOUT, nothing of 4 filled "
            + "(it was not filled within 30 s; the venue does not know it) | ''",
        "REFUSED | REJECTED (refused by the script) | ''"
      })
  void whatWasNotFilledSaysWhyInWordsAndHowMuchIsFilledAndProtected(
      String symbol, String result, String protectedQuantity) {
    JsonNode report = desk.trade("buy " + symbol + " 4");

    assertThat(report.at("/actions/0/result").stringValue()).isEqualTo(result);
    assertThat(report.at("/actions/0/details").path("protected_quantity").asString(""))
        .isEqualTo(protectedQuantity);
    assertThat(report.get("error").stringValue())
        .endsWith(result.substring(result.indexOf('(') + 1, result.length() - 1));
  }

  @Test
  void slippageIsMeasuredFromTheReferencePrice() {
    JsonNode details = desk.trade("buy SOLUSDT 1 --reference-price 150").at("/actions/0/details");

    assertThat(details.get("slippage").stringValue()).isEqualTo("elevated");
    assertThat(details.get("slippage_percent").stringValue()).isEqualTo("1.333333333333");
  }

  @Test
  void everyStepOfAnOrderIsShownWithItsTime() {
    desk.trade("buy LATE 4");
    String order = desk.lastOrder();

    String text = desk.terminal().done("order show " + order.substring(0, 8)).out();
    JsonNode json = desk.terminal().done("order show " + order + " --json").json();

    assertThat(text)
        .startsWith("Order " + order + "\n  Stage          EXECUTED_FULL_LATE\n")
        .contains("  Order          buy 4 LATE\n")
        .contains("  Filled         4 of 4 at 101\n")
        .contains("  Stop loss      98.98\n  Take profit    104.03\n")
        .contains("  Flags          LATE_FILL\n")
        .contains("  Outcome        FILLED, 4 filled\n")
        .containsSubsequence(
            "09:00:08.000000Z  sent to sim: buy 4 LATE\n",
            "09:00:08.000000Z  the venue: taken, under id sim-1\n",
            "09:00:38.000000Z  cancel sent: the 30 s are over\n",
            "09:00:38.400000Z  booked: fill ",
            "09:00:38.400000Z  flagged LATE_FILL: ",
            "09:00:38.400000Z  ended EXECUTED_FULL_LATE: filled in full, late\n");
    assertThat(json.get("trace"))
        .extracting(taken -> taken.at("/step/step").stringValue())
        .startsWith("submitted", "reported", "cancel_sent")
        .endsWith("ended");
    assertThat(json.at("/trace/0/at").stringValue()).isEqualTo("2026-01-05T09:00:08.000000Z");
  }
}
