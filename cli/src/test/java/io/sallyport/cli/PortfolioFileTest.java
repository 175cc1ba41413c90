package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.cli.Terminal.Screen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Portfolios from a file, and what a dry run says of plans with several legs. */
final class PortfolioFileTest {
  private static final String STRATEGIES =
      """
      strategies:
        momentum:
          risk: { max_drawdown_percent: "20", stop_loss_percent: "2", max_position_size_percent: "10" }
          instances:
            sol: { symbol: SOLUSDT, timeframe: 1h, side: LONG, quantity_per_r: "4", lot: "0.1", tick: "0.01" }
            eth: { symbol: ETHUSDT, timeframe: 1h, side: SHORT, quantity_per_r: "2", lot: "0.1", tick: "0.01" }
      """;

  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void open() {
    terminal = new Terminal(folder.resolve("home")).in(folder).write("strategies.yaml", STRATEGIES);
  }

  @Test
  void aFileHasOneItemALineWithBlankLinesAndComments() {
    write("\ufeff# the book\nmomentum:sol\r\n\r\n  momentum:eth   # short\n\n#end");

    JsonNode fromFile = terminal.done("plan portfolio --items-file items.txt --json").json();

    assertThat(fromFile.get("portfolio_item_ids"))
        .extracting(JsonNode::stringValue)
        .containsExactly("momentum:eth", "momentum:sol");
    assertThat(
            terminal
                .type("plan portfolio --item momentum:eth --item momentum:sol --json")
                .json()
                .at("/error/message")
                .stringValue())
        .contains(fromFile.get("plan_id").stringValue());
    assertThat(terminal.done("plan history @last").out())
        .contains("portfolio of momentum:sol, momentum:eth\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a|# c|r2|b;      INVALID_ITEM;       'items.txt, line 3: portfolio item r2 reads as'",
        "a||a:default;    DUPLICATE_ITEM;     'items.txt, line 3: portfolio item a:default stands"
            + " on line 1'",
        "a|b c;           INVALID_IDENTIFIER; 'items.txt, line 2: '",
        "|# nothing|;     ITEMS_REQUIRED;     'items.txt: there is no portfolio item in it'",
      })
  void whatIsWrongIsToldWithItsLine(String lines, String code, String message) {
    write(lines.replace('|', '\n'));

    JsonNode error =
        terminal.type("plan portfolio --items-file items.txt --json").json().get("error");

    assertThat(error.get("code").stringValue()).isEqualTo(code);
    assertThat(error.get("message").stringValue()).startsWith(message);
  }

  @Test
  void whatIsNoFileOfTextIsRefused() throws IOException {
    Files.write(folder.resolve("items.txt"), "a\u00e9".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(terminal.type("plan portfolio --items-file items.txt").err())
        .endsWith("sallyport: items.txt: it is no text in UTF-8\n");
    assertThat(terminal.type("plan portfolio --items-file none.txt").err())
        .endsWith("sallyport: none.txt: there is no such file\n");
    assertThat(terminal.type("plan portfolio --items-file home").exitCode()).isEqualTo(1);
    assertThat(terminal.type("plan portfolio --items-file items.txt --item a").exitCode())
        .isEqualTo(2);
    assertThat(terminal.type("plan portfolio --reason x").exitCode()).isEqualTo(2);
  }

  @Test
  void aDryRunOfSeveralLegsSaysWhatWasSimulatedAndWhatCouldNotBe() {
    terminal.done("plan portfolio --item momentum:sol --item momentum:eth --item nobody:x");

    Screen shown = terminal.done("execute @last --client-id 1");
    JsonNode report = terminal.done("execute @last --client-id 1 --json").json();

    assertThat(shown.out())
        .contains("ACTIONS TAKEN (2):\n")
        .contains("Simulated sell\n     Result: ", "\n     Order: sell 0.6 ETHUSDT at market\n")
        .contains("Simulated buy\n     Result: ", "\n     Order: buy 1.3 SOLUSDT at market\n")
        .contains(
            "NOT SIMULATED (1):\n  - leg nobody:x is a placeholder: it has no order to simulate\n");
    assertThat(report.at("/metadata/placeholder_legs/0").stringValue()).isEqualTo("nobody:x");
    assertThat(report.at("/actions/1/details/quantity").stringValue()).isEqualTo("1.3");
  }

  @Test
  void aPlanOfPlaceholdersAloneSaysThatNothingWasSimulated() {
    terminal.done("plan portfolio --item nobody");

    assertThat(terminal.done("execute @last --client-id 1").out())
        .contains("NOT SIMULATED (1):\n  - leg nobody:default is a placeholder")
        .doesNotContain("ACTIONS TAKEN");
  }

  private void write(String text) {
    try {
      Files.writeString(folder.resolve("items.txt"), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
