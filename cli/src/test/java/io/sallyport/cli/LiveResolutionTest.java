package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.cli.Terminal.Screen;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Orders whose fate is not known, and what differs: asked about, then settled by a person. */
final class LiveResolutionTest {
  @TempDir Path folder;
  private SimDesk desk;
  private String order = "";

  /** The connection breaks for two minutes as the order is sent. */
  @BeforeEach
  void lose() {
    desk = new SimDesk(folder.resolve("home"));
    desk.trade("buy CUTOFF 4");
    order = desk.lastOrder();
  }

  @Test
  void anOrderThatCannotBeAskedAboutIsUnresolvedAndBlocks() {
    SimDesk other = new SimDesk(folder.resolve("other"));
    Screen screen = other.live(other.ready("buy CUTOFF 4"));

    assertThat(screen.exitCode()).isEqualTo(1);
    assertThat(screen.out())
        .contains("⚠️  An order may be working at sim: what became of 1 is not known\n")
        .contains("STATUS: ✗ FAILED\nError: Order ")
        .contains(" is UNRESOLVED: the venue could not be asked: no connection\n")
        .contains("  orders_unresolved: 1\n  requires_manual_resolution: true\n");
    assertThat(desk.terminal().done("order show " + order + " --json").json().has("outcome"))
        .isFalse();
    assertThat(desk.live(desk.ready("buy CUTOFF 1")).out())
        .contains("✗ Reconciliation: ")
        .contains("✗ VenueAvailable: ");
  }

  @Test
  void theVenueThatIsBackTellsTheTruthByItself() {
    desk.later(Duration.ofMinutes(3));

    Screen screen = desk.done("reconcile --client-id 1 --symbol CUTOFF");

    assertThat(screen.out())
        .contains("RECONCILIATION REPORT\n")
        .contains("VENUE: sim\nSTATUS: ✓ MATCHED\n")
        .contains("✓ CUTOFF: MATCHED\n  Position in the book: 4\n  Position at the venue: 4\n")
        .contains("  Requires manual resolution: false\n");
    assertThat(stage()).isEqualTo("EXECUTED_FULL_LATE");
    assertThat(desk.orders("STOP_LOSS")).hasSize(1);
    assertThat(desk.trade("buy SOLUSDT 1").get("status").stringValue()).isEqualTo("SUCCESS");
  }

  @Test
  void whoAsksTooEarlyIsToldThatThereIsNoAnswer() {
    Screen text = desk.type("reconcile --client-id 1");
    JsonNode json = desk.type("reconcile --client-id 1 " + order + " --json").json();

    assertThat(text.exitCode()).isEqualTo(1);
    assertThat(text.out())
        .contains("STATUS: ✗ NOT ANSWERED\n")
        .contains("✗ CUTOFF: the venue gave no answer\n")
        .contains("UNRESOLVED (1):\n  - CUTOFF, UNRESOLVED_ORDER: ");
    assertThat(json.get("settled").booleanValue()).isFalse();
    assertThat(json.at("/unanswered/0").stringValue()).isEqualTo("CUTOFF");
    assertThat(json.at("/unresolved/0/order_intent_id").stringValue()).isEqualTo(order);
    assertThat(stage()).isEqualTo("UNRESOLVED");
  }

  @Test
  void aPersonSaysThatItWasFilled() {
    desk.later(Duration.ofSeconds(80));
    Screen resolved =
        desk.done("resolve --client-id 1 " + order + " filled 4 100 --reason 'they say so'");

    assertThat(resolved.out())
        .contains("Stage          EXECUTED_FULL_LATE\n")
        .contains("4 in all (as a person said)");
    assertThat(desk.held("CUTOFF")).isEqualTo("4");
    desk.later(Duration.ofMinutes(3));
    assertThat(desk.type("reconcile --client-id 1 --symbol CUTOFF").out())
        .contains("✓ CUTOFF: MATCHED");
    assertThat(desk.held("CUTOFF")).isEqualTo("4");
  }

  @Test
  void aPersonWhoIsWrongAdoptsTheVenuesPositionLater() {
    desk.later(Duration.ofSeconds(80));
    desk.done("resolve --client-id 1 " + order + " filled 2 100 --reason 'half of it'");
    desk.later(Duration.ofMinutes(3));

    Screen differs = desk.type("reconcile --client-id 1 --symbol CUTOFF");

    assertThat(differs.exitCode()).isEqualTo(1);
    assertThat(differs.out())
        .contains("STATUS: ✗ UNRESOLVED\n")
        .contains("✗ CUTOFF: MISMATCH\n")
        .contains("  - position of CUTOFF: 2 in the book, 4 at the venue\n")
        .contains("  Requires manual resolution: true\n");
    assertThat(
            desk.done("resolve --client-id 1 --symbol CUTOFF adopt-venue --reason 'they are right'")
                .out())
        .isEqualTo("Resolved: client 1 holds 4 CUTOFF at sim\n");
    assertThat(desk.type("reconcile --client-id 1 --symbol CUTOFF").out())
        .contains("✓ CUTOFF: MATCHED", "2 protected, 2 BARE")
        .contains("  - CUTOFF, MISSING_SL_TP: 2 of CUTOFF are bare: no stop was ever placed");
    assertThat(desk.done("protect CUTOFF --client-id 1 --sl 97 --reason 'theirs, too'").out())
        .contains("CUTOFF 4: 4 protected\n");
    assertThat(desk.done("reconcile --client-id 1 --symbol CUTOFF").out()).contains("✓ MATCHED");
    assertThat(desk.type("resolve --client-id 1 --symbol CUTOFF keep-book --reason again").err())
        .contains("nothing of CUTOFF is unresolved for client 1 at sim");
  }

