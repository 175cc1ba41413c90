package io.sallyport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.venues.fix.ExecutorProcess;
import io.sallyport.venues.fix.FixVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A market order through the command line, a resident owner and a counterparty that others wrote,
 * each a process of its own. That counterparty fills market orders and knows nothing else.
 */
final class FixExecutorTest {
  private static final String NOT_KNOWN = "message not supported: Unsupported Message Type";

  @TempDir Path folder;

  @Test
  void aMarketOrderIsFilledAndWhatTheCounterpartyDoesNotKnowIsSaid() throws Exception {
    try (ExecutorProcess executor = ExecutorProcess.start(FixVersion.FIX_4_4, folder)) {
      Path home =
          BrokerHome.make(
              folder.resolve("home"),
              BrokerHome.venue(
                  executor.port(), ExecutorProcess.OUR_NAME, ExecutorProcess.ITS_NAME, "book"));
      ProcessShell shell = new ProcessShell(home);
      shell.done("init");
      try (Running owner = shell.serve()) {
        shell.select();
        shell.awaitVenue();

        Screen report = shell.live(shell.ready("buy AAPL 10"));

        assertReport(report);
        JsonNode order = shell.order("AAPL").orElseThrow();
        assertFilled(order);
        assertBlocked(shell);
        assertThat(Files.readString(home.resolve("journal/00000000000000000001.jsonl")))
            .contains("\"fill_id\":\"FIX.4.4:BANZAI->EXEC/2\"")
            .contains(order.at("/outcome/execution_id").stringValue());

        shell.done("serve --stop --leave-open");
        assertThat(owner.end().exitCode()).isZero();
      }
      shell.done("ledger verify");
    }
  }

  private static void assertReport(Screen report) {
    assertThat(report.exitCode()).isZero();
    assertThat(report.err()).isEmpty();
    assertThat(report.out())
        .contains("MODE: LIVE (Real Orders)\n")
        .contains("⚠️  REAL ORDERS WERE PLACED: 1 at broker\n")
        .contains("STATUS: ✓ SUCCESS\n")
        .contains("Result: FILLED, 10 filled at " + ExecutorProcess.PRICE + "\n")
        .contains("stop_loss: 12.054\n")
        .contains("take_profit: 12.669\n")
        .contains("flags: MISSING_SL_TP\n")
        .contains("could not be reconciled: " + NOT_KNOWN);
  }

  private static void assertFilled(JsonNode order) {
    assertThat(order.get("stage").stringValue()).isEqualTo("FILLED");
    assertThat(order.get("attempts").intValue()).isEqualTo(1);
    assertThat(order.at("/outcome/status").stringValue()).isEqualTo("FILLED");
    assertThat(order.at("/outcome/filled_quantity").stringValue()).isEqualTo("10");
    assertThat(order.at("/outcome/average_price").stringValue()).isEqualTo(ExecutorProcess.PRICE);
    assertThat(order.get("flags").toString()).isEqualTo("[\"MISSING_SL_TP\"]");
    assertThat(order.at("/unresolved/0/cause").stringValue()).isEqualTo("NOT_ASKED");
    assertThat(order.at("/unresolved/0/why").stringValue()).endsWith(NOT_KNOWN);
  }

  private static void assertBlocked(ProcessShell shell) {
    assertThat(shell.done("status").out())
        .contains("AAPL, MISSING_SL_TP: 10 of AAPL are bare: the stop loss of ", "10 BARE")
        .containsPattern("AAPL, NOT_ASKED: order \\S+ could not be reconciled: " + NOT_KNOWN);
    Screen reconciled = shell.type("reconcile --client-id 1");
    assertThat(reconciled.exitCode()).isEqualTo(1);
    assertThat(reconciled.out())
        .contains("STATUS: ✗ NOT ANSWERED\n")
        .contains("✗ AAPL: the venue gave no answer\n")
        .contains("Requires manual resolution: true\n");
    Screen blocked = shell.live(shell.ready("buy AAPL 11"));
    assertThat(blocked.exitCode()).isEqualTo(1);
    assertThat(blocked.out())
        .contains("STATUS: ✗ BLOCKED\n")
        .contains("✗ Reconciliation: Unresolved: AAPL, MISSING_SL_TP: 10 of AAPL are bare: ");
    assertThat(shell.told("positions").at("/positions/0/quantity").stringValue()).isEqualTo("10");
  }
}
