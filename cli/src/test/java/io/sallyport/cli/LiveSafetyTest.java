package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.cli.Terminal.Screen;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an operator does for safety, typed at a shell on the simulated venue (SPEC 6, 7). */
final class LiveSafetyTest {
  @TempDir Path folder;
  private SimDesk desk;

  @BeforeEach
  void open() {
    desk = new SimDesk(folder.resolve("home"));
  }

  @Test
  void aStopLossThatIsTriggeredFlattensAndCancelsTheTarget() {
    desk.trade("buy SOLUSDT 0.5");

    Screen screen = desk.done("sim price SOLUSDT 148.9");

    String stop = desk.orders("STOP_LOSS").getFirst().get("order_intent_id").stringValue();
    assertThat(screen.out())
        .isEqualTo("The price of SOLUSDT at sim is 148.9\n  It triggered order " + stop + "\n");
    assertThat(desk.terminal().done("positions").out()).isEqualTo("No open positions.\n");
    assertThat(desk.terminal().done("order list").out())
        .isEqualTo(
            "No orders are open or unresolved;"
                + " order list --all shows those that have ended.\n");
    assertThat(desk.orders("TAKE_PROFIT").getFirst().get("stage").stringValue())
        .isEqualTo("CANCELLED");
  }

  @Test
  void aPriceThatTriggersNothingLeavesNothingOnRecord() {
    long before = lastSequence();

    JsonNode set = desk.done("sim price SOLUSDT 150 --json").json();

    assertThat(set.toString())
        .isEqualTo("{\"symbol\":\"SOLUSDT\",\"price\":\"150\",\"triggered\":[]}");
    assertThat(lastSequence()).isEqualTo(before);
    assertThat(desk.trade("buy SOLUSDT 1").at("/actions/0/details/average_price").stringValue())
        .isEqualTo("150");
  }

  private long lastSequence() {
    return desk.terminal().done("status --json").json().get("last_sequence").longValue();
  }

  @Test
  void aSafetySellFlattensUnderAKillSwitchInAFrozenSeason() {
    desk.trade("buy SOLUSDT 0.5");
    desk.done("kill-switch set --type GLOBAL --state ACTIVE --reason halt");
    desk.done("season freeze default --reason closing");

    Screen sold = desk.done("safety-sell SOLUSDT --client-id 1 --reason 'too hot'");

    assertThat(sold.out())
        .contains("Role           safety sell\n")
        .contains("Stage          FILLED");
    assertThat(desk.held("SOLUSDT")).isEqualTo("0");
    assertThat(desk.orders("STOP_LOSS").getFirst().get("stage").stringValue())
        .isEqualTo("CANCELLED");
    assertThat(desk.type("safety-sell SOLUSDT --client-id 1 --reason again").err())
        .isEqualTo("sallyport: the book of client 1 at sim holds no SOLUSDT\n");
    desk.later(Duration.ofHours(1)).done("kill-switch clear --type GLOBAL --reason over");
  }

  @Test
  void aShortIsBoughtBack() {
    desk.trade("sell SOLUSDT 0.5");
    assertThat(desk.held("SOLUSDT")).isEqualTo("-0.5");

    desk.done("safety-sell SOLUSDT --client-id 1 --venue sim --reason flat");

    assertThat(desk.held("SOLUSDT")).isEqualTo("0");
  }

  @Test
  void anActiveKillSwitchBlocksWhatItCovers() {
    JsonNode set =
        desk.done(
                "kill-switch set --type SYMBOL_LEVEL --symbol SOLUSDT --state ACTIVE --reason x"
                    + " --json")
            .json();

    assertThat(set.get("reached").intValue()).isZero();
    assertThat(set.propertyNames())
        .containsExactly("kill_switch", "reached", "cancelled", "filled", "unknown", "selling");
    assertThat(desk.live(desk.ready("buy SOLUSDT 1")).out())
        .contains("STATUS: ✗ BLOCKED")
        .contains(
            "✗ KillSwitch: Kill switch is ACTIVE: SYMBOL_LEVEL (symbol SOLUSDT), set by trader");
    assertThat(desk.trade("buy ETHUSDT 1").get("status").stringValue()).isEqualTo("SUCCESS");
    desk.done("kill-switch clear --type SYMBOL_LEVEL --symbol SOLUSDT --reason calm");
    assertThat(desk.terminal().done("kill-switch status").out())
        .isEqualTo("No kill switch is raised.\n");
    assertThat(desk.terminal().done("kill-switch history --json").json().get("kill_switches"))
        .extracting(one -> one.get("state").stringValue())
        .containsExactly("ACTIVE", "OFF");
  }

