package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.cli.Terminal.Screen;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HelpTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "init",
        "status",
        "plan",
        "plan buy",
        "plan sell",
        "plan portfolio",
        "plan list",
        "plan show",
        "plan history",
        "review",
        "approve",
        "commit",
        "cancel",
        "validate",
        "execute",
        "execution",
        "execution list",
        "execution show",
        "season",
        "season open",
        "season status",
        "season freeze",
        "season unfreeze",
        "plane",
        "plane status",
        "plane select",
        "plane select live",
        "plane select paper",
        "kill-switch",
        "kill-switch status",
        "kill-switch history",
        "kill-switch set",
        "kill-switch clear",
        "order",
        "order list",
        "order show",
        "order cancel",
        "reconcile",
        "resolve",
        "protect",
        "safety-sell",
        "sim",
        "sim price",
        "positions",
        "limits",
        "pnl",
        "harness",
        "harness run",
        "harness status",
        "harness resume",
        "harness audit",
        "harness graph",
        "harness skills",
        "harness skills list",
        "harness skills register",
        "harness skills activate",
        "harness skills deprecate",
        "harness skills remove",
        "decision",
        "decision add",
        "decision list",
        "ledger",
        "ledger verify",
        "ledger rebuild",
        "ledger snapshot",
        "serve",
        "demo",
        "completion",
        "help"
      })
  void everyCommandExplainsItself(String command) {
    Screen asked = type(command + " --help");

    assertThat(asked.exitCode()).isZero();
    assertThat(asked.err()).isEmpty();
    assertThat(asked.out())
        .startsWith("Usage: sallyport " + command + " ")
        .contains("--json", "--home", "--at", "--actor", "--season", "--client-id", "--help");
    assertThat(type("help " + command)).isEqualTo(asked);
  }

  @Test
  void theProgramListsItsCommands() {
    assertThat(type("--help").out()).contains("execute ").contains("demo ").contains("help ");
    assertThat(type("help")).isEqualTo(type("--help"));
    assertThat(type("help nonsense").exitCode()).isEqualTo(2);
  }

  @Test
  void theVersion() {
    assertThat(type("--version")).isEqualTo(new Screen(0, "sallyport 0.1.0\n", ""));
    assertThat(type("-V")).isEqualTo(type("--version"));
  }

  @Test
  void nothingTypedIsWrongUsage() {
    assertThat(type("").exitCode()).isEqualTo(2);
    assertThat(type("").err()).contains("Missing a command: one of init, status, plan");
    assertThat(type("--json").json().at("/error/code").stringValue()).isEqualTo("USAGE");
  }

  @Test
  void completionKnowsEveryCommand() {
    assertThat(type("completion").out()).contains("portfolio", "unfreeze", "--acknowledge-risk");
  }

  private Screen type(String line) {
    return new Terminal(folder.resolve("home")).type(line);
  }
}
