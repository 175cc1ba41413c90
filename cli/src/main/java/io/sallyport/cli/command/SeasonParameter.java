package io.sallyport.cli.command;

import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SeasonId;
import picocli.CommandLine.Parameters;

/** The season that a command is about. */
final class SeasonParameter {
  @Parameters(index = "0", paramLabel = "SEASON", description = "The season, such as 2026Q1.")
  private String text = "";

  Reply<SeasonId> parse() {
    return SeasonId.parse(text);
  }
}
