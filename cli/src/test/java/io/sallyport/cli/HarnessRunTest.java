package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.cli.Terminal.Screen;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What becomes of cycles at the command line (SPEC 8). */
final class HarnessRunTest {
  @TempDir Path folder;
  private HarnessDesk desk;

  @BeforeEach
  void open() {
    desk = HarnessDesk.in(folder);
  }

  @Test
  void aShadowCycleLogsItsActionsAndMakesNoPlan() {
    Screen screen = desk.done("harness run input.json");

    assertThat(screen.err()).isEmpty();
    assertThat(screen.out())
        .contains(
            "MODE: SHADOW\n⚠️  Shadow mode: actions are logged, no plan was made\n",
            "STATUS: ✓ COMPLETED\n",
            "  T4    emit_actions    emit_actions    SUCCESS\n",
            "ACTIONS (2):\n  1. belief belief-1, LONG momentum:btc: LOGGED, shadow mode\n",
            "     made of signals signal-1 in regime regime-1\n",
            "  Tasks: 4 (4 SUCCESS, 0 SKIPPED, 0 FAILED)\n",
            "  DRAFT plans: 0\n");
    assertThat(desk.done("plan list").out()).isEqualTo("No plans.\n");
  }

  @Test
  void itIsShadowModeUnlessSaidOtherwise() {
    assertThat(desk.done("harness run input.json --json").json().get("mode").stringValue())
        .isEqualTo("SHADOW");
    assertThat(desk.type("harness run input.json --Live").exitCode()).isEqualTo(2);
  }

  @Test
  void aLiveCycleMakesDraftPlansThatSayWhereTheyCameFrom() {
    Screen screen = desk.done("harness run input.json --live --season 2026Q1 --risk-profile calm");

    assertThat(screen.out())
        .contains("Live mode: 2 DRAFT plans were made, and no order was placed\n")
        .contains("PROPOSED, proposed as a DRAFT plan");
    JsonNode plans = desk.done("plan list --json").json().get("plans");
    assertThat(plans).hasSize(2);
    for (JsonNode plan : plans) {
      assertThat(plan.get("state").stringValue()).isEqualTo("DRAFT");
      assertThat(plan.get("season_id").stringValue()).isEqualTo("2026Q1");
      assertThat(plan.get("risk_profile_id").stringValue()).isEqualTo("calm");
      JsonNode shown = desk.done("plan show --json " + plan.get("plan_id").stringValue()).json();
      assertThat(shown.at("/origin/belief_id").stringValue()).startsWith("belief-");
      assertThat(shown.at("/origin/signal_ids").toString()).isEqualTo("[\"signal-1\"]");
      assertThat(shown.at("/origin/regime_id").stringValue()).isEqualTo("regime-1");
      assertThat(desk.done("plan show " + plan.get("plan_id").stringValue()).out())
          .contains(
              "\nOrigin\n  Cycle          " + shown.at("/origin/cycle_id").stringValue(),
              "  Signals        signal-1\n",
              "  Regime         regime-1\n");
    }
  }

  @Test
  void aPlanOfAPersonHasNoOrigin() {
    desk.done("plan buy BTCUSDT 1");
    String plan = desk.done("plan list --json").json().at("/plans/0/plan_id").stringValue();

    assertThat(desk.done("plan show " + plan).out()).doesNotContain("Origin");
    assertThat(desk.done("plan show --json " + plan).json().has("origin")).isFalse();
  }

  @Test
  void runAgainACycleRepeatsNothing() {
    JsonNode first = desk.done("harness run input.json --live --json").json();
    long entries = desk.entries();
    JsonNode second = desk.done("harness run input.json --live --json").json();

    assertThat(desk.entries()).isEqualTo(entries);
    assertThat(first.get("was_over").booleanValue()).isFalse();
    assertThat(second.get("was_over").booleanValue()).isTrue();
    assertThat(second.toString().replace("\"was_over\":true", "\"was_over\":false"))
        .isEqualTo(first.toString());
    assertThat(desk.done("harness run input.json --live").out())
        .contains("The cycle had ended before: this is its record, and nothing was done again");
    desk.done("ledger verify");
  }

  @Test
  void whatAnotherCycleProposedIsNotProposedAgain() {
    desk.done("harness run input.json --live");
    desk.file("other.json", HarnessDesk.input().replace("\"0.8\"", "\"0.9\""));

    Screen screen = desk.done("harness run other.json --live");

    assertThat(screen.out())
        .contains("ALREADY_PROPOSED", "Live mode: no plan was made, and no order was placed");
    assertThat(desk.done("plan list --json").json().get("plans")).hasSize(2);
  }

  @Test
  void aDegradedCycleLogsOnly() {
    desk.file("input.json", HarnessDesk.input().replace("\"0.8\"", "\"0.4\""));

    Screen screen = desk.done("harness run input.json --live");

    assertThat(screen.out())
        .contains(
            "STATUS: ⚠️  DEGRADED\n",
            "  LOW_REGIME_CONFIDENCE: the regime layer is less sure than is asked for\n",
            "LOGGED, the cycle is DEGRADED",
            "DRAFT plans: 0");
  }

