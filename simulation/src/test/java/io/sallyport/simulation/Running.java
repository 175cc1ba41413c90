package io.sallyport.simulation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A process that was started, and what it has said so far. */
final class Running implements AutoCloseable {
  private final Process process;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Thread outReader;
  private final Thread errReader;

  Running(Process process) {
    this.process = process;
    outReader = reader(process.inputReader(StandardCharsets.UTF_8), out);
    errReader = reader(process.errorReader(StandardCharsets.UTF_8), err);
  }

  private static Thread reader(BufferedReader from, StringWriter into) {
    return Thread.ofVirtual()
        .start(() -> {
          try (from) {
            for (int next = from.read(); next >= 0; next = from.read()) {
              into.write(next);
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** What it has printed. */
  String out() {
    return out.toString();
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** Ends it as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    end();
  }

  /** Waits until it has ended. */
  Screen end() {
    try {
      if (!process.waitFor(2 * Shell.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("it did not end: " + out + err);
      }
      outReader.join();
      errReader.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return new Screen(process.exitValue(), out.toString(), err.toString());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
