package io.sallyport.cli;

import io.sallyport.cli.Terminal.Screen;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A shell that starts the program, or another, as a real process.
 *
 * @param home the home that its environment names
 */
record Shell(Path home) {
  private static final int PATIENCE_SECONDS = 120;

  /** Starts the program. */
  Process start(String... arguments) {
    return start(Main.class, arguments);
  }

  /** Starts any program of the class path. */
  Process start(Class<?> main, String... arguments) {
    return start(List.of(), main, arguments);
  }

  private Process start(List<String> wrapper, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>(wrapper);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx200m",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("SALLYPORT_"));
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("SALLYPORT_HOME", home.toString());
    builder.environment().put("SALLYPORT_ACTOR", "trader");
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the program to its end. */
  Screen run(String... arguments) {
    return screen(start(arguments));
  }

  /** What a process left on the screen, once it has ended. */
  static Screen screen(Process process) {
    CompletableFuture<String> out = text(process.getInputStream());
    CompletableFuture<String> err = text(process.getErrorStream());
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("it did not end: " + out.join() + err.join());
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return new Screen(process.exitValue(), out.join(), err.join());
  }

  private static CompletableFuture<String> text(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        task -> Thread.ofVirtual().start(task));
  }

  /** Starts a program that stays, and waits for its first line. */
  Process startAndHear(Class<?> main, String... arguments) {
    return hear(start(main, arguments));
  }

  /** The same, where no file can grow beyond so many kilobytes. */
  Process startAndHearOnSmallDisk(int kilobytes, String... arguments) {
    return hear(
        start(
            List.of("/bin/bash", "-c", "ulimit -f " + kilobytes + "; exec \"$@\"", "bash"),
            Main.class,
            arguments));
  }

  private static Process hear(Process process) {
    String line =
        CompletableFuture.supplyAsync(() -> line(process), task -> Thread.ofVirtual().start(task))
            .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .join();
    if (line.isEmpty()) {
      throw new AssertionError("it said nothing: " + screen(process));
    }
    return process;
  }

  private static String line(Process process) {
    try {
      BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
      String line = lines.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
