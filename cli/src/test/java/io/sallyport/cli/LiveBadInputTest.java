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

/** What people mistype about LIVE: one message that helps, and nothing half done. */
final class LiveBadInputTest {
  @TempDir Path folder;
  private SimDesk desk;

  @BeforeEach
  void open() {
    desk = new SimDesk(folder.resolve("home"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          plane select live --venue nope --client-id 1 --reason x           ; 1 ; VENUE_UNKNOWN        ; there is no venue nope; configured are
          plane select live --venue 'a b' --client-id 1 --reason x          ; 1 ; INVALID_IDENTIFIER   ; venue 'a b'
          plane select live --venue sim --account sim-2 --client-id 1 --reason x ; 1 ; ACCOUNT_UNKNOWN ; offers client 1 no account sim-2
          plane select live --venue sim --client-id 1                       ; 2 ; USAGE                ; --reason
          plane select live --venue sim --client-id 1 --reason ''           ; 1 ; REASON_REQUIRED      ; a reason is required
          plane select live --client-id 1 --reason x                        ; 2 ; USAGE                ; --venue
          plane select live --venue sim --reason x                          ; 1 ; INVALID_CLIENT_ID    ; client_id is required
          plane select paper --reason x                                     ; 1 ; INVALID_CLIENT_ID    ; client_id is required
          plane select                                                      ; 2 ; USAGE                ; one of live, paper
          kill-switch set --type LOUD --state ACTIVE --reason x             ; 2 ; USAGE                ; expected one of [GLOBAL, SYMBOL_LEVEL, RISK_LIMIT, MANUAL]
          kill-switch set --type GLOBAL --state LOUD --reason x             ; 2 ; USAGE                ; expected one of [OFF, WARNING, ACTIVE]
          kill-switch set --type GLOBAL --state ACTIVE                      ; 2 ; USAGE                ; --reason
          kill-switch set --type GLOBAL --client-id 1 --state ACTIVE --reason x ; 1 ; INVALID_SCOPE    ; a GLOBAL kill switch has no scope
          kill-switch set --type SYMBOL_LEVEL --state ACTIVE --reason x     ; 1 ; INVALID_SCOPE        ; needs its --symbol
          kill-switch set --type MANUAL --client-id x --state ACTIVE --reason x ; 1 ; INVALID_CLIENT_ID ; client_id must be integer
          kill-switch clear --type MANUAL --reason x                        ; 1 ; KILL_SWITCH_OFF      ; MANUAL (everything) is not raised
          order show 12345678                                               ; 1 ; ORDER_NOT_FOUND      ; No order was sent with that id
          order show 1234                                                   ; 1 ; ORDER_NOT_FOUND      ; at least 8 characters
          order cancel 12345678 --reason x                                  ; 1 ; ORDER_NOT_FOUND      ; No order was sent with that id
          reconcile                                                         ; 1 ; INVALID_CLIENT_ID    ; client_id is required
          reconcile --client-id 2                                           ; 1 ; PLANE_NOT_LIVE       ; the active plane of client 2 is PAPER
          reconcile --client-id 1 12345678                                  ; 1 ; ORDER_NOT_FOUND      ; No order was sent with that id
          reconcile --client-id 1 --symbol A 12345678                       ; 2 ; USAGE                ; 12345678
          resolve --client-id 1 --symbol SOLUSDT keep-book --reason x       ; 1 ; NOTHING_TO_RESOLVE   ; nothing of SOLUSDT is unresolved
          resolve --client-id 1 --symbol SOLUSDT keep --reason x            ; 2 ; USAGE                ; adopt-venue
          resolve --client-id 1 12345678 not-filled --reason x              ; 1 ; ORDER_NOT_FOUND      ; No order was sent with that id
          resolve --client-id 1 12345678 filled 1 --reason x                ; 2 ; USAGE                ; INTENT filled QTY PRICE
          resolve --client-id 1 12345678 filled 1e5 1 --reason x            ; 1 ; INVALID_NUMBER       ; '1e5' is not a plain decimal
          resolve --client-id 1 12345678 filled 1 0 --reason x              ; 1 ; INVALID_NUMBER       ; price must be above 0
          resolve 12345678 not-filled --reason x                            ; 1 ; INVALID_CLIENT_ID    ; client_id is required
          resolve --client-id 1                                             ; 2 ; USAGE                ; --reason
          positions --venue sim                                             ; 1 ; INVALID_CLIENT_ID    ; client_id is required
          positions --venue sim --client-id 2                               ; 1 ; PLANE_NOT_LIVE       ; client 2 never selected venue sim
          positions --venue nope --client-id 1                              ; 1 ; PLANE_NOT_LIVE       ; client 1 never selected venue nope
          safety-sell SOLUSDT --client-id 1 --reason x                      ; 1 ; NOTHING_TO_SELL      ; holds no SOLUSDT
          safety-sell SOLUSDT --client-id 1                                 ; 2 ; USAGE                ; --reason
          safety-sell SOLUSDT --reason x                                    ; 1 ; INVALID_CLIENT_ID    ; client_id is required
          safety-sell --client-id 1 --reason x                              ; 2 ; USAGE                ; SYMBOL
          sim price NOPE 1                                                  ; 1 ; CONFIG_INVALID       ; sim does not trade NOPE
          sim price SOLUSDT 150.001                                         ; 1 ; INVALID_NUMBER       ; no multiple of the tick 0.01
          sim price SOLUSDT 0                                               ; 1 ; INVALID_NUMBER       ; must be above 0
          sim price SOLUSDT                                                 ; 2 ; USAGE                ; P
          """)
  void isAnsweredByOneMessage(String line, int exitCode, String code, String message) {
    Screen text = desk.type(line);
    Screen json = desk.type(line + " --json");

    assertThat(text.exitCode()).isEqualTo(exitCode);
    assertThat(text.out()).isEmpty();
    assertThat(text.err().lines()).hasSize(1);
    assertThat(text.err()).startsWith("sallyport: ").contains(message);
    assertThat(json.exitCode()).isEqualTo(exitCode);
    assertThat(json.json().at("/error/code").stringValue()).isEqualTo(code);
    assertThat(desk.terminal().done("status --json").json().get("last_sequence").intValue())
        .isEqualTo(2);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          buy NOPE 1                    ; Instrument    ; Venue sim does not list NOPE
          buy SOLUSDT 0.05              ; Instrument    ; Quantity 0.05 of SOLUSDT is not a multiple of the lot 0.1
          buy SOLUSDT 1 --limit 150.001 ; Instrument    ; Limit price 150.001 of SOLUSDT is not a multiple of the tick 0.01
          """)
  void whatTheVenueWouldRefuseIsBlockedBefore(String order, String guard, String message) {
    Screen screen = desk.live(desk.ready(order));

    assertThat(screen.exitCode()).isEqualTo(1);
    assertThat(screen.out())
        .contains("STATUS: ✗ BLOCKED\n")
        .contains("✗ " + guard + ": " + message + "\n");
    assertThat(desk.terminal().done("order list --all").out()).isEqualTo("No orders.\n");
  }

  @Test
  void aMalformedScriptBlocksAndNamesItsPlace() {
    String plan = desk.ready("buy SOLUSDT 1");
    desk.terminal().write("sim.yaml", "orders: [ { then: explode } ]\n");
    String where = "sim.yaml, line 1, column 19: then must be one of fill, partial";

    assertThat(desk.live(plan).out()).contains("✗ PlaneAuthorized: Venue sim: " + where);
    assertThat(desk.type("plane select live --venue sim --client-id 2 --reason x").err())
        .startsWith("sallyport: venue sim: " + where);
    assertThat(desk.type("sim price SOLUSDT 1").err()).startsWith("sallyport: " + where);
    desk.done("status");
  }

  @Test
  void anApprovalThatHasExpiredSendsNothing() {
    String plan =
        desk.done("plan buy SOLUSDT 1 --sl -0.02 --strategy-id momentum --json")
            .json()
            .get("plan_id")
            .stringValue();
    desk.done("review " + plan + " --reason ok");
    desk.done("approve " + plan + " --expires-in 5s --reason ok");
    desk.done("commit " + plan + " --reason ok");
    desk.done("validate " + plan + " --client-id 1");

    Screen screen = desk.later(Duration.ofMinutes(1)).live(plan);

    assertThat(screen.exitCode()).isEqualTo(1);
    assertThat(screen.out())
        .contains("⚠️  No real orders were placed\n")
        .contains("✗ Governance: The approval expired at ");
    assertThat(desk.type("plan show " + plan).out())
        .contains("COMMITTED, approval expired\n")
        .contains("Expired at");
    JsonNode shown = desk.done("plan show " + plan + " --json").json();
    assertThat(shown.get("approval_expired").booleanValue()).isTrue();
    assertThat(shown.get("outcomes").isEmpty()).isTrue();
    assertThat(desk.done("plan list").out()).contains("COMMITTED, approval expired");
  }

  @Test
  void anExpiredApprovalIsNotCommittedAndItsContentCanBeProposedAgain() {
    String order = "plan buy SOLUSDT 1 --sl -0.02 --strategy-id momentum --reason x";
    String plan = desk.done(order + " --json").json().get("plan_id").stringValue();
    desk.done("review " + plan + " --reason ok");
    desk.done("approve " + plan + " --expires-in 5s --reason ok");
    SimDesk later = desk.later(Duration.ofMinutes(1));

    assertThat(later.type("commit " + plan + " --reason ok --json").json().at("/error/code"))
        .hasToString("\"APPROVAL_EXPIRED\"");
    assertThat(later.type("commit " + plan + " --reason ok").err())
        .contains("propose the same content again with --revision 2");
    assertThat(later.done("plan list --json").json().at("/plans/0/approval_expired").booleanValue())
        .isTrue();
    assertThat(later.type(order).err())
        .contains("exists already and is APPROVED, its approval expired at ");
    assertThat(later.done("plan history " + plan).out()).contains(" is APPROVED, approval expired");
    later.done("cancel " + plan + " --reason ok");
    assertThat(later.done("plan show " + plan).out()).doesNotContain("approval expired");
    later.done(order + " --revision 2");
  }

  @Test
  void anotherTenantFindsNothing() {
    String plan = desk.ready("buy SOLUSDT 1");
    assertThat(desk.type("execute " + plan + " --client-id 2 --live --acknowledge-risk").err())
        .isEqualTo("sallyport: Plan " + plan + " not found\n");
    desk.live(plan);
    String order = desk.lastOrder();

    assertThat(desk.type("order show " + order + " --client-id 2").err())
        .contains("No order was sent with that id");
    assertThat(desk.type("order cancel " + order + " --client-id 2 --reason x").exitCode())
        .isEqualTo(1);
    assertThat(desk.type("resolve " + order + " not-filled --client-id 2 --reason x").err())
        .contains("No order was sent with that id");
    assertThat(desk.type("order cancel " + order + " --client-id 1 --reason x").err())
        .contains("is FILLED: there is nothing to cancel");
    assertThat(desk.type("resolve " + order + " not-filled --client-id 1 --reason x").err())
        .contains("is FILLED: only an UNRESOLVED order can be resolved");
  }

  @Test
  void withoutATimeNothingHappensInAnExternalHome() {
    for (String line :
        new String[] {
          "sim price SOLUSDT 1",
          "safety-sell SOLUSDT --client-id 1 --reason x",
          "reconcile --client-id 1",
          "positions --venue sim --client-id 1",
          "plane select paper --client-id 1 --reason x",
          "kill-switch set --type GLOBAL --state ACTIVE --reason x"
        }) {
      assertThat(desk.terminal().type(line + " --json").json().at("/error/code").stringValue())
          .isEqualTo("TIME_REQUIRED");
    }
  }

  @Test
  void withoutAHomeThereIsNothingToTrade() {
    Terminal nowhere = new Terminal(folder.resolve("nowhere"));

    for (String line :
        new String[] {
          "sim price SOLUSDT 1",
          "plane select paper --client-id 1 --reason x",
          "kill-switch set --type GLOBAL --state ACTIVE --reason x",
          "order cancel 12345678 --reason x"
        }) {
      assertThat(nowhere.type(line).exitCode()).isEqualTo(1);
    }
    assertThat(nowhere.done("order list").out())
        .isEqualTo(
            "No orders are open or unresolved;"
                + " order list --all shows those that have ended.\n");
    assertThat(nowhere.done("kill-switch status").out()).isEqualTo("No kill switch is raised.\n");
    assertThat(nowhere.home()).doesNotExist();
  }
}
