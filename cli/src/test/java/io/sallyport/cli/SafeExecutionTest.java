package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.cli.Terminal.Screen;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The five examples of seed 001, letter for letter, and what surrounds them. */
final class SafeExecutionTest {
  private static final String AT = " --at 2025-12-14T18:30:00Z";
  private static final String STRATEGIES =
      """
      strategies:
        "4":
          risk: { max_drawdown_percent: "20", stop_loss_percent: "2", max_position_size_percent: "10" }
          limits: { max_orders_per_day: 10 }
        "5":
          risk: { max_drawdown_percent: "20", stop_loss_percent: "2", max_position_size_percent: "10" }
          limits: { max_orders_per_day: 0 }
      """;

  @TempDir Path folder;
  private Terminal terminal;
  private String plan = "";

  @BeforeEach
  void plan() {
    terminal = new Terminal(folder.resolve("home")).write("strategies.yaml", STRATEGIES);
    terminal.done("init --time external");
    plan =
        terminal
            .done("plan buy BTCUSDT 0.001 --limit 50000 --sl -0.02 --json" + AT)
            .json()
            .get("plan_id")
            .stringValue();
  }

  @Test
  void example1DryRun() {
    assertShows(execute(""), 0, "example-1.txt");
  }

  @Test
  void example2LiveWithoutAcknowledgement() {
    assertShows(execute("--live"), 1, "example-2.txt");
  }

  @Test
  void example3LiveWithAllRequirementsLacksOnlyAVenue() {
    govern("4");

    assertShows(
        execute("--live --acknowledge-risk --validated --validation-passed"), 1, "example-3.txt");
  }

  @Test
  void example4LiveWithLimitsExceeded() {
    govern("5");

    assertShows(
        execute("--strategy-id 5 --live --acknowledge-risk --validated --validation-passed"),
        1,
        "example-4.txt");
  }

  @Test
  void example5Json() {
    assertShows(execute("--json"), 0, "example-5.json");
  }

  @Test
  void jsonHasTheSeedsFieldsInOrderAndAllGuards() {
    JsonNode report = execute("--live --json").json();

    assertThat(report.propertyNames())
        .containsExactly(
            "status",
            "mode",
            "guards",
            "actions",
            "metadata",
            "executed_at",
            "error",
            "summary",
            "outcomes");
    assertThat(report.get("guards"))
        .extracting(guard -> guard.get("name").stringValue())
        .containsExactly(
            "TenantContext",
            "ValidationRequired",
            "Acknowledgement",
            "ExecutionLimits",
            "Governance",
            "SeasonOpen",
            "KillSwitch",
            "Reconciliation",
            "PlaneAuthorized",
            "AlreadyExecuted",
            "VenueAvailable",
            "Instrument");
    assertThat(report.get("error").isNull()).isTrue();
  }

  @Test
  void theFirstDryRunBooksAndALaterOneRepeatsIt() {
    JsonNode first = execute("--json").json().get("outcomes");
    JsonNode second = execute("--json").json().get("outcomes");

    assertThat(second).isEqualTo(first).hasSize(1);
    assertThat(terminal.done("positions").out())
        .isEqualTo(
            """
            CLIENT  PLANE  VENUE  SYMBOL   QUANTITY  AVERAGE PRICE
            1       PAPER  -      BTCUSDT  0.001     -
            """);
    assertThat(terminal.done("positions --client-id 2").out()).isEqualTo("No open positions.\n");
    assertThat(terminal.done("positions --json").json().at("/positions/0/quantity").stringValue())
        .isEqualTo("0.001");
  }

