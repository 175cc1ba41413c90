package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.PositionsAnswer;
import io.sallyport.core.desk.Query.OpenPositions;
import io.sallyport.core.model.Reply;
import picocli.CommandLine.Command;

/** Lists open positions. */
@Command(description = "List open positions: of every tenant, unless one is named.")
final class PositionsCommand implements HomeCommand {
  @Override
  public Reply<Answer> run(Session session) {
    return session
        .settings()
        .asker()
        .flatMap(asker -> session.ask(new OpenPositions(asker, Optional.empty())))
        .map(PositionsAnswer::new);
  }
}
