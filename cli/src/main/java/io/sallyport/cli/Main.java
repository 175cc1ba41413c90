package io.sallyport.cli;

import io.sallyport.cli.command.Program;
import io.sallyport.cli.config.SteadyClock;
import io.sallyport.cli.config.Surroundings;
import io.sallyport.cli.console.Console;
import io.sallyport.core.model.HomeId;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.List;
import java.util.UUID;

/** The program's entry point. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(Program.run(surroundings(), List.of(args)));
  }

  private static Surroundings surroundings() {
    return new Surroundings(
        System.getenv(),
        System.getProperty("user.name", ""),
        new SteadyClock(),
        () -> new HomeId(UUID.randomUUID().toString()),
        new Console(
            new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err)));
  }
}
