package io.sallyport.simulation;

import io.sallyport.cli.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A shell that starts a process for each line.
 *
 * @param home the home that its environment names
 * @param environment what else its environment says
 */
record ProcessShell(Path home, Map<String, String> environment) implements Shell {
  ProcessShell(Path home) {
    this(home, Map.of());
  }

  @Override
  public Screen run(List<String> arguments) {
    try (Running running = start(arguments)) {
      return running.end();
    }
  }

  /** Starts a resident owner, and waits until it is ready. */
  Running serve() {
    Running running = start(List.of("serve"));
    try {
      Waiting.until(
          () -> running,
          resident -> resident.out().startsWith("Serving ") || !resident.isRunning());
    } catch (AssertionError e) {
      running.close();
      throw e;
    }
    if (!running.isRunning()) {
      throw new AssertionError("it does not serve: " + running.end());
    }
    return running;
  }

  /** Starts a command, and does not wait for it. */
  Running start(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx200m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("SALLYPORT_"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("SALLYPORT_HOME", home.toString());
    builder.environment().put("SALLYPORT_ACTOR", "trader");
    builder.environment().putAll(environment);
    try {
      return new Running(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same line, typed without waiting for what comes of it. */
  Running start(String line) {
    return start(
        WORD.matcher(line)
            .results()
            .map(word -> Optional.ofNullable(word.group(1)).orElseGet(word::group))
            .toList());
  }
}
