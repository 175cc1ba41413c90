package io.sallyport.cli.command;

import io.sallyport.core.model.Reason;
import io.sallyport.core.model.Reply;
import picocli.CommandLine.Option;

/** The reason that a governed act needs. */
final class ReasonOption {
  @Option(names = "--reason", required = true, paramLabel = "WHY", description = "Why.")
  private String text = "";

  Reply<Reason> parse() {
    return Reason.parse(text);
  }
}
