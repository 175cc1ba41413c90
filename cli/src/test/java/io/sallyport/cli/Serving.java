package io.sallyport.cli;

import io.sallyport.cli.Terminal.Screen;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A resident owner in a window of its own: it runs until it is told to leave. */
public final class Serving implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final Terminal terminal;
  private final CompletableFuture<Boolean> spoke = new CompletableFuture<>();
  private final CompletableFuture<Runnable> termination = new CompletableFuture<>();
  private final CompletableFuture<Screen> end;

  Serving(Terminal terminal, String line) {
    this.terminal = terminal;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    this.end =
        CompletableFuture.supplyAsync(
            () ->
                terminal.run(
                    Terminal.words("serve " + line), new Spoken(spoke), err, termination::complete),
            task -> Thread.ofPlatform().daemon().name("serve").start(task));
    CompletableFuture.anyOf(spoke, end).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** What the system does when somebody asks the program to end; returns when it has ended. */
  public Screen terminate() {
    termination.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join().run();
    return end();
  }

  /** What it left on the screen, once it has ended. */
  public Screen end() {
    return end.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Whether it goes on. */
  public boolean isServing() {
    return !end.isDone();
  }

  @Override
  public void close() {
    if (isServing()) {
      terminal.type("serve --stop --leave-open");
      end();
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
