package io.sallyport.cli.demo;

import io.sallyport.cli.console.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the story: prints each command as a reader would type it, then what it really says. */
public final class Demo {
  private static final String HOME = "SALLYPORT_HOME";
  private static final String ACTOR = "SALLYPORT_ACTOR";
  private static final String ALICE = "alice";

  private final Console console;
  private final CommandRunner runner;

  /** Runs a command of the program. */
  public interface CommandRunner {
    /**
     * Runs a command.
     *
     * @param arguments the words behind {@code sallyport}
     * @param environment the only variables that it sees
     * @return its exit code
     */
    int run(List<String> arguments, Map<String, String> environment);
  }

  /**
   * A step that was taken.
   *
   * @param command as it was printed
   * @param exitCode what it ended with
   * @param expected what it had to end with
   */
  public record Taken(String command, int exitCode, int expected) {
    /** Whether it ended as it had to. */
    public boolean isAsExpected() {
      return exitCode == expected;
    }
  }

  /**
   * A demo.
   *
   * @param console where the story is told
   * @param runner runs the commands
   */
  public Demo(Console console, CommandRunner runner) {
    this.console = console;
    this.runner = runner;
  }

  /**
   * Tells the story in a fresh home, up to the first step that does not end as it has to.
   *
   * @return the steps that were taken
   * @throws IOException if a file of the home cannot be written, moved or compared
   */
  public List<Taken> run(Path home) throws IOException {
    console.print("$ export %s=%s %s=%s\n".formatted(HOME, quoted(home), ACTOR, ALICE));
    List<Taken> taken = new ArrayList<>();
    for (Step step : Story.STEPS) {
      console.print(step.prompt());
      Taken now = new Taken(step.command(), take(step, home), step.exitCode());
      taken.add(now);
      if (!now.isAsExpected()) {
        break;
      }
    }
    return List.copyOf(taken);
  }

  private int take(Step step, Path home) throws IOException {
    List<String> words = step.words(HOME, home.toString());
    List<String> arguments = words.subList(1, words.size());
    return switch (words.getFirst()) {
      case "cat" -> write(arguments.get(1), step.text());
      case "mv" -> move(arguments);
      case "cmp" -> compare(arguments);
      default -> runner.run(arguments, Map.of(HOME, home.toString(), ACTOR, ALICE));
    };
  }

  private static int write(String file, String text) throws IOException {
    Files.writeString(Path.of(file), text);
    return 0;
  }

  private static int move(List<String> files) throws IOException {
    Files.move(Path.of(files.getFirst()), Path.of(files.getLast()));
    return 0;
  }

  private static int compare(List<String> files) throws IOException {
    return Files.mismatch(Path.of(files.getFirst()), Path.of(files.getLast())) < 0 ? 0 : 1;
  }

  private static String quoted(Path path) {
    String text = path.toString();
    return text.matches("[A-Za-z0-9/._+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
