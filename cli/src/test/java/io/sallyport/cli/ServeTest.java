package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.cli.Terminal.Screen;
import io.sallyport.cli.owner.Greeting;
import io.sallyport.cli.owner.OwnerSocket;
import io.sallyport.cli.owner.SocketPlace;
import io.sallyport.ledger.home.Home;
import io.sallyport.ledger.home.HomeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A resident owner, and what others see of it. */
final class ServeTest {
  private static final long PID = ProcessHandle.current().pid();

  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void make() {
    terminal = new Terminal(folder.resolve("home"));
  }

  @Test
  void itSaysThatItIsReadyAndLeavesWhenTold() {
    terminal.done("init");
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
  void itSaysSoInJsonToo() {
    terminal.done("init");
    try (Serving serving = terminal.serve("--json")) {
      assertThat(terminal.done("serve --stop --json").json().toString())
          .isEqualTo(
              "{\"home\":\"%s\",\"stopped\":true,\"pid\":%d}".formatted(terminal.home(), PID));
      assertThat(serving.end().json().toString())
          .isEqualTo(
              "{\"home\":\"%s\",\"pid\":%d,\"since\":\"2026-01-05T09:30:00.000000Z\"}"
                  .formatted(terminal.home(), PID));
    }
    assertThat(terminal.done("serve --stop --json").json().get("stopped").booleanValue()).isFalse();
  }

  @Test
  void theSystemMayTellItToLeave() {
    terminal.done("init");
    try (Serving serving = terminal.serve("")) {
      terminal.done("plan buy BTCUSDT 1");

      assertThat(serving.terminate().exitCode()).isZero();
    }
    terminal.done("ledger verify");
    assertThat(terminal.home().resolve("execution/default/execution_snapshot.json")).exists();
  }

  @Test
  void statusTellsOfIt() {
    terminal.done("init");
    try (Serving serving = terminal.serve("")) {
      assertThat(serving.isServing()).isTrue();
      assertThat(terminal.done("status --json").json().at("/resident_owner").toString())
          .isEqualTo("{\"pid\":%d,\"since\":\"2026-01-05T09:30:00.000000Z\"}".formatted(PID));
      assertThat(terminal.done("status").out()).contains("Served by      process " + PID);
      assertThat(terminal.done("ledger verify --json").json().get("owned").booleanValue()).isTrue();
    }
    assertThat(terminal.done("status").out()).doesNotContain("Served by");
    assertThat(terminal.done("status --json").json().has("resident_owner")).isFalse();
  }

  @Test
  void thereIsOneOnly() {
    terminal.done("init");
    try (Serving first = terminal.serve("");
        Serving second = terminal.serve("")) {
      assertThat(second.end().exitCode()).isEqualTo(1);
      assertThat(second.end().err())
          .contains("is served by process " + PID + " already, since 2026");
      assertThat(first.isServing()).isTrue();
    }
  }

  @Test
  void anAbsentHomeAndADamagedOneAreNotServed() throws IOException {
    try (Serving absent = terminal.serve("--json")) {
      assertThat(absent.end().exitCode()).isEqualTo(1);
      assertThat(absent.end().json().at("/error/code").stringValue()).isEqualTo("HOME_UNUSABLE");
    }
    assertThat(terminal.home()).doesNotExist();
    terminal.done("init");
    terminal.done("plan buy BTCUSDT 1");
    Files.delete(terminal.home().resolve("journal/00000000000000000001.jsonl"));
    try (Serving damaged = terminal.serve("--json")) {
      assertThat(damaged.end().json().at("/error/code").stringValue()).isEqualTo("HOME_DAMAGED");
    }
  }

  @Test
  void wrongUsage() {
    assertThat(terminal.type("serve --leave-open").exitCode()).isEqualTo(2);
    assertThat(terminal.type("serve --stop --leave-close").exitCode()).isEqualTo(2);
  }

  /** Two homes that see the same at the same times, one of them served. */
  @Test
  void whatIsTypedElsewhereAnswersAsIfItWereTheOwner() throws IOException {
    Terminal alone = new Terminal(folder.resolve("alone")).with("SALLYPORT_RISK_PROFILE", "mine");
    Terminal served = new Terminal(folder.resolve("home2")).with("SALLYPORT_RISK_PROFILE", "mine");
    alone.done("init --time external --samples");
    served.done("init --time external --samples");
    try (Serving _ = served.serve("")) {
      String plan = "";
      for (String line :
          List.of(
              "plan buy BTCUSDT 1 --at 2026-01-05T09:30:00Z --json",
              "plan buy BTCUSDT 1 --at 2026-01-05T09:30:00Z --json",
              "plan buy BTCUSDT 1",
              "plan list --actor ana --client-id 1",
              "review PLAN --reason 'two  words' --at 2026-01-05T09:31:00Z",
              "execute PLAN --client-id 1 --operation-type sell --at 2026-01-05T09:32:00Z",
              "execute PLAN --live --client-id x --at 2026-01-05T09:32:00Z",
              "plan show 1234",
              "plan show PLAN --at yesterday",
              "season freeze default --reason x --at 2026-01-05T09:33:00Z --actor alice",
              "ledger rebuild default --at 2026-01-05T09:33:00Z",
              "ledger snapshot --at 2026-01-05T09:33:00Z",
              "init",
              "plan nothing",
              "positions --json")) {
        Screen here = alone.type(line.replace("PLAN", plan));
        Screen there = served.type(line.replace("PLAN", plan));
        assertThat(there.toString().replace(served.home().toString(), "HOME"))
            .isEqualTo(here.toString().replace(alone.home().toString(), "HOME"));
        if (plan.isEmpty()) {
          plan = here.json().get("plan_id").stringValue();
        }
      }
    }
    for (String file : List.of("journal/00000000000000000001.jsonl", "owner.lock")) {
      assertThat(served.home().resolve(file)).hasSameBinaryContentAs(alone.home().resolve(file));
    }
    assertThat(names(served.home())).isEqualTo(names(alone.home()));
  }

  @Test
  void filesAreNamedAsTheHomeWasWhereTheCommandWasTyped() throws IOException {
    terminal.done("init");
    Path link = Files.createSymbolicLink(folder.resolve("link"), terminal.home());
    try (Serving _ = terminal.serve("")) {
      terminal.done("plan buy BTCUSDT 1");

      assertThat(terminal.done("ledger rebuild default --home " + link).out())
          .contains(link + "/execution/default/execution_snapshot.json");
      assertThat(terminal.done("ledger snapshot --home " + link).out())
          .contains(link + "/snapshots/");
      assertThat(terminal.done("status --home " + link).out()).startsWith("Home " + link);
    }
  }

  @Test
  void aHomeWithALongPathIsServedToo() {
    Terminal deep = new Terminal(folder.resolve("d".repeat(60)).resolve("e".repeat(60)));
    deep.done("init");
    try (Serving _ = deep.serve("")) {
      assertThat(deep.done("status").out()).contains("Served by");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void manyAtOnceAllGetTheirAnswers(boolean isServed) throws Exception {
    terminal.done("init");
    try (Serving _ = isServed ? terminal.serve("") : null;
        ExecutorService shells = Executors.newFixedThreadPool(8)) {
      List<Callable<Screen>> lines =
          IntStream.rangeClosed(1, 80)
              .<Callable<Screen>>mapToObj(n -> () -> terminal.type("plan buy BTCUSDT " + n))
              .toList();
      for (Future<Screen> shell : shells.invokeAll(lines, 2, TimeUnit.MINUTES)) {
        assertThat(shell.get()).extracting(Screen::exitCode, Screen::err).containsExactly(0, "");
      }
    }
    assertThat(terminal.done("plan list --json").json().get("plans").size()).isEqualTo(80);
    terminal.done("ledger verify");
  }

  @Test
  void anOwnerThatIsJustComingIsWaitedFor() throws Exception {
    terminal.done("init");
    try (ExecutorService shell = Executors.newSingleThreadExecutor();
        Home starting = own()) {
      Future<Screen> client = shell.submit(() -> terminal.type("status"));
      try (OwnerSocket _ =
          OwnerSocket.open(
              SocketPlace.of(starting.files().root()),
              Greeting.here("", Optional.empty()),
              (request, out, err) -> 9)) {
        assertThat(client.get(1, TimeUnit.MINUTES)).isEqualTo(new Screen(9, "", ""));
      }
    }
  }

  @Test
  void anOwnerThatIsJustLeavingIsWaitedFor() throws Exception {
    terminal.done("init");
    try (ExecutorService shell = Executors.newSingleThreadExecutor()) {
      Future<Screen> client;
      try (Home leaving = own()) {
        client = shell.submit(() -> terminal.type("status"));
        assertThat(leaving.isOwned()).isTrue();
      }
      assertThat(client.get(1, TimeUnit.MINUTES).exitCode()).isZero();
    }
  }

  @Test
  void anOwnerThatNeverListensIsNamed() throws Exception {
    terminal.done("init");
    try (Home silent = own()) {
      assertThat(silent.isResident()).isFalse();
      assertThat(terminal.type("plan buy BTCUSDT 1").err()).contains("is owned by process " + PID);
    }
  }

  @Test
  void whoIsOfAnotherBuildOrBrokeOffIsTold() throws Exception {
    terminal.done("init");
    try (Home home = own()) {
      try (OwnerSocket _ =
          OwnerSocket.open(
              SocketPlace.of(home.files().root()),
              Greeting.here("older", Optional.empty()),
              (request, out, err) -> 0)) {
        assertThat(terminal.done("status").err())
            .contains("carried out by process " + PID, "another build");
      }
      try (OwnerSocket _ =
          OwnerSocket.open(
              SocketPlace.of(home.files().root()),
              Greeting.here("", Optional.empty()),
              (request, out, err) -> {
                throw new IllegalStateException("broke off");
              })) {
        assertThat(terminal.type("status --json").json().at("/error/code").stringValue())
            .isEqualTo("OWNER_LOST");
      }
    }
  }

  private Home own() throws Exception {
    return Home.open(
        terminal.home(), new HomeOptions(() -> Terminal.NOW, note -> {}, Duration.ZERO));
  }

  private static List<String> names(Path home) throws IOException {
    try (var files = Files.walk(home)) {
      return files.map(file -> home.relativize(file).toString()).sorted().toList();
    }
  }
}
