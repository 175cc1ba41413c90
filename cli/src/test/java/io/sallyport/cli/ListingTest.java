package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a trader looks for first: the lists of orders and of plans. */
final class ListingTest {
  @TempDir Path folder;
  private SimDesk desk;

  @BeforeEach
  void open() {
    desk = new SimDesk(folder.resolve("home"));
  }

  @Test
  void ordersAreListedOldestFirstEachEntryAboveWhatProtectsIt() {
    String sol = plan(desk.trade("buy SOLUSDT 0.5 --limit 153"));
    String eth = plan(desk.trade("sell ETHUSDT 1"));

    assertThat(columns(desk.terminal().done("order list --all").out()))
        .containsExactly(
            "PLANNED     BUY  SOLUSDT 153     -      FILLED  152  " + sol.substring(0, 8),
            "STOP_LOSS   SELL SOLUSDT -       148.96 PENDING -    " + sol.substring(0, 8),
            "TAKE_PROFIT SELL SOLUSDT 156.56  -      PENDING -    " + sol.substring(0, 8),
            "PLANNED     SELL ETHUSDT market  -      FILLED  3000 " + eth.substring(0, 8),
            "STOP_LOSS   BUY  ETHUSDT -       3060   PENDING -    " + eth.substring(0, 8),
            "TAKE_PROFIT BUY  ETHUSDT 2910    -      PENDING -    " + eth.substring(0, 8));
    assertThat(desk.terminal().done("order list --all").out())
        .contains("\n1       sim    PLANNED  ", "\n1       sim      STOP_LOSS  ");
  }

  @Test
  void programsGetOrdersInTheSameOrderWithThePlanOfWhatProtects() {
    String sol = plan(desk.trade("buy SOLUSDT 0.5"));
    String eth = plan(desk.trade("sell ETHUSDT 1"));

    JsonNode orders = desk.terminal().done("order list --json").json().get("orders");

    assertThat(texts(orders, "plan_id")).containsExactly(sol, sol, eth, eth);
    assertThat(texts(orders, "role"))
        .containsExactly("STOP_LOSS", "TAKE_PROFIT", "STOP_LOSS", "TAKE_PROFIT");
    assertThat(texts(orders, "stop_price")).containsExactly("148.96", "", "3060", "");
    assertThat(texts(orders, "limit_price")).containsExactly("", "156.56", "", "2910");
  }

  @Test
  void whereAnEndedOrderIsMeantAllIsNamed() {
    assertThat(desk.terminal().done("order list").out())
        .isEqualTo(
            "No orders are open or unresolved; order list --all shows those that have ended.\n");
    assertThat(desk.terminal().done("order list --all").out()).isEqualTo("No orders.\n");
    assertThat(desk.terminal().type("order show 12345678").err())
        .endsWith("; sallyport order list --all shows those that have ended, too\n");
  }

  @Test
  void plansAreListedWithRevisionAndTimeOfCreation() {
    String first = desk.done("plan buy SOLUSDT 1 --json").json().get("plan_id").stringValue();
    desk.done("cancel " + first + " --reason dear");
    String second =
        desk.done("plan buy SOLUSDT 1 --revision 2 --actor boris --json")
            .json()
            .get("plan_id")
            .stringValue();

    assertThat(desk.terminal().done("plan list").out())
        .startsWith("PLAN                                  STATE      REVISION  CREATED  ")
        .contains(
            first + "  CANCELLED  1         2026-01-05T09:00:03.000000Z  default  ",
            second + "  DRAFT      2         2026-01-05T09:00:05.000000Z  default  ");
    JsonNode plans = desk.terminal().done("plan list --json").json().get("plans");
    assertThat(texts(plans, "created_by")).containsExactly("trader", "boris");
    assertThat(texts(plans, "created_at"))
        .containsExactly("2026-01-05T09:00:03.000000Z", "2026-01-05T09:00:05.000000Z");
  }

  @Test
  void aPlanShowsWhoMadeReviewedApprovedAndCommittedIt() {
    String plan =
        desk.done("plan buy SOLUSDT 1 --actor ana --json").json().get("plan_id").stringValue();
    desk.done("review " + plan + " --reason x --actor boris");

    assertThat(desk.done("approve " + plan + " --reason x --actor carla").out())
        .startsWith("Plan " + plan + " is APPROVED by carla; the approval expires at ");

    desk.done("commit " + plan + " --reason x --actor dora");
    assertThat(desk.terminal().done("plan show " + plan).out())
        .containsSubsequence(
            "  Created        ana at 2026-01-05T09:00:03.000000Z\n",
            "  Reviewed       boris at 2026-01-05T09:00:04.000000Z\n",
            "  Approved       carla at 2026-01-05T09:00:05.000000Z\n",
            "  Committed      dora at 2026-01-05T09:00:06.000000Z\n",
            "  Approver       carla, LOCAL\n");
    JsonNode shown = desk.terminal().done("plan show " + plan + " --json").json();
    assertThat(shown.at("/approval/approver").stringValue()).isEqualTo("carla");
    assertThat(texts(shown.get("transitions"), "actor"))
        .containsExactly("ana", "boris", "carla", "dora");
  }

  private static String plan(JsonNode report) {
    return report.at("/metadata/plan_id").stringValue();
  }

  /** Role, side, symbol, limit, stop, stage, average and plan of each line. */
  private static List<String> columns(String table) {
    return table
        .lines()
        .skip(1)
        .map(line -> line.trim().split(" +"))
        .map(cell ->
            "%-11s %-4s %s %-7s %-6s %-7s %-4s %s"
                .formatted(
                    cell[2], cell[3], cell[5], cell[6], cell[7], cell[8], cell[10], cell[11]))
        .toList();
  }

  private static List<String> texts(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(node -> node.path(field).asString(""))
        .toList();
  }
}