  @Test
  void theTenantIsNeverGuessed() {
    Screen none = terminal.type("execute " + plan + AT);
    Screen bad = terminal.type("execute " + plan + " --client-id 1.0 --json" + AT);

    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.out()).contains("✗ TenantContext: client_id is required");
    assertThat(bad.exitCode()).isEqualTo(1);
    assertThat(bad.json().get("status").stringValue()).isEqualTo("BLOCKED");
    assertThat(bad.json().at("/guards/0/message").stringValue())
        .isEqualTo("client_id must be integer");
    assertThat(terminal.with("SALLYPORT_CLIENT_ID", "1").done("execute " + plan + AT).out())
        .contains("✓ SUCCESS");
  }

  @Test
  void flagsWithoutLiveAreADryRunAndANote() {
    Screen screen = execute("--acknowledge-risk --validated");

    assertThat(screen.exitCode()).isZero();
    assertThat(screen.out()).contains("MODE: DRY-RUN (Simulation)");
    assertThat(screen.err())
        .isEqualTo(
            "sallyport: without --live this is a DRY-RUN, and nothing comes of"
                + " --acknowledge-risk, --validated\n");
  }

  @Test
  void anUnknownStrategyFails() {
    Screen screen = execute("--strategy-id 9");

    assertThat(screen.exitCode()).isEqualTo(1);
    assertThat(screen.out())
        .contains("STATUS: ✗ FAILED\nError: Strategy 9 not found for client 1\n\nContext:\n");
  }

  @Test
  void validateAsText() {
    assertThat(terminal.type("validate " + plan + " --client-id 1" + AT).out())
        .contains("STATUS: ✗ FAIL\n")
        .contains("FAILURES (1):\n  ✗ RISK_CONFIG_MISSING: ")
        .contains("WOULD BLOCK LIVE (4):\n  - ValidationRequired: Validation failed\n")
        .contains("  Validated at: 2025-12-14 18:30:00\n  Failures: 1\n  Warnings: 0\n");
  }

  @Test
  void validateAsJson() {
    Screen screen =
        terminal.type("validate " + plan + " --client-id 1 --strategy-id 4 --json" + AT);

    assertThat(screen.exitCode()).isZero();
    assertThat(screen.json().propertyNames())
        .containsExactly("status", "issues", "metadata", "summary", "validated_at");
    assertThat(screen.json().get("status").stringValue()).isEqualTo("PASS");
    assertThat(screen.json().at("/metadata/would_block"))
        .extracting(JsonNode::stringValue)
        .containsExactly("Acknowledgement", "Governance", "PlaneAuthorized");
    assertThat(screen.json().at("/summary/total_issues").intValue()).isZero();
  }

  @Test
  void validateJudgesTextAndTenant() {
    JsonNode report =
        terminal
            .type(
                "validate "
                    + plan
                    + " --client-id -1 --strategy-id 4 --quantity 1e5 --price -1"
                    + " --operation-type sell --symbol X --json"
                    + AT)
            .json();

    assertThat(report.get("status").stringValue()).isEqualTo("FAIL");
    assertThat(report.get("issues"))
        .extracting(issue -> issue.get("code").stringValue())
        .contains(
            "TENANT_INVALID",
            "OPERATION_TYPE_MISSING",
            "SYMBOL_MISSING",
            "QUANTITY_INVALID_FORMAT",
            "PRICE_INVALID");
  }

  @Test
  void aFrozenSeasonStillLetsADryRunThrough() {
    terminal.done("season freeze default --reason closing" + AT);

    assertThat(execute("").exitCode()).isZero();
    assertThat(execute("--live").out())
        .contains("✗ SeasonOpen: Season default is frozen by trader since");
    assertThat(terminal.type("validate " + plan + " --client-id 1" + AT).err())
        .contains("Season default is frozen");
  }

  private void govern(String strategy) {
    terminal.done("validate %s --client-id 1 --strategy-id %s".formatted(plan, strategy) + AT);
    for (String act : List.of("review", "approve", "commit")) {
      terminal.done(act + " " + plan + " --reason ok" + AT);
    }
  }

  private Screen execute(String options) {
    return terminal.type("execute " + plan + " --client-id 1 " + options + AT);
  }

  private static void assertShows(Screen screen, int exitCode, String golden) {
    assertThat(screen.out()).isEqualTo(golden(golden));
    assertThat(screen.exitCode()).isEqualTo(exitCode);
    assertThat(screen.err()).isEmpty();
  }

  private static String golden(String name) {
    try (InputStream in = SafeExecutionTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
