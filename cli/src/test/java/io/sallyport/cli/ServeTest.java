package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.cli.Terminal.Screen;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A resident owner, and what others see of it. */
final class ServeTest {
  private static final long PID = ProcessHandle.current().pid();

  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void make() {
    terminal = new Terminal(folder.resolve("home"));
    terminal.done("init");
  }

  @Test
  void itSaysThatItIsReadyAndLeavesWhenTold() {
    try (Serving serving = terminal.serve("")) {
      Screen stop = terminal.done("serve --stop");

      assertThat(stop.out()).isEqualTo("Process " + PID + " leaves " + terminal.home() + "\n");
      assertThat(serving.end())
          .isEqualTo(
              new Screen(
                  0,
                  "Serving %s as process %d since 2026-01-05T09:30:00.000000Z\n"
                      .formatted(terminal.home(), PID),
                  ""));
    }
    assertThat(terminal.home().resolve("owner.lock")).isEmptyFile();
    assertThat(terminal.home().resolve("owner.socket")).doesNotExist();
  }

  @Test
  void whatIsTypedElsewhereIsCarriedOutThere() {
    try (Serving serving = terminal.serve("")) {
      assertThat(serving.isServing()).isTrue();
      terminal.done("plan buy BTCUSDT 1");

      assertThat(terminal.done("status --json").json().at("/resident_owner").toString())
          .isEqualTo("{\"pid\":%d,\"since\":\"2026-01-05T09:30:00.000000Z\"}".formatted(PID));
      assertThat(terminal.done("status").out()).contains("Served by      process " + PID);
      assertThat(terminal.type("plan show 12345678"))
          .isEqualTo(new Screen(1, "", "sallyport: Plan 12345678 not found\n"));
    }
    assertThat(terminal.done("status").out()).doesNotContain("Served by");
  }
}
