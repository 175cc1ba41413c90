package io.sallyport.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program's entry point. */
@Command(
    name = "sallyport",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    description = "The only legal exit between a trading decision and a real order.")
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }
}
