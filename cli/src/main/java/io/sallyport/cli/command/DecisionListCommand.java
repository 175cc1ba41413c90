package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.DecisionsAnswer;
import io.sallyport.core.desk.Query.ListDecisions;
import io.sallyport.core.model.Reply;
import picocli.CommandLine.Command;

/** Lists the decision ledger. */
@Command(description = "List the decision ledger, oldest entry first.")
final class DecisionListCommand implements HomeCommand {
  @Override
  public Reply<Answer> run(Session session) {
    return session.ask(new ListDecisions()).map(DecisionsAnswer::new);
  }
}
