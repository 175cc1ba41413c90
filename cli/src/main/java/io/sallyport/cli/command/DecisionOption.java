package io.sallyport.cli.command;

import io.sallyport.core.model.DecisionId;
import io.sallyport.core.model.Reply;
import picocli.CommandLine.Option;

/** The entry of the decision ledger that authorizes a step in the life of a skill. */
final class DecisionOption {
  @Option(
      names = "--decision",
      required = true,
      paramLabel = "D002",
      description = "The entry of the decision ledger that authorizes it.")
  private String text = "";

  Reply<DecisionId> parse() {
    return DecisionId.parse(text);
  }
}
