package io.sallyport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.venues.fix.HostileProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two shells, one owner: what one of them sent, the other one stops, and neither leaves it. */
final class FixKillSwitchTest {
  @TempDir Path folder;

  @Test
  void itReachesTheOrdersOfTheOtherShell() throws Exception {
    Path counts = folder.resolve("counts");
    try (HostileProcess counterparty = HostileProcess.start(counts)) {
      Path home = BrokerHome.make(folder.resolve("home"), BrokerHome.hostile(counterparty.port()));
      ProcessShell shell = new ProcessShell(home);
      FastShell other = new FastShell(home, 1);
      other.done("init");
      try (Running _ = shell.serve()) {
        other.select();
        other.awaitVenue();
        try (Running trader = shell.start(Shell.execution(other.ready("buy REST 10")))) {
          String order = awaitPending(other).get("order_intent_id").stringValue();

          assertThat(shell.type("serve --stop").err())
              .contains("order " + order + " is PENDING at broker; --leave-open makes it leave");
          JsonNode killed =
              shell.told("kill-switch set --type GLOBAL --state ACTIVE --reason halt");

          assertThat(killed.get("reached").intValue()).isEqualTo(1);
          assertThat(killed.get("cancelled").intValue()).isEqualTo(1);
          assertThat(trader.end())
              .satisfies(report -> assertThat(report.exitCode()).isEqualTo(1))
              .satisfies(report -> assertThat(report.out()).contains("Result: CANCELLED"));
          assertThat(Files.readAllLines(counts))
              .containsExactly("order " + order, "cancel " + order);
        }
        for (Shell each : new Shell[] {shell, other}) {
          assertThat(each.done("kill-switch status").out())
              .containsPattern("GLOBAL .* ACTIVE .*halt");
          assertThat(each.order("REST").orElseThrow().get("stage").stringValue())
              .isEqualTo("CANCELLED");
        }
        Screen blocked = other.live(other.ready("buy REST 11"));
        assertThat(blocked.exitCode()).isEqualTo(1);
        assertThat(blocked.out())
            .contains("STATUS: ✗ BLOCKED\n")
            .contains("✗ KillSwitch: Kill switch is ACTIVE: GLOBAL (everything), set by trader");
      }
    }
  }

  private static JsonNode awaitPending(Shell shell) {
    return Waiting.until(
            () -> shell.told("order list"),
            list -> list.at("/orders/0/stage").asString("").equals("PENDING"))
        .at("/orders/0");
  }

  @Test
  void anOwnerLeavesOpenOrdersOnlyIfItIsTold() throws Exception {
    try (HostileProcess counterparty = HostileProcess.start(folder.resolve("counts"))) {
      Path home = BrokerHome.make(folder.resolve("home"), BrokerHome.hostile(counterparty.port()));
      ProcessShell shell = new ProcessShell(home);
      FastShell other = new FastShell(home, 1);
      other.done("init");
      try (Running owner = shell.serve()) {
        other.select();
        other.awaitVenue();
        other.done(Shell.execution(other.ready("buy MARKET 10")));

        Screen refused = shell.type("serve --stop --json");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.json().at("/error/code").stringValue()).isEqualTo("ORDERS_OPEN");
        assertThat(owner.isRunning()).isTrue();

        assertThat(shell.done("serve --stop --leave-open").out()).contains(" leaves " + home);
        assertThat(owner.end().exitCode()).isZero();
      }
      assertThat(other.told("order list").get("orders")).hasSize(2);
      JsonNode left = other.plane();
      assertThat(left.at("/unresolved/0/cause").stringValue()).isEqualTo("NOT_ASKED");
      assertThat(left.at("/unresolved/0/why").stringValue()).endsWith("start sallyport serve");
      try (Running owner = shell.serve()) {
        other.awaitPlane(plane -> plane.get("unresolved").isEmpty());
        other.done("reconcile --client-id 1");
        other.done("serve --stop --leave-open");
        assertThat(owner.end().exitCode()).isZero();
      }
    }
  }
}
