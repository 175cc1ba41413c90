package io.sallyport.cli.command;

import io.sallyport.cli.config.Surroundings;
import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.CompletionAnswer;
import io.sallyport.core.model.Reply;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Prints what lets a shell complete commands and options. */
@Command(
    description = {
      "Print a script that lets bash and zsh complete commands and options.",
      "To use it: source <(sallyport completion)"
    })
final class CompletionCommand implements LooseCommand {
  @Override
  public Reply<Answer> run(Root options, Surroundings surroundings) {
    return Reply.of(new CompletionAnswer(AutoComplete.bash("sallyport", CommandTree.whole())));
  }
}