  @Test
  void whatAPersonAdoptsIsPricedAndProtectedInTheSameAct() {
    desk.later(Duration.ofSeconds(80));
    desk.done("resolve --client-id 1 " + order + " filled 2 100 --reason 'half of it'");
    desk.later(Duration.ofMinutes(3));
    desk.type("reconcile --client-id 1 --symbol CUTOFF");
    String adopt = "resolve --client-id 1 --symbol CUTOFF adopt-venue --reason 'they are right'";

    assertThat(desk.type(adopt + " --price 101").exitCode()).isEqualTo(2);
    assertThat(desk.type(adopt + " --sl 97").err()).contains("adopt-venue takes --price together");
    assertThat(desk.type(adopt + " --price 101 --sl 97 --unprotected").exitCode()).isEqualTo(2);
    assertThat(desk.type(adopt + " --price 101 --sl 103").err())
        .contains("a stop loss at 103 lies on the wrong side of the price 101");
    assertThat(desk.type(adopt + " --price 0 --sl 97").err()).contains("above 0");
    assertThat(desk.type(adopt.replace("adopt-venue", "keep-book") + " --price 101 --sl 97").err())
        .contains("keep-book takes nothing over");
    assertThat(desk.held("CUTOFF")).isEqualTo("2");

    assertThat(desk.done(adopt + " --price 101 --sl 97 --tp 110").out())
        .isEqualTo("Resolved: client 1 holds 4 CUTOFF at sim\n");
    assertThat(desk.done("positions --client-id 1").out()).contains("100.5");
    assertThat(desk.done("reconcile --client-id 1 --symbol CUTOFF").out())
        .contains("✓ MATCHED", "4 protected");
  }

  @Test
  void aPersonSaysThatItWasNotAndAFillAllTheSameBlocks() {
    desk.done("resolve --client-id 1 " + order + " not-filled --reason 'they say so'");
    assertThat(stage()).isEqualTo("FAILED_TIMEOUT");
    desk.later(Duration.ofMinutes(3));

    assertThat(desk.type("reconcile --client-id 1 --symbol CUTOFF").out())
        .contains(
            "UNRESOLVED (2):\n  - CUTOFF, CONTRADICTION: ", "  - CUTOFF, FILL_AFTER_OUTCOME: ");
    assertThat(desk.held("CUTOFF")).isEqualTo("4");
    desk.done("resolve --client-id 1 --symbol CUTOFF keep-book --reason 'we see it now'");
    assertThat(desk.done("reconcile --client-id 1 --symbol CUTOFF").out()).contains("✓ MATCHED");
    assertThat(
            desk.terminal()
                .done("order show " + order + " --json")
                .json()
                .at("/outcome/status")
                .stringValue())
        .isEqualTo("FAILED");
  }

  @Test
  void whatIsUnresolvedOnAPlaneThatWasLeftStaysVisibleAndCanBeSettled() {
    desk.done("resolve --client-id 1 " + order + " not-filled --reason 'they say so'");
    desk.done("plane select paper --client-id 1 --leave-open --reason home");
    desk.later(Duration.ofMinutes(3));

    assertThat(desk.type("reconcile --client-id 1").err())
        .contains("the active plane of client 1 is PAPER: select a venue first, or name one");
    assertThat(desk.type("reconcile --client-id 1 --venue sim").exitCode()).isEqualTo(1);
    assertThat(desk.terminal().done("plane status").out())
        .startsWith("Client 1: PAPER\n  Unresolved  CUTOFF, CONTRADICTION: ");
    desk.done("resolve --client-id 1 --venue sim --symbol CUTOFF keep-book --reason 'we see it'");
    assertThat(desk.done("reconcile --client-id 1 --venue sim").out()).contains("✓ MATCHED");
  }

  @Test
  void theGlobalKillSwitchStaysWhileSomethingIsUnresolved() {
    desk.done("kill-switch set --type GLOBAL --state ACTIVE --reason halt");

    assertThat(desk.type("kill-switch clear --type GLOBAL --reason over --json").json().toString())
        .contains("\"code\":\"KILL_SWITCH_HELD\"");
    desk.done("resolve --client-id 1 " + order + " not-filled --reason 'they say so'");
    desk.done("kill-switch clear --type GLOBAL --reason over");
  }

  @Test
  void protectionThatTheVenueDidNotTakeIsSentAgainUnderAKillSwitch() {
    desk.later(Duration.ofSeconds(80));
    desk.done("kill-switch set --type GLOBAL --state ACTIVE --reason halt");
    desk.done("resolve --client-id 1 " + order + " filled 4 100 --reason 'they say so'");

    desk.later(Duration.ofMinutes(1)).done("reconcile --client-id 1");

    assertThat(desk.orders("STOP_LOSS").getLast().get("stage").stringValue()).isEqualTo("PENDING");
  }

  private String stage() {
    return desk.terminal()
        .done("order show " + order + " --json")
        .json()
        .get("stage")
        .stringValue();
  }
}
