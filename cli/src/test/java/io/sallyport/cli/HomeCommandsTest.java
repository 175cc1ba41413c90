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
import org.junit.jupiter.params.provider.ValueSource;

final class HomeCommandsTest {
  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void open() {
    terminal = new Terminal(folder.resolve("home"));
  }

  @Test
  void initMakesAHomeOnce() {
    assertThat(terminal.done("init --home-id desk-1 --four-eyes --json").json().toString())
        .contains("\"home_id\":\"desk-1\"", "\"four_eyes\":true", "\"time_source\":\"clock\"");
    assertThat(terminal.type("init"))
        .isEqualTo(new Screen(1, "", "sallyport: the home exists already, with id desk-1\n"));
  }

  @Test
  void anExternalHomeBeginsAtTheEpochUnderAKnownId() {
    Screen screen = terminal.done("init --time external");

    assertThat(screen.out()).contains("Id             external").contains("1970-01-01T00:00:00");
  }

  @Test
  void inAnExternalHomeChangesNeedATimeAndReadsDoNot() {
    terminal.done("init --time external");

    assertThat(terminal.type("plan buy BTCUSDT 1 --json").json().at("/error/code").stringValue())
        .isEqualTo("TIME_REQUIRED");
    terminal.done("plan buy BTCUSDT 1 --at 2026-01-05T09:30:00Z");
    assertThat(terminal.type("plan buy X 1 --at 2026-01-05T09:29:59Z").err())
        .contains("earlier than the last recorded time");
    terminal.done("plan list");
    terminal.done("status");
    terminal.done("positions");
    terminal.done("plane status");
    terminal.done("season status default");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan buy BTCUSDT 1", "plan list", "status", "init"})
  void aClockHomeTakesNoTimeAndIsNotMadeWithOne(String line) {
    if (!line.equals("plan buy BTCUSDT 1") && !line.equals("init")) {
      terminal.done("init");
    }

    Screen screen = terminal.type(line + " --at 2026-01-05T09:30:00Z --json");

    assertThat(screen.exitCode()).isEqualTo(1);
    assertThat(screen.json().at("/error/code").stringValue()).isEqualTo("TIME_NOT_ACCEPTED");
  }

  @Test
  void aRefusedFirstCommandMakesNoFolder() {
    terminal.type("plan buy BTCUSDT 1 --at 2026-01-05T09:30:00Z");
    terminal.type("plan buy BTCUSDT nothing");
    terminal.type("season open a/b --reason x");
    terminal.type("plane select live --venue sim --reason nobody");
    terminal.type("plane select live --venue sim --client-id 1");
    terminal.type("plane select paper --client-id 1 --reason 'it is anyway'");

    assertThat(terminal.home()).doesNotExist();
  }

  @Test
  void selectingAVenueMayBeTheFirstCommand() {
    Screen screen = terminal.type("plane select live --venue sim --client-id 1 --reason first");

    assertThat(screen.err()).isEmpty();
    assertThat(screen.out())
        .isEqualTo("The active plane of client 1 is LIVE at sim, account sim-1 (simulated)\n");
    assertThat(terminal.done("status --json").json().at("/time_source").stringValue())
        .isEqualTo("clock");
  }

  @Test
  void aVenueThatNobodyKnowsLeavesAnEmptyHome() {
    Screen screen = terminal.type("plane select live --venue other --client-id 1 --reason first");

    assertThat(screen.exitCode()).isEqualTo(1);
    assertThat(screen.err()).startsWith("sallyport: ").doesNotContain("no home");
    assertThat(terminal.done("plane status").out()).contains("PAPER");
  }

  @Test
  void whoReadsWhereNoHomeIsIsTold() {
    Screen screen = terminal.type("plan list");

    assertThat(screen.exitCode()).isEqualTo(0);
    assertThat(screen.err()).contains("there is no home at " + terminal.home() + " yet");
    assertThat(terminal.type("ledger verify").exitCode()).isEqualTo(1);
    assertThat(terminal.home()).doesNotExist();
  }

  @Test
  void aPlanIsNotFoundInASeasonThatIsNotItsOwn() {
    String plan =
        terminal
            .done("plan buy BTCUSDT 1 --season 2026Q1 --json")
            .json()
            .at("/plan_id")
            .stringValue();

    for (String act :
        new String[] {
          "plan show " + plan,
          "review " + plan + " --reason x",
          "validate " + plan + " --client-id 1",
          "execute " + plan + " --client-id 1"
        }) {
      assertThat(
              terminal.type(act + " --season 2026Q2 --json").json().at("/error/code").stringValue())
          .isEqualTo("PLAN_NOT_FOUND");
    }
    terminal.with("SALLYPORT_SEASON", "2026Q2").done("plan show " + plan);
    terminal.done("review " + plan + " --reason x --season 2026Q1");
  }

  @Test
  void whoAssertsWhatIsWrongIsToldInADryRunToo() {
    String plan = terminal.done("plan buy BTCUSDT 1 --json").json().at("/plan_id").stringValue();

    Screen screen = terminal.done("execute " + plan + " --client-id 1 --operation-type sell");

    assertThat(screen.err()).contains("LIVE would be blocked: What was asserted of the order");
  }

  @Test
  void twoExternalHomesThatSawTheSameAreTheSame() throws IOException {
    Terminal other = new Terminal(folder.resolve("other"));
    for (Terminal each : new Terminal[] {terminal, other}) {
      each.done("init --time external");
      each.done("plan buy BTCUSDT 1 --at 2026-01-05T09:30:00Z");
    }

    Path journal = Path.of("journal/00000000000000000001.jsonl");
    assertThat(Files.readString(other.home().resolve(journal)))
        .isEqualTo(Files.readString(terminal.home().resolve(journal)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan list", "positions", "plane status", "status"})
  void aMissingHomeIsAnEmptyOneAndStaysMissing(String line) {
    assertThat(terminal.type(line).exitCode()).isZero();
    assertThat(terminal.type(line + " --json").exitCode()).isZero();
    assertThat(terminal.home()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plan show 374a9c58",
        "review 374a9c58 --reason x",
        "validate 374a9c58 --client-id 1",
        "execute 374a9c58 --client-id 1",
        "season status default",
        "season freeze default --reason x",
        "ledger rebuild default",
        "ledger snapshot"
      })
  void whatAMissingHomeLacksIsRefused(String line) {
    Screen screen = terminal.type(line);

    assertThat(screen.exitCode()).isEqualTo(1);
    assertThat(screen.err()).startsWith("sallyport: ");
    assertThat(terminal.home()).doesNotExist();
  }

  @Test
  void statusOfAMissingHomeSaysSo() {
    assertThat(terminal.done("status").out()).startsWith("No home at ");
    assertThat(terminal.done("status --json").json().get("exists").booleanValue()).isFalse();
  }

  @Test
  void samplesNeverReplaceARegistry() {
    terminal.write("strategies.yaml", "strategies: {}\n");

    assertThat(terminal.type("init --samples").err()).contains("strategies.yaml is there already");
    terminal.done("init");
  }

  @Test
  void seasonsOpenFreezeAndUnfreeze() {
    assertThat(terminal.done("season open 2026Q1 --reason start").out())
        .isEqualTo("Season 2026Q1 of client 1 is OPEN\n");
    assertThat(terminal.type("season open 2026Q1 --reason again").err()).contains("exists already");
    assertThat(terminal.type("season unfreeze 2026Q1 --reason x").err()).contains("is open");
    assertThat(terminal.done("season freeze 2026Q1 --reason 'end of day'").out())
        .isEqualTo(
            "Season 2026Q1 of client 1 is FROZEN by trader since 2026-01-05T09:30:00.000000Z:"
                + " end of day\n");
    assertThat(terminal.type("season freeze 2026Q1 --reason x").exitCode()).isEqualTo(1);
    assertThat(
            terminal.done("season status 2026Q1 --json").json().at("/freeze/reason").stringValue())
        .isEqualTo("end of day");
    assertThat(terminal.type("season status 2026Q1 --client-id 2").exitCode()).isEqualTo(1);
    assertThat(terminal.done("season unfreeze 2026Q1 --reason x").out()).contains("is OPEN");
  }

  @Test
  void planeStatusShowsPaper() {
    terminal.done("season open a --reason x");
    terminal.done("season open b --client-id 7 --reason x");

    assertThat(terminal.done("plane status").out())
        .isEqualTo("Client 1: PAPER\n\nClient 7: PAPER\n");
    assertThat(terminal.done("plane status --client-id 3 --json").json().toString())
        .isEqualTo(
            "{\"planes\":[{\"client_id\":3,\"active_plane\":\"PAPER\",\"open_orders\":[],"
                + "\"positions\":[],\"unresolved\":[],\"covers\":[],\"strays\":[]}]}");
  }

  @Test
  void theSnapshotIsRebuiltToTheByte() throws IOException {
    terminal.done("plan buy BTCUSDT 1");
    Path snapshot = terminal.home().resolve("execution/default/execution_snapshot.json");
    byte[] before = Files.readAllBytes(snapshot);
    Files.delete(snapshot);

    assertThat(terminal.done("ledger rebuild default").out()).startsWith("Rebuilt ");
    assertThat(Files.readAllBytes(snapshot)).isEqualTo(before);
    assertThat(terminal.type("ledger rebuild elsewhere").err()).contains("not found");
  }

  @Test
  void verifyNamesADifferenceAndMendsNothing() throws IOException {
    terminal.done("plan buy BTCUSDT 1");
    Path ledger = terminal.home().resolve("execution/default/execution_events.jsonl");
    Files.writeString(ledger, Files.readString(ledger).replace("market", "bazaar"));

    Screen text = terminal.type("ledger verify");
    Screen json = terminal.type("ledger verify --json");

    assertThat(text.exitCode()).isEqualTo(1);
    assertThat(text.out()).contains("✗ There are differences").contains("execution_events.jsonl");
    assertThat(json.json().get("sound").booleanValue()).isFalse();
    assertThat(terminal.type("plan list").exitCode()).isEqualTo(1);
  }

  @Test
  void verifyDoesNotCallAMistypedHomeSound() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    Screen nothing = terminal.type("ledger verify");
    assertThat(nothing.out()).startsWith("Nothing to verify: ");
    assertThat(nothing.exitCode()).isEqualTo(1);
    assertThat(terminal.type("ledger verify --home " + file).err()).contains("is not a folder");
    assertThat(terminal.type("plan list --home " + file).exitCode()).isEqualTo(1);
  }

  @Test
  void aForensicSnapshotIsReferredToFromThenOn() {
    terminal.done("plan buy BTCUSDT 1");

    String ref = terminal.done("ledger snapshot --json").json().get("snapshot_ref").stringValue();

    assertThat(terminal.home().resolve("snapshots/" + ref + ".zip")).exists();
    assertThat(
            terminal
                .done("plan buy BTCUSDT 2 --json")
                .json()
                .get("created_from_snapshot_ref")
                .stringValue())
        .isEqualTo(ref);
    assertThat(terminal.done("ledger snapshot").out()).contains("journal/");
  }
}