  @Test
  void aWarningLetsOrdersThroughAndSaysSo() {
    desk.done("kill-switch set --type manual --state warning --reason careful");

    assertThat(desk.trade("buy SOLUSDT 1").at("/actions/0/details/flags/0").stringValue())
        .isEqualTo("KILL_SWITCH_WARNING");
  }

  @Test
  void whatIsConfiguredNeverNarrowsAKillSwitch() {
    Terminal configured =
        desk.terminal().write("sallyport.yaml", "client_id: 1\n").with("SALLYPORT_CLIENT_ID", "1");

    Screen all =
        configured.done(
            "kill-switch set --type MANUAL --state ACTIVE --reason x --at " + desk.now());
    Screen one =
        configured.done(
            "kill-switch set --type MANUAL --state ACTIVE --client-id 1 --reason x --at "
                + desk.now());

    assertThat(all.out())
        .isEqualTo(
            """
            Kill switch MANUAL (everything) is ACTIVE; it reached 0 open orders
              Cancelled     0
              Had filled    0
              Unknown       0
            """);
    assertThat(one.out()).startsWith("Kill switch MANUAL (client 1) is ACTIVE");
    assertThat(configured.done("kill-switch status --json").json().get("kill_switches")).hasSize(2);
  }

  @Test
  void aPlaneWithSomethingOpenIsNotLeftWithoutSayingSo() {
    desk.trade("buy SOLUSDT 0.5");

    Screen refused = desk.type("plane select paper --client-id 1 --reason home");
    Screen left = desk.done("plane select paper --client-id 1 --reason home --leave-open");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("close it first, or say --leave-open");
    assertThat(left.out()).isEqualTo("The active plane of client 1 is PAPER\n");
    assertThat(desk.terminal().done("plane status").out())
        .startsWith("Client 1: PAPER\n")
        .contains("1       sim    STOP_LOSS    SELL  0.5       SOLUSDT  -       148.96  PENDING")
        .contains("1       LIVE   sim    SOLUSDT  0.5       152");
    assertThat(desk.live(desk.ready("buy SOLUSDT 1")).out())
        .contains("✗ PlaneAuthorized: No venue is selected: the active plane is PAPER");
  }

  @Test
  void theVenueIsAskedForItsPositions() {
    desk.trade("buy SOLUSDT 0.5");

    assertThat(desk.done("positions --venue sim --client-id 1").out())
        .isEqualTo(
            """
            Venue sim: positions as it tells them
            SYMBOL   AT THE VENUE  IN THE BOOK  AVERAGE PRICE
            SOLUSDT  0.5           0.5          152
            """);
    desk.trade("buy CUTOFF 1");
    assertThat(desk.type("positions --venue sim --client-id 1 --json").json().toString())
        .startsWith("{\"venue\":\"sim\",\"answered\":false,\"positions_from\":\"own_book\"");
    assertThat(desk.type("positions --venue sim --client-id 1").exitCode()).isEqualTo(1);
  }

  @Test
  void statusTellsWhatIsOpenUnresolvedAndRaised() {
    desk.trade("buy SOLUSDT 0.5");
    desk.trade("buy CUTOFF 1");
    desk.done("kill-switch set --type MANUAL --state WARNING --reason careful");

    assertThat(desk.terminal().done("status").out())
        .contains("  Open orders    2\n")
        .contains("  Unresolved     client 1 at sim, CUTOFF, UNRESOLVED_ORDER: the venue could not")
        .contains("  Kill switches  WARNING MANUAL (everything), set by trader at ");
  }
}
