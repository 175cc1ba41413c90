package io.sallyport.simulation;

import io.sallyport.cli.command.Program;
import io.sallyport.cli.config.Surroundings;
import io.sallyport.cli.console.Console;
import io.sallyport.core.model.HomeId;
import io.sallyport.core.model.LogicalTime;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A shell that runs each line in this process, with a clock that runs faster, so that 30 s cost
 * little. What it is handed to may be another process, with a clock of its own.
 *
 * @param home the home that its environment names
 * @param environment what else its environment says
 * @param speed how much faster the clock is
 */
record FastShell(Path home, Map<String, String> environment, int speed) implements Shell {
  private static final LogicalTime BEGAN = LogicalTime.parse("2026-01-05T09:30:00Z").value();
  private static final long BEGAN_NANOS = System.nanoTime();

  FastShell(Path home, int speed) {
    this(home, Map.of(), speed);
  }

  @Override
  public Screen run(List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = run(arguments, new Console(out, err));
    return new Screen(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private int run(List<String> arguments, Console console) {
    Map<String, String> seen = new TreeMap<>(environment);
    seen.put("SALLYPORT_HOME", home.toString());
    seen.put("SALLYPORT_ACTOR", "trader");
    return Program.run(
        new Surroundings(
            seen,
            "trader",
            Path.of("").toAbsolutePath(),
            "",
            this::now,
            () -> new HomeId("simulation"),
            leave -> {},
            console),
        arguments);
  }

  private LogicalTime now() {
    return new LogicalTime(BEGAN.micros() + (System.nanoTime() - BEGAN_NANOS) / 1000 * speed);
  }

  /** Starts a resident owner in this process, and waits until it is ready. */
  Serving serve() {
    Serving serving = new Serving(this);
    serving.awaitReady();
    return serving;
  }

  /** A resident owner in this process. */
  static final class Serving implements AutoCloseable {
    private static final long WAKING_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

    private final FastShell shell;
    private final CompletableFuture<Boolean> spoke = new CompletableFuture<>();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CompletableFuture<Integer> end;
    private Optional<Thread> waker = Optional.empty();
    private volatile boolean leaves;

    private Serving(FastShell shell) {
      this.shell = shell;
      this.end =
          CompletableFuture.supplyAsync(
              () -> shell.run(List.of("serve"), new Console(new Spoken(spoke), err)),
              task -> Thread.ofPlatform().daemon().name("serve").start(task));
    }

    private void awaitReady() {
      CompletableFuture.anyOf(spoke, end).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
      if (end.isDone()) {
        throw new AssertionError("it does not serve: " + err.toString(StandardCharsets.UTF_8));
      }
      waker = Optional.of(Thread.ofVirtual().start(this::wake));
    }

    /** The owner waits for what falls due by the time of the world; this makes it look earlier. */
    private void wake() {
      while (!leaves) {
        LockSupport.parkNanos(WAKING_NANOS);
        shell.type("order list");
      }
    }

    @Override
    public void close() {
      leaves = true;
      try {
        waker.orElseThrow().join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      shell.done("serve --stop --leave-open");
      end.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
  }

  private static final class Spoken extends ByteArrayOutputStream {
    private final CompletableFuture<Boolean> spoke;

    Spoken(CompletableFuture<Boolean> spoke) {
      this.spoke = spoke;
    }

    @Override
    public synchronized void flush() {
      spoke.complete(true);
    }
  }
}
