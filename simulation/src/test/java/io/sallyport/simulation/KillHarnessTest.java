package io.sallyport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cycle whose process is killed with SIGKILL in the middle of it, and run again: nothing is there
 * twice, nothing is missing. What it leaves has to be, byte for byte, what a cycle leaves that was
 * never disturbed.
 */
class KillHarnessTest {
  private static final int TASKS = 8;
  private static final String RUN =
      "harness run input.json --graph graph.yaml --live --client-id 1 --season 2026Q1"
          + " --at 2026-01-05T09:31:00Z";

  private static final String STRATEGIES =
      """
      strategies:
        momentum:
          instances:
            btc-1h: { symbol: BTCUSDT, timeframe: 1h, side: LONG, quantity_per_r: "0.01" }
            eth-1h: { symbol: ETHUSDT, timeframe: 1h, side: LONG, quantity_per_r: "0.1" }
            sol-1h: { symbol: SOLUSDT, timeframe: 1h, side: LONG, quantity_per_r: "1" }
      """;

  @TempDir private Path folder;

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void killedAtEveryTaskAndAtEveryEntryAndRunAgainItLeavesTheSameJournal() throws Exception {
    Path ready = prepare();
    Path undisturbed = copy(ready, "undisturbed");
    shell(undisturbed).done(run());
    String expected = journal(undisturbed);
    assertThat(expected)
        .contains("row-" + TASKS)
        .contains("PLAN".toLowerCase(java.util.Locale.ROOT));
    assertThat(shell(undisturbed).told("plan list").get("plans")).hasSize(3);
    for (int task = 1; task <= TASKS; task++) {
      Path home = copy(ready, "task-" + task);
      Files.writeString(turn(), Integer.toString(task));
      assertThat(shell(home).type(run()).exitCode()).as("killed in task %d", task).isEqualTo(137);
      assertThat(turn()).doesNotExist();
      assertThat(journal(home)).isNotEqualTo(expected);
      shell(home).done(run());
      assertThat(journal(home)).as("killed in task %d", task).isEqualTo(expected);
    }
    int before = lines(ready);
    int after = lines(undisturbed);
    int killed = 0;
    for (int line = before + 1; line < after; line++) {
      Path home = copy(ready, "line-" + line);
      killed += killAtLine(home, line) ? 1 : 0;
      shell(home).done(run());
      assertThat(journal(home)).as("killed at line %d", line).isEqualTo(expected);
    }
    System.out.printf(
        "Killed in %d tasks, and at %d of %d entries%n", TASKS, killed, after - before);
    assertThat(killed).as("kills that came before the end").isPositive();
  }

  /** A home with the skill registered, from which each run starts. */
  private Path prepare() throws IOException {
    Path home = Files.createDirectories(folder.resolve("ready"));
    Files.writeString(home.resolve("strategies.yaml"), STRATEGIES);
    skillJar(Files.createDirectories(home.resolve("skills")).resolve("mortal.jar"));
    Files.writeString(folder.resolve("input.json"), input());
    Files.writeString(folder.resolve("graph.yaml"), graph());
    ProcessShell shell = shell(home);
    String at = " --at 2026-01-05T09:30:00Z";
    shell.done("init --time external --home-id killed" + at);
    shell.done("decision add 'Let it live' --reason 'to see it die'" + at);
    shell.done("harness skills register mortal --decision D001" + at);
    shell.done("harness skills activate mortal --decision D001" + at);
    return home;
  }

  private ProcessShell shell(Path home) {
    return new ProcessShell(home);
  }

  private String run() {
    return RUN.replace("input.json", folder.resolve("input.json").toString())
        .replace("graph.yaml", folder.resolve("graph.yaml").toString());
  }

  private Path turn() {
    return folder.resolve("turn");
  }

  /** Kills the run as soon as the journal has that many lines, unless it is over by then. */
  private boolean killAtLine(Path home, int line) throws InterruptedException {
    try (Running running = shell(home).start(run())) {
      while (running.isRunning() && lines(home) < line) {
        Thread.onSpinWait();
      }
      boolean wasRunning = running.isRunning();
      running.kill();
      return wasRunning;
    }
  }

  private static void skillJar(Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      String path = MortalSkill.class.getName().replace('.', '/') + ".class";
      entries.putNextEntry(new JarEntry(path));
      entries.write(MortalSkill.class.getResourceAsStream("/" + path).readAllBytes());
      entries.putNextEntry(new JarEntry("META-INF/services/io.sallyport.harness.skill.Skill"));
      entries.write(MortalSkill.class.getName().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String input() {
    String belief =
        """
        {"id": "%s", "timestamp": "2026-01-05T09:30:00Z", "portfolio_item": "momentum:%s",
         "direction": "LONG", "conviction": 0.7, "signal_ids": ["s1"]}\
        """;
    return """
    {"timestamp": "2026-01-05T09:30:30Z",
     "regime_state": {"id": "r1", "timestamp": "2026-01-05T09:30:00Z",
       "behavior": "TRENDING_NORMAL_VOL", "bias": "BULLISH", "confidence": 0.8, "is_stable": true},
     "factor_permission": {"id": "f1", "timestamp": "2026-01-05T09:30:00Z",
       "permissions": {"momentum": true}, "exposure_limits": {}},
     "signals": [{"id": "s1", "timestamp": "2026-01-05T09:30:00Z", "direction": "LONG",
       "regime_id": "r1"}],
     "active_beliefs": [%s, %s, %s]}
    """
        .formatted(
            belief.formatted("b1", "btc-1h"),
            belief.formatted("b2", "eth-1h"),
            belief.formatted("b3", "sol-1h"));
  }

  /** A chain with a branch; every third task acts upon a belief. */
  private String graph() {
    StringBuilder yaml = new StringBuilder("name: mortal\ntasks:\n");
    for (int i = 1; i <= TASKS; i++) {
      yaml.append("  - id: T%d\n".formatted(i))
          .append("    task_type: work\n    skill_ref: mortal\n    timeout_ms: 60000\n")
          .append("    output_schema: 'number: text'\n")
          .append("    side_effects: [audit_log, actions, table]\n")
          .append("    inputs: { number: '%d', turn: '%s'".formatted(i, turn()))
          .append(i % 3 == 2 ? ", belief: b%d }\n".formatted(1 + i / 3) : " }\n")
          .append(i > 2 ? "    depends_on: [T%d]\n".formatted(i - 2) : "");
    }
    return yaml.toString();
  }

  private Path copy(Path from, String name) throws IOException {
    Path to = folder.resolve(name);
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        if (Files.isDirectory(path) || Files.isRegularFile(path)) {
          Files.copy(path, to.resolve(from.relativize(path)));
        }
      }
    }
    return to;
  }

  private static String journal(Path home) {
    try (Stream<Path> segments = Files.list(home.resolve("journal"))) {
      StringBuilder all = new StringBuilder();
      for (Path segment : segments.sorted().toList()) {
        all.append(Files.readString(segment));
      }
      return all.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int lines(Path home) {
    return (int) journal(home).lines().count();
  }
}
