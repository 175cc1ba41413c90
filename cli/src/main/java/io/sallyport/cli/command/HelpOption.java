package io.sallyport.cli.command;

import picocli.CommandLine.Option;

/** The option for help, which every command has. */
final class HelpOption {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  @SuppressWarnings("UnusedVariable") // It is the option that counts.
  private boolean help;
}
