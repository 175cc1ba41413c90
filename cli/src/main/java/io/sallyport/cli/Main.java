package io.sallyport.cli;

import io.sallyport.cli.command.Program;
import io.sallyport.cli.config.Surroundings;
import io.sallyport.cli.config.SystemClock;
import io.sallyport.cli.console.Console;
import io.sallyport.core.model.HomeId;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The program's entry point. */
public final class Main {
  private static final CompletableFuture<Integer> EXIT_CODE = new CompletableFuture<>();

  /** What a shell calls a program that a signal ended. */
  private static final int TERMINATED = 128 + 15;

  private Main() {}

  public static void main(String[] args) {
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT); // what is written down is read again
    int exitCode = Program.run(surroundings(), List.of(args));
    EXIT_CODE.complete(exitCode);
    System.exit(exitCode);
  }

  private static Surroundings surroundings() {
    return new Surroundings(
        System.getenv(),
        System.getProperty("user.name", ""),
        Path.of("").toAbsolutePath(),
        System.getProperty("sallyport.build", ""),
        new SystemClock(),
        () -> new HomeId(UUID.randomUUID().toString()),
        Main::onTermination,
        new Console(
            new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err)));
  }

  /** A signal ends the program with the exit code that its run had, as if it had come by itself. */
  private static void onTermination(Runnable leave) {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() -> {
                  leave.run();
                  Runtime.getRuntime()
                      .halt(EXIT_CODE.completeOnTimeout(TERMINATED, 1, TimeUnit.SECONDS).join());
                }));
  }
}
