package io.sallyport.cli.command;

import picocli.CommandLine.Parameters;

/** The order that a command is about. */
final class OrderParameter {
  @Parameters(
      index = "0",
      paramLabel = "INTENT",
      description = "The order's id, or any unique prefix of 8 or more characters.")
  private String text = "";

  String text() {
    return text;
  }
}
