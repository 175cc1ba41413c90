package io.sallyport.cli;

import io.sallyport.cli.command.Program;
import io.sallyport.cli.config.Surroundings;
import io.sallyport.cli.console.Console;
import io.sallyport.core.model.HomeId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.formats.json.SallyportJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A shell for tests: each line runs the real command line in this process, on a home of its own,
 * with an environment that the test chose and a clock that stands still.
 */
public final class Terminal {
  /** When the clock of a terminal stands still. */
  public static final LogicalTime NOW = LogicalTime.parse("2026-01-05T09:30:00Z").value();

  private static final Pattern WORD = Pattern.compile("'([^']*)'|\\S+");

  private final Path home;
  private final Map<String, String> environment;
  private final Path workingDirectory;

  /** A terminal on a home, which need not exist. Who types is {@code trader}. */
  public Terminal(Path home) {
    this(home, Map.of(), Path.of("").toAbsolutePath());
  }

  private Terminal(Path home, Map<String, String> environment, Path workingDirectory) {
    this.home = home;
    this.environment = new TreeMap<>(environment);
    this.workingDirectory = workingDirectory;
  }

  /**
   * What a line left on the screen.
   *
   * @param exitCode the exit code
   * @param out standard output
   * @param err standard error
   */
  public record Screen(int exitCode, String out, String err) {
    /** Standard output read as one JSON object. */
    public JsonNode json() {
      return SallyportJson.mapper().readTree(out);
    }
  }

  /** The same terminal with one more variable in its environment. */
  public Terminal with(String variable, String value) {
    Map<String, String> more = new TreeMap<>(environment);
    more.put(variable, value);
    return new Terminal(home, more, workingDirectory);
  }

  /** The same terminal in another folder, where relative paths begin. */
  public Terminal in(Path folder) {
    return new Terminal(home, environment, folder);
  }

  /** The home. */
  public Path home() {
    return home;
  }

  /** Writes a file of the home. */
  public Terminal write(String name, String content) {
    try {
      Files.createDirectories(home);
      Files.writeString(home.resolve(name), content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Types a line, without {@code sallyport}; words with spaces stand in single quotes. */
  public Screen type(String line) {
    return run(words(line));
  }

  static List<String> words(String line) {
    return WORD.matcher(line)
        .results()
        .map(word -> word.group(1) == null ? word.group() : word.group(1))
        .toList();
  }

  /** Types a line that has to succeed. */
  public Screen done(String line) {
    Screen screen = type(line);
    if (screen.exitCode() != 0) {
      throw new AssertionError(line + " was not done: " + screen);
    }
    return screen;
  }

  /** Runs a command with arguments as they are. */
  public Screen run(List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    return run(arguments, out, err, leave -> {});
  }

  /** Types {@code serve} and what follows, and waits until it is ready, or is refused. */
  public Serving serve(String line) {
    return new Serving(this, line);
  }

  Screen run(
      List<String> arguments,
      ByteArrayOutputStream out,
      ByteArrayOutputStream err,
      Consumer<Runnable> terminations) {
    Map<String, String> seen = new TreeMap<>(environment);
    seen.putIfAbsent("SALLYPORT_HOME", home.toString());
    int exitCode =
        Program.run(
            new Surroundings(
                seen,
                "trader",
                workingDirectory,
                "",
                () -> NOW,
                () -> new HomeId("terminal"),
                terminations,
                new Console(out, err)),
            arguments);
    return new Screen(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
