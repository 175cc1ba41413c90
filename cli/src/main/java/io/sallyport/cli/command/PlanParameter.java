package io.sallyport.cli.command;

import picocli.CommandLine.Parameters;

/** The plan that a command is about. */
final class PlanParameter {
  @Parameters(
      index = "0",
      paramLabel = "PLAN",
      description = "The plan's id, or any unique prefix of 8 or more characters.")
  private String text = "";

  String text() {
    return text;
  }
}
