package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.cli.Terminal.Screen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Owners and those who come to them, as real processes that are stopped and killed. */
final class OwnerProcessTest {
  @TempDir Path folder;
  private Path home;
  private Shell shell;
  private Process owner;

  @BeforeEach
  void make() {
    home = folder.resolve("home");
    shell = new Shell(home);
    new Terminal(home).done("init");
  }

  @AfterEach
  void end() throws InterruptedException {
    if (owner != null) {
      owner.destroyForcibly().waitFor();
    }
  }

  @Test
  void theOwnerCarriesOutWhatIsTypedElsewhere() {
    serve();

    assertThat(shell.run("plan", "buy", "BTCUSDT", "1").exitCode()).isZero();
    assertThat(shell.run("status", "--json").json().at("/resident_owner/pid").longValue())
        .isEqualTo(owner.pid());
    assertThat(shell.run("serve"))
        .satisfies(second -> {
          assertThat(second.exitCode()).isEqualTo(1);
          assertThat(second.err()).contains("is served by process " + owner.pid());
        });
  }

  @Test
  void aServedHomeIsLeftCleanly() throws Exception {
    serve();
    shell.run("plan", "buy", "BTCUSDT", "1");

    owner.toHandle().destroy();

    assertThat(Shell.screen(owner).exitCode()).isZero();
    assertLeft();
  }

  @Test
  void stopReturnsWhenTheOwnerHasLeft() throws Exception {
    serve();

    assertThat(shell.run("serve", "--stop").out())
        .isEqualTo("Process %d leaves %s\n".formatted(owner.pid(), home));

    assertLeft();
    assertThat(Shell.screen(owner).exitCode()).isZero();
    assertThat(shell.run("serve", "--stop"))
        .isEqualTo(new Screen(0, "Nobody serves " + home + "\n", ""));
  }

  @Test
  void theNextOwnerReplacesTheSocketOfOneThatWasKilled() throws Exception {
    serve();
    shell.run("plan", "buy", "BTCUSDT", "1");

    owner.destroyForcibly().waitFor();

    assertThat(home.resolve("owner.socket")).exists();
    assertThat(shell.run("plan", "list", "--json").json().at("/plans").size()).isEqualTo(1);
    assertLeft();
  }

  @Test
  void whoeverHandedItsCommandToAnOwnerThatIsKilledIsToldWhatIsKnown() throws Exception {
    owner = shell.startAndHear(HangingOwner.class, home.toString());
    Process client = shell.start("plan", "buy", "BTCUSDT", "1");
    assertThat(owner.inputReader().readLine()).isEqualTo("plan buy BTCUSDT 1");

    owner.destroyForcibly().waitFor();

    Screen screen = Shell.screen(client);
    assertThat(screen.exitCode()).isEqualTo(1);
    assertThat(screen.err()).contains("handed to process " + owner.pid(), "may or may not");
  }

  @Test
  void tenFirstCommandsAtOnceAllSucceed() {
    Shell fresh = new Shell(folder.resolve("fresh"));
    List<Process> clients =
        IntStream.rangeClosed(1, 10)
            .mapToObj(quantity -> fresh.start("plan", "buy", "BTCUSDT", "" + quantity))
            .toList();

    assertThat(clients.stream().map(Shell::screen)).allMatch(screen -> screen.exitCode() == 0);
    assertThat(fresh.run("plan", "list", "--json").json().at("/plans").size()).isEqualTo(10);
  }

  @Test
  void anOwnerThatCanRecordNothingMoreMakesRoomForOneThatCan() {
    owner = shell.startAndHearOnSmallDisk(100, "serve");
    Terminal terminal = new Terminal(home);

    Screen screen;
    int plans = 0;
    do {
      screen = terminal.type("plan buy BTCUSDT " + ++plans + " --json");
    } while (screen.exitCode() == 0);

    assertThat(screen.json().at("/error/code").stringValue()).isEqualTo("JOURNAL_FAILED");
    assertThat(Shell.screen(owner).exitCode()).isEqualTo(1);
    assertThat(terminal.done("plan list --json").json().get("plans").size())
        .isGreaterThanOrEqualTo(plans - 1);
    terminal.done("plan buy ETHUSDT 1");
  }

  private void serve() {
    owner = shell.startAndHear(Main.class, "serve");
  }

  private void assertLeft() throws Exception {
    assertThat(home.resolve("owner.lock")).isEmptyFile();
    try (var files = Files.list(home)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .isSubsetOf("owner.lock", "journal", "execution");
    }
    assertThat(shell.run("ledger", "verify").exitCode()).isZero();
  }
}
