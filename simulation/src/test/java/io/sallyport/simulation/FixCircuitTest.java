package io.sallyport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.venues.fix.HostileProcess;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A counterparty that dies, or stands still, and comes back. */
final class FixCircuitTest {
  private static final int SPEED = 5;

  @TempDir Path folder;
  private HostileProcess counterparty;
  private FastShell shell;

  @BeforeEach
  void open() throws Exception {
    counterparty = HostileProcess.start(folder.resolve("counts"));
    String settings =
        BrokerHome.hostile(counterparty.port()).replace("heartbeat: 5s", "heartbeat: 30s")
            + "    reset_on_logon: true\n";
    shell = new FastShell(BrokerHome.make(folder.resolve("home"), settings), SPEED);
    shell.done("init");
  }

  @Test
  void oneThatIsKilledBlocksUntilItIsBack() throws Exception {
    try (FastShell.Serving _ = shell.serve()) {
      shell.select();
      shell.awaitVenue();
      String plan = shell.ready("buy MARKET 10");
      counterparty.close();
      shell.awaitPlane(plane -> plane.at("/venue_problem").asString("").contains("refused"));

      String why =
          "the venue cannot be reached: cannot connect to 127.0.0.1:%d: Connection refused"
              .formatted(counterparty.port());
      assertThat(shell.plane().get("venue_problem").stringValue()).isEqualTo(why);
      Screen blocked = shell.live(plan);
      assertThat(blocked.exitCode()).isEqualTo(1);
      assertThat(blocked.out()).contains("✗ VenueAvailable: Venue broker: " + why + "\n");

      try (HostileProcess _ = HostileProcess.start(counterparty.port(), folder.resolve("counts"))) {
        shell.awaitVenue();
        assertThat(shell.done(Shell.execution(plan)).out()).contains("Result: FILLED");
      }
    }
  }

  @Test
  void oneThatStandsStillOpensTheCircuitAndClosesItByAnswering() throws Exception {
    try (HostileProcess frozen = counterparty;
        FastShell.Serving _ = shell.serve()) {
      shell.select();
      shell.awaitVenue();
      shell.done(Shell.execution(shell.ready("buy MARKET 10")));
      String plan = shell.ready("buy MARKET 11");
      signal(frozen, "STOP");
      for (int failures = 0; failures < 3; failures++) {
        assertThat(shell.type("reconcile --client-id 1").out()).contains("STATUS: ✗ NOT ANSWERED");
      }

      String why = shell.plane().get("venue_problem").stringValue();
      assertThat(why)
          .matches("its circuit is open since \\S+Z, after 3 transport failures in a row");
      assertThat(shell.live(plan).out())
          .contains("⚠️  No real orders were placed\n")
          .contains("✗ VenueAvailable: Venue broker: its circuit is open since ");

      signal(frozen, "CONT");
      shell.awaitVenue();
      shell.done("reconcile --client-id 1");
      assertThat(shell.done(Shell.execution(plan)).out()).contains("Result: FILLED");
    }
  }

  private static void signal(HostileProcess process, String name) throws Exception {
    Process kill =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.handle().pid()))
            .inheritIO()
            .start();
    assertThat(kill.waitFor(Shell.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(kill.exitValue()).isZero();
  }
}
