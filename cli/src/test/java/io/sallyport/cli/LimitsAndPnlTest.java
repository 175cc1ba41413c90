package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.cli.Terminal.Screen;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What is used, reserved and left of limits, and what was realized, as a person sees them. */
class LimitsAndPnlTest {
  private static final String STRATEGIES =
      """
      strategies:
        momentum:
          risk: { max_drawdown_percent: "20", stop_loss_percent: "2", max_position_size_percent: "10" }
          limits: { max_orders_per_day: 2, max_notional_per_day: "1000", max_loss_per_day: "50", currency: USDT }
          instances:
            sol: { symbol: SOLUSDT, timeframe: 1h, side: LONG, quantity_per_r: "4", lot: "0.1", tick: "0.01", currency: USDT }
        idle:
          risk: { max_drawdown_percent: "20", stop_loss_percent: "2", max_position_size_percent: "10" }
      tenants:
        1: { limits: { max_orders_per_day: 9 } }
        2: { limits: { max_orders_per_day: 0 } }
      """;

  private @TempDir Path folder;
  private SimDesk desk;

  @BeforeEach
  void aDesk() {
    desk = new SimDesk(folder.resolve("home"));
    desk.terminal().write("strategies.yaml", STRATEGIES);
  }

  @Test
  void limitsSayWhatIsUsedAndLeftOfEach() {
    desk.trade("buy SOLUSDT 1");
    JsonNode limits = desk.done("limits --client-id 1 --json").json();

    assertThat(limits.get("day").stringValue()).isEqualTo("2026-01-05");
    assertThat(limits.at("/limits/0").toString())
        .isEqualTo(
            """
            {"client_id":1,"orders":{"limit":9,"used":1,"reserved":0,"left":8},\
            "notional":{"used":"152","reserved":"0"},"loss":{"used":"0"}}\
            """);
    assertThat(limits.at("/limits/1").toString())
        .isEqualTo(
            """
            {"client_id":1,"strategy_id":"momentum","currency":"USDT",\
            "orders":{"limit":2,"used":1,"reserved":0,"left":1},\
            "notional":{"limit":"1000","used":"152","left":"848","reserved":"0"},\
            "loss":{"limit":"50","used":"0","left":"50"}}\
            """);
    assertThat(desk.done("limits --client-id 1").out())
        .startsWith("Limits on 2026-01-05 (UTC)\n")
        .contains("CLIENT  STRATEGY  OF        CURRENCY  LIMIT      USED      RESERVED  LEFT")
        .contains("1       (all)     orders    -         9          1         0         8")
        .contains("1       momentum  notional  USDT      1000       152 USDT  0         848")
        .contains("1       (all)     notional  -         unlimited  152 USDT  0         unlimited");
  }

  @Test
  void whatLetsNothingMorePassIsSaidInTheGuardsWords() {
    desk.trade("buy SOLUSDT 1");
    desk.trade("buy SOLUSDT 2");

    assertThat(desk.done("limits --strategy-id momentum --client-id 1 --json").json().at("/limits"))
        .singleElement()
        .satisfies(row ->
            assertThat(row.get("blocks").stringValue())
                .isEqualTo("strategy momentum: Max orders limit reached: 2 >= 2"));
    assertThat(desk.done("limits --client-id 1").out())
        .contains("Client 1, strategy momentum: Max orders limit reached: 2 >= 2");
    desk.later(Duration.ofDays(1));
    assertThat(desk.done("limits --client-id 1").out()).doesNotContain("reached");
  }

  @Test
  void aTenantSeesItsOwnLimitsAndResultsAlone() {
    desk.trade("buy SOLUSDT 1");

    assertThat(desk.done("limits --client-id 2 --json").json().at("/limits"))
        .allSatisfy(row -> assertThat(row.get("client_id").intValue()).isEqualTo(2))
        .hasSize(2);
    assertThat(desk.done("pnl --client-id 2").out())
        .isEqualTo("Nothing was traded LIVE in that time.\n");
    assertThat(desk.done("limits --json").json().at("/limits"))
        .extracting(row -> row.get("client_id").intValue())
        .contains(1, 2);
  }

  @Test
  void pnlHasALinePerDayVenueAndCurrencyAndATotal() {
    desk.trade("buy SOLUSDT 1");
    desk.done("sim price SOLUSDT 140");
    desk.later(Duration.ofDays(1));
    desk.trade("buy SOLUSDT 2");
    desk.done("safety-sell SOLUSDT --client-id 1 --reason out");

    JsonNode pnl = desk.done("pnl --client-id 1 --json").json();
    assertThat(pnl.at("/results/0").toString())
        .isEqualTo(
            """
            {"client_id":1,"venue":"sim","currency":"USDT","before_fees":"-12","fees":"0",\
            "realized":"-12","day":"2026-01-05"}\
            """);
    assertThat(pnl.at("/results")).hasSize(2);
    assertThat(pnl.at("/totals/0/realized").stringValue()).isEqualTo("-12");
    assertThat(desk.done("pnl --from 2026-01-06 --to 2026-01-06 --json").json().at("/results"))
        .singleElement()
        .satisfies(day -> assertThat(day.get("day").stringValue()).isEqualTo("2026-01-06"));
    assertThat(desk.done("pnl").out())
        .contains("1       2026-01-05  sim    USDT      -12          0     -12       -")
        .contains("1       all         sim    USDT      -12          0     -12       -");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # typed                              | code               | says
          pnl --from 2026-02-30                | INVALID_TIME       | --from is a day, such as 2026-01-05
          pnl --to tomorrow                    | INVALID_TIME       | --to is a day, such as 2026-01-05
          pnl --from 2026-01-06 --to 2026-01-05 | INVALID_TIME      | --from 2026-01-06 is after --to 2026-01-05
          limits --strategy-id nobody          | STRATEGY_NOT_FOUND | Strategy nobody not found
          limits --strategy-id nobody --client-id 1 | STRATEGY_NOT_FOUND | Strategy nobody not found for client 1
          limits --strategy-id 'a b'           | INVALID_IDENTIFIER | strategy
          limits --client-id x                 | INVALID_CLIENT_ID  | client
          """,
      delimiter = '|')
  void badInputIsRefused(String typed, String code, String says) {
    Screen screen = desk.type(typed + " --json");

    assertThat(screen.exitCode()).isEqualTo(1);
    assertThat(screen.json().at("/error/code").stringValue()).isEqualTo(code);
    assertThat(screen.json().at("/error/message").stringValue()).contains(says);
  }

  @Test
  void aBrokenRegistryHidesTheLimitsAndNotWhatWasUsed() {
    desk.trade("buy SOLUSDT 1");
    desk.terminal().write("strategies.yaml", "strategies: [");

    JsonNode limits = desk.done("limits --client-id 1 --json").json();
    assertThat(limits.has("registry_problem")).isTrue();
    assertThat(limits.at("/limits/0/orders").toString()).isEqualTo("{\"used\":1,\"reserved\":0}");
    assertThat(desk.done("limits").out()).contains("Limits are unknown");
  }
}
