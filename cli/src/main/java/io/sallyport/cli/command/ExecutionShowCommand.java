package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.ExecutionRecordAnswer;
import io.sallyport.core.model.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the report of an execution again. */
@Command(
    description = {
      "Show the whole report of an execution again, a blocked one's too.",
      "It is read back from the journal."
    })
final class ExecutionShowCommand implements HomeCommand {
  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "The execution's id, or any unique prefix of 8 or more characters.")
  private String text = "";

  @Override
  public Reply<Answer> run(Session session) {
    return session.execution(text).map(ExecutionRecordAnswer::new);
  }
}
