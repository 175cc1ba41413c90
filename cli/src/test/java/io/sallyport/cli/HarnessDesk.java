package io.sallyport.cli;

import io.sallyport.cli.Terminal.Screen;
import io.sallyport.cli.skill.Probe;
import io.sallyport.harness.skill.Skill;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A terminal on a home whose registry takes beliefs, with a folder for what a harness is handed.
 *
 * @param terminal where the commands are typed; relative paths begin in the folder
 * @param folder where inputs and graphs lie
 */
record HarnessDesk(Terminal terminal, Path folder) {
  /** When the bundle of state is of. */
  static final String NOW = "2026-01-05T09:30:00Z";

  private static final String REGISTRY =
      """
      strategies:
        momentum:
          risk: { max_drawdown_percent: "20", stop_loss_percent: "2", max_position_size_percent: "10" }
          limits: { max_orders_per_day: 10, max_notional_per_day: "100000", max_loss_per_day: "1000" }
          instances:
            btc: { symbol: BTCUSDT, timeframe: 1h, side: LONG, quantity_per_r: "0.01", lot: "0.0001", tick: "0.01" }
            eth: { symbol: ETHUSDT, timeframe: 1h, side: SHORT, quantity_per_r: "0.5", lot: "0.01", tick: "0.01" }
      """;

  private static final String INPUT =
      """
      { "timestamp": "NOW",
        "regime_state": { "id": "regime-1", "timestamp": "NOW", "behavior": "TRENDING_NORMAL_VOL",
          "bias": "BULLISH", "confidence": "0.8", "is_stable": true },
        "factor_permission": { "id": "factors-1", "timestamp": "NOW",
          "permissions": { "momentum": true }, "exposure_limits": {} },
        "signals": [
          { "id": "signal-1", "timestamp": "NOW", "direction": "LONG", "symbol": "BTCUSDT",
            "regime_id": "regime-1" } ],
        "active_beliefs": [
          { "id": "belief-1", "timestamp": "NOW", "portfolio_item": "momentum:btc",
            "direction": "LONG", "conviction": "0.7", "signal_ids": ["signal-1"] },
          { "id": "belief-2", "timestamp": "NOW", "portfolio_item": "momentum:eth",
            "direction": "SHORT", "conviction": "0.6", "signal_ids": ["signal-1"] } ] }
      """;

  /** A desk in a folder of a test; its home is not made yet, but its registry is there. */
  static HarnessDesk in(Path folder) {
    return new HarnessDesk(
            new Terminal(folder.resolve("home")).in(folder).write("strategies.yaml", REGISTRY),
            folder)
        .file("input.json", input());
  }

  /** A bundle of state that everything is right with. */
  static String input() {
    return input(NOW);
  }

  /** The same of another time. */
  static String input(String time) {
    return INPUT.replace("NOW", time);
  }

  /** A graph of one task for the probe. */
  static String probe(String does) {
    return """
    name: probe
    tasks:
      - id: P1
        task_type: probe
        skill_ref: probe
        inputs: { do: %s }
        side_effects: [audit_log, actions]
    """
        .formatted(does);
  }

  /** Writes a file of the folder. */
  HarnessDesk file(String name, String content) {
    try {
      Files.writeString(folder.resolve(name), content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Screen type(String line) {
    return terminal.type(line);
  }

  Screen done(String line) {
    return terminal.done(line);
  }

  /** The code of the refusal that a line has to end in, with its message. */
  String refusal(String line) {
    Screen screen = type(line + " --json");
    if (screen.exitCode() != 1) {
      throw new AssertionError(line + " was not refused: " + screen);
    }
    return screen.json().at("/error/code").stringValue()
        + ": "
        + screen.json().at("/error/message").stringValue();
  }

  /** Puts the probe into the skills folder. */
  HarnessDesk withProbe() {
    String name = Probe.class.getName();
    String path = name.replace('.', '/') + ".class";
    try (InputStream code =
        Objects.requireNonNull(Probe.class.getClassLoader().getResourceAsStream(path))) {
      Path skills = Files.createDirectories(terminal.home().resolve("skills"));
      try (ZipOutputStream jar =
          new ZipOutputStream(Files.newOutputStream(skills.resolve("probe.jar")))) {
        put(
            jar,
            "META-INF/services/" + Skill.class.getName(),
            name.getBytes(StandardCharsets.UTF_8));
        put(jar, path, code.readAllBytes());
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(ZipOutputStream jar, String path, byte[] content) throws IOException {
    jar.putNextEntry(new ZipEntry(path));
    jar.write(content);
  }

  /** The same, registered and activated. */
  HarnessDesk withActiveProbe() {
    withProbe();
    done("decision add 'Let the probe in' --reason 'it was read'");
    done("harness skills register probe --decision D001");
    done("harness skills activate probe --decision D001");
    return this;
  }

  /** How many entries the journal has. */
  long entries() {
    return done("status --json").json().get("last_sequence").longValue();
  }
}