  @Test
  void withoutAFactorLayerShadowModeSaysThatItIsBypassed() {
    desk.file("input.json", withoutFactors());

    Screen screen = desk.done("harness run input.json");

    assertThat(screen.out())
        .contains(
            "NOTES:\n  FACTOR_LAYER_BYPASSED: there is no factor permission, and what it would"
                + " constrain passes\n");
    assertThat(desk.done("harness run input.json --json").json().at("/admission/notes").toString())
        .isEqualTo("[\"FACTOR_LAYER_BYPASSED\"]");
  }

  @Test
  void withoutAFactorLayerLiveModeProposesNothingUnlessItIsSetTo() {
    desk.file("input.json", withoutFactors());

    assertThat(desk.done("harness run input.json --live").out())
        .contains(
            "FACTOR_LAYER_MISSING",
            "  T3, audit_log: belief belief-1 is blocked: the factor layer does not grant"
                + " momentum\n",
            "DRAFT plans: 0");
    desk.terminal().write("sallyport.yaml", "harness: { live_without_factors: true }\n");
    assertThat(desk.done("harness run input.json --live").out())
        .contains("FACTOR_LAYER_BYPASSED", "DRAFT plans: 2");
  }

  @Test
  void anEventLockSkipsTheRest() {
    desk.file("input.json", HarnessDesk.input().replace("TRENDING_NORMAL_VOL", "EVENT_LOCK"));

    Screen screen = desk.done("harness run input.json --live");

    assertThat(screen.out())
        .contains(
            "SKIPPED  GATE: FALSE: regime.behavior != 'EVENT_LOCK'", "2 SKIPPED", "REGIME_BLOCKED");
  }

  @Test
  void aCycleWithoutARegimeIsHaltedAndTheHarnessIsNot() {
    desk.file(
        "input.json",
        HarnessDesk.input()
            .replaceAll("(?s)\"regime_state\": \\{.*?},", "\"regime_state\": null,"));

    Screen screen = desk.type("harness run input.json");

    assertThat(screen.exitCode()).isEqualTo(1);
    assertThat(screen.out()).contains("STATUS: ✗ HALTED\nregime_state is missing\n", "NOT_RUN");
    assertThat(desk.done("harness status").out()).startsWith("Harness IDLE\n");
  }

  @Test
  void staleStateAndStateOfTheFutureAreRejected() {
    desk.file("stale.json", HarnessDesk.input("2026-01-05T09:14:59Z"))
        .file("future.json", HarnessDesk.input("2026-01-05T09:30:01Z"))
        .file("fresh.json", HarnessDesk.input("2026-01-05T09:15:00Z"));

    assertThat(desk.type("harness run stale.json").exitCode()).isEqualTo(1);
    assertThat(desk.type("harness run stale.json").out())
        .contains("STATUS: ✗ REJECTED\nthe bundle is stale");
    assertThat(desk.type("harness run future.json").out())
        .contains("STATUS: ✗ REJECTED\nthe bundle is of the future");
    desk.done("harness run fresh.json");
  }

  @Test
  void withoutBeliefsThereIsNothingToDo() {
    desk.file(
        "input.json",
        HarnessDesk.input().replaceAll("(?s)\"active_beliefs\": \\[.*]", "\"active_beliefs\": []"));

    assertThat(desk.done("harness run input.json").out())
        .contains("STATUS: ✓ SKIPPED\nthere is no active belief\n");
  }

  @Test
  void aHomeOfExternalTimeTakesItFromTheCommand() {
    desk.done("init --time external --at 2026-01-05T09:00:00Z");

    assertThat(desk.refusal("harness run input.json")).startsWith("TIME_REQUIRED: ");
    JsonNode cycle = desk.done("harness run input.json --json --at " + HarnessDesk.NOW).json();
    assertThat(cycle.get("started_at").stringValue()).isEqualTo("2026-01-05T09:30:00.000000Z");
    assertThat(cycle.get("ended_at")).isEqualTo(cycle.get("started_at"));
    assertThat(desk.done("harness audit").out()).contains("TASK_SUCCEEDED");
  }

  @Test
  void tenantsDoNotSeeEachOthersCycles() {
    String cycle =
        desk.done("harness run input.json --json --client-id 2")
            .json()
            .get("cycle_id")
            .stringValue();

    assertThat(desk.refusal("harness audit --client-id 3 " + cycle)).startsWith("CYCLE_NOT_FOUND");
    assertThat(desk.refusal("harness graph --client-id 3 " + cycle)).startsWith("CYCLE_NOT_FOUND");
    assertThat(desk.done("harness audit --client-id 3").out())
        .contains("SKILL_REGISTERED")
        .doesNotContain("CYCLE_", "TASK_", "ACTION_");
    assertThat(desk.done("harness status --client-id 3 --json").json().get("cycles").intValue())
        .isZero();
    assertThat(desk.done("harness status --client-id 2 --json").json().get("cycles").intValue())
        .isOne();
    assertThat(desk.done("harness audit --client-id 2 " + cycle).out()).contains("CYCLE_ENDED");
  }

  @Test
  void theSeasonOfAnotherTenantIsNotPlannedIn() {
    desk.done("season open shared --client-id 1 --reason mine");

    assertThat(desk.refusal("harness run input.json --client-id 2 --season shared"))
        .startsWith("SEASON_EXISTS");
  }

  private static String withoutFactors() {
    return HarnessDesk.input().replaceAll("(?s)\"factor_permission\": \\{.*?\\{}\\s*},", "");
  }
}
