package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.cli.Terminal.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class PlanCommandsTest {
  private static final String PORTFOLIO =
      "plan portfolio --season 2026Q1 --risk-profile risk_moderate"
          + " --item strategy_b:instance_2 --item strategy_a:instance_1 --reason 'first quarter'";
  private static final String PORTFOLIO_ID = "374a9c58-cdac-5990-a2b6-27b64560f8e5";

  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void open() {
    terminal = new Terminal(folder.resolve("home"));
  }

  @Test
  void theContractsVectorsComeFromTheCommandLine() throws IOException {
    JsonNode plan = terminal.done(PORTFOLIO + " --json").json();
    terminal.done("review 374a9c58 --reason ok");

    assertThat(plan.get("plan_id").stringValue()).isEqualTo(PORTFOLIO_ID);
    assertThat(Files.readString(terminal.home().resolve("execution/2026Q1/execution_events.jsonl")))
        .contains("\"event_id\":\"04e09168-cedd-5e24-9b00-c002d9d23db6\"")
        .contains("\"event_id\":\"fd8f4cad-86bd-5df5-84e7-408d4b4c7618\"");
  }

  @Test
  void aPlanAsJsonHasTheContractsFieldsInOrder() {
    JsonNode plan = terminal.done(PORTFOLIO + " --json").json();

    assertThat(plan.propertyNames())
        .containsExactly(
            "plan_id",
            "season_id",
            "client_id",
            "state",
            "risk_profile_id",
            "portfolio_item_ids",
            "legs",
            "intents",
            "revision",
            "plan_digest",
            "registry_digest",
            "created_from_snapshot_ref",
            "last_event_id");
    assertThat(plan.get("client_id").isInt()).isTrue();
    assertThat(plan.at("/legs/0/risk_budget_r").isNumber()).isTrue();
    assertThat(plan.at("/legs/0/risk_budget_r").decimalValue()).isEqualByComparingTo("0.5");
  }

  @Test
  void anOrderPlanCarriesItsFiguresAsStrings() {
    JsonNode intent =
        terminal
            .done("plan sell ETHUSDT 1.50 --limit 3000 --sl -0.02 --tp 0.03 --json")
            .json()
            .at("/intents/0");

    assertThat(intent.get("quantity").stringValue()).isEqualTo("1.5");
    assertThat(intent.get("limit_price").stringValue()).isEqualTo("3000");
    assertThat(intent.get("sl_offset").stringValue()).isEqualTo("-0.02");
    assertThat(intent.get("tp_offset").stringValue()).isEqualTo("0.03");
    assertThat(intent.get("side").stringValue()).isEqualTo("SELL");
    assertThat(intent.get("item").stringValue())
        .isEqualTo("manual:sell/ETHUSDT/1.5/limit=3000/sl=-0.02/tp=0.03");
    assertThat(intent.has("reference_price")).isFalse();
  }

  @Test
  void theFirstPlanMakesAClockHomeAndAnOrderNeedsNoReason() throws IOException {
    terminal.done("plan buy BTCUSDT 0.001");

    assertThat(terminal.done("status --json").json().get("time_source").stringValue())
        .isEqualTo("clock");
    assertThat(
            Files.readString(terminal.home().resolve("execution/default/execution_events.jsonl")))
        .contains("\"reason\":\"buy 0.001 BTCUSDT at market\"")
        .contains("\"actor\":\"trader\"");
  }

  @Test
  void theSameOrderTwiceMeetsItselfAndNamesTheNextRevision() {
    terminal.done("plan buy BTCUSDT 0.001");

    Screen again = terminal.type("plan buy BTCUSDT 0.0010");

    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("exists already and is DRAFT").contains("--revision 2");
    assertThat(terminal.done("plan buy BTCUSDT 0.001 --revision 2 --json").json().get("revision"))
        .hasToString("2");
  }

  @Test
  void aPlanAsTextIsAligned() {
    assertThat(terminal.done(PORTFOLIO).out())
        .startsWith("Plan " + PORTFOLIO_ID + "\n  State          DRAFT\n  Season         2026Q1\n")
        .contains("  BOTH  UNKNOWN  UNKNOWN    0.5     strategy_a  instance_1\n")
        .contains("No orders:");
  }

  @Test
  void showAddsApprovalValidationAndOutcomes() {
    terminal.done("plan buy BTCUSDT 0.001");
    String id = newestPlan();
    terminal.done("review " + id + " --reason a");
    terminal.done("approve " + id + " --reason b --expires-in 2h");
    terminal.type("validate " + id + " --client-id 1");
    terminal.done("execute " + id + " --client-id 1");

    JsonNode plan = terminal.done("plan show " + id + " --json").json();
    String text = terminal.done("plan show " + id).out();

    assertThat(plan.at("/approval/expires_at").stringValue())
        .isEqualTo("2026-01-05T11:30:00.000000Z");
    assertThat(plan.at("/approval/frozen_snapshots/0/sha256").stringValue()).hasSize(64);
    assertThat(plan.at("/validation/verdict").stringValue()).isEqualTo("FAIL");
    assertThat(plan.at("/outcomes/0/plane").stringValue()).isEqualTo("PAPER");
    assertThat(text).contains("\nApproval\n").contains("\nNewest validation\n").contains("PAPER");
  }

  @Test
  void listFiltersByTenantAndSeason() {
    terminal.done("plan buy BTCUSDT 1");
    terminal.done("plan buy BTCUSDT 1 --client-id 2");
    terminal.done(PORTFOLIO);

    assertThat(plansOf("plan list")).isEqualTo(3);
    assertThat(plansOf("plan list --client-id 2")).isEqualTo(1);
    assertThat(plansOf("plan list --season 2026Q1")).isEqualTo(1);
    assertThat(plansOf("plan list --season elsewhere")).isZero();
    assertThat(terminal.done("plan list --client-id 2").out()).contains("default-2");
    assertThat(terminal.done("plan list --season elsewhere").out()).isEqualTo("No plans.\n");
  }

  @Test
  void anotherTenantsPlanIsNotFound() {
    terminal.done(PORTFOLIO);

    Screen screen = terminal.type("plan show 374a9c58 --client-id 2 --json");

    assertThat(screen.exitCode()).isEqualTo(1);
    assertThat(screen.json().at("/error/code").stringValue()).isEqualTo("PLAN_NOT_FOUND");
  }

  @Test
  void transitionsWalkThePlanThroughItsLife() {
    terminal.done(PORTFOLIO);

    assertThat(terminal.done("review 374a9c58 --reason a").out())
        .isEqualTo("Plan " + PORTFOLIO_ID + " is REVIEWED\n");
    assertThat(terminal.done("approve 374a9c58 --reason b").out())
        .contains("is APPROVED by trader; the approval expires at 2026-01-06T09:30:00.000000Z");
    assertThat(terminal.done("commit 374a9c58 --reason c --json").json().get("state").stringValue())
        .isEqualTo("COMMITTED");
    assertThat(terminal.type("cancel 374a9c58 --reason d"))
        .isEqualTo(new Screen(1, "", "sallyport: Cannot cancel terminal state COMMITTED\n"));
  }

  @Test
  void anInvalidTransitionIsRefusedInTheContractsWords() {
    terminal.done(PORTFOLIO);

    assertThat(terminal.type("approve 374a9c58 --reason b").err())
        .isEqualTo("sallyport: Invalid transition: DRAFT via APPROVE\n");
    assertThat(terminal.done("cancel 374a9c58 --reason b").out()).contains("is CANCELLED");
  }

  private int plansOf(String line) {
    return terminal.done(line + " --json").json().get("plans").size();
  }

  private String newestPlan() {
    return terminal.done("plan list --json").json().at("/plans/0/plan_id").stringValue();
  }
}
