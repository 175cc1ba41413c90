package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.cli.Terminal.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Option, else environment, else sallyport.yaml, else the defaults of SPEC 5. */
final class SettingsTest {
  private static final String CONFIG =
      """
      client_id: 4
      season: from-file
      risk_profile: profile-from-file
      actor: file
      """;

  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void open() {
    terminal = new Terminal(folder.resolve("home"));
  }

  @Test
  void defaults() throws IOException {
    assertPlanned(terminal, "", "1", "default", "default", "trader");
  }

  @Test
  void theDefaultSeasonOfAnotherTenantBearsItsNumber() throws IOException {
    assertPlanned(terminal, "--client-id 9", "9", "default-9", "default", "trader");
  }

  @Test
  void theFileBeatsTheDefaults() throws IOException {
    terminal.write("sallyport.yaml", CONFIG);

    assertPlanned(terminal, "", "4", "from-file", "profile-from-file", "file");
  }

  @Test
  void theEnvironmentBeatsTheFile() throws IOException {
    terminal.write("sallyport.yaml", CONFIG);

    assertPlanned(environment(), "", "5", "from-env", "profile-from-env", "env");
  }

  @Test
  void optionsBeatTheEnvironment() throws IOException {
    terminal.write("sallyport.yaml", CONFIG);

    assertPlanned(
        environment(),
        "--client-id 6 --season typed --risk-profile typed-profile --actor typist",
        "6",
        "typed",
        "typed-profile",
        "typist");
  }

  @Test
  void anEmptyVariableIsNotSet() throws IOException {
    assertPlanned(
        terminal.with("SALLYPORT_CLIENT_ID", "").with("SALLYPORT_SEASON", ""),
        "",
        "1",
        "default",
        "default",
        "trader");
  }

  @Test
  void optionsStandBeforeOrBehindTheCommand() {
    terminal.done("--season early --client-id 3 plan buy BTCUSDT 1");

    assertThat(terminal.done("plan --json list --client-id 3").out()).contains("early");
  }

  @Test
  void anOptionsValueMayBeACommandsName() {
    terminal.done("plan buy BTCUSDT 1 --actor plan --season status --reason list");

    assertThat(terminal.done("plan list").out()).contains("status");
  }

  @Test
  void theHomeOptionBeatsTheEnvironment() {
    Path other = folder.resolve("other");

    terminal.done("init --home " + other);

    assertThat(other.resolve("journal")).exists();
    assertThat(terminal.home()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          client_id: "1"      ; line 1, column 12
          client_id: true     ; line 1, column 12
          client_id: 1.0      ; line 1, column 12
          client_id: 0        ; line 1, column 12
          client: 1           ; line 1, column 1
          season: a/b         ; line 1, column 9
          season: [a]         ; line 1, column 9
          - client_id         ; line 1, column 1
          client_id: {        ; line
          """)
  void aFileThatCannotBeReadIsNamedWithLineAndColumn(String content, String where) {
    terminal.write("sallyport.yaml", content + "\n");

    Screen screen = terminal.type("plan list --json");

    assertThat(screen.exitCode()).isEqualTo(1);
    assertThat(screen.json().at("/error/code").stringValue()).isEqualTo("CONFIG_INVALID");
    assertThat(screen.json().at("/error/message").stringValue())
        .startsWith("sallyport.yaml")
        .contains(where);
  }

  private Terminal environment() {
    return terminal
        .with("SALLYPORT_CLIENT_ID", "5")
        .with("SALLYPORT_SEASON", "from-env")
        .with("SALLYPORT_RISK_PROFILE", "profile-from-env")
        .with("SALLYPORT_ACTOR", "env");
  }

  private static void assertPlanned(
      Terminal terminal, String options, String client, String season, String profile, String actor)
      throws IOException {
    JsonNode plan = terminal.done("plan buy BTCUSDT 1 --json " + options).json();

    assertThat(plan.get("client_id")).hasToString(client);
    assertThat(plan.get("season_id").stringValue()).isEqualTo(season);
    assertThat(plan.get("risk_profile_id").stringValue()).isEqualTo(profile);
    assertThat(
            Files.readString(
                terminal.home().resolve("execution/" + season + "/execution_events.jsonl")))
        .contains("\"actor\":\"" + actor + "\"");
  }
}
