package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.cli.Terminal.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody at the shell sees of a home that a disk or a person has harmed (SPEC 9). */
final class DamagedHomeTest {
  private static final String LINE = "journal/00000000000000000001.jsonl, line 2";

  @TempDir Path folder;
  private Terminal terminal;
  private Path journal;
  private Path ledger;

  @BeforeEach
  void write() {
    terminal = new Terminal(folder.resolve("home"));
    terminal.done("plan buy BTCUSDT 1 --season 2026Q1");
    terminal.done("plan buy ETHUSDT 1 --season 2026Q1");
    journal = terminal.home().resolve("journal/00000000000000000001.jsonl");
    ledger = terminal.home().resolve("execution/2026Q1/execution_events.jsonl");
  }

  @Test
  void aDamagedHomeStillHasAStatus() throws IOException {
    damage();

    Screen screen = terminal.type("status");

    assertThat(screen.exitCode()).isEqualTo(1);
    assertThat(screen.err()).isEmpty();
    assertThat(screen.out())
        .contains("State          DAMAGED", LINE, "Journal        1 entries are sound");
    assertThat(terminal.type("status --json").json().at("/damaged").stringValue()).contains(LINE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plan list",
        "plan buy SOLUSDT 1",
        "execute 12345678 --client-id 1",
        "season freeze 2026Q1 --reason x"
      })
  void nothingElseGoesOnInADamagedHomeAndNothingIsChanged(String line) throws IOException {
    damage();
    byte[] before = Files.readAllBytes(journal);

    Screen screen = terminal.type(line);

    assertThat(screen.exitCode()).isEqualTo(1);
    assertThat(screen.out()).isEmpty();
    assertThat(screen.err())
        .startsWith("sallyport: the home ")
        .contains("is damaged, and nothing in it was changed", LINE);
    assertThat(journal).hasBinaryContent(before);
  }

  @Test
  void aTornEndIsCutWithANoteAndTheCommandGoesOn() throws IOException {
    Files.writeString(journal, Files.readString(journal) + "{\"sequence\":4,\"log");

    assertThat(terminal.type("ledger verify").exitCode()).isEqualTo(1);
    Screen screen = terminal.type("plan list");

    assertThat(screen.exitCode()).isEqualTo(0);
    assertThat(screen.err()).contains("torn end", "cut 18 bytes behind entry 3");
    assertThat(terminal.done("ledger verify").err()).isEmpty();
  }

  @Test
  void anEditedLedgerStopsEverythingUntilItIsMovedAway() throws IOException {
    byte[] whole = Files.readAllBytes(ledger);
    Files.writeString(ledger, Files.readString(ledger).replace("ETHUSDT", "BTCUSDT"));

    assertThat(terminal.type("plan list").err())
        .contains("execution/2026Q1/execution_events.jsonl: line 2", "move the file away");

    Files.delete(ledger);
    assertThat(terminal.type("plan list").err()).contains("was incomplete");
    assertThat(ledger).hasBinaryContent(whole);
    terminal.done("ledger verify");
  }

  private void damage() throws IOException {
    List<String> lines = Files.readAllLines(journal);
    Files.writeString(
        journal, String.join("\n", lines).replaceFirst("\"BTCUSDT\"", "\"ETHUSDT\"") + "\n");
  }
}
