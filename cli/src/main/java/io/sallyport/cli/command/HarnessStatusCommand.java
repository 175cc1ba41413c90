package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.HarnessStatusAnswer;
import io.sallyport.core.desk.Query.HarnessState;
import io.sallyport.core.model.Reply;
import picocli.CommandLine.Command;

/** Shows whether the harness may run, and what it holds. */
@Command(
    description = "Show whether the harness is HALTED, which cycles are unfinished, its settings.")
final class HarnessStatusCommand implements HomeCommand {
  @Override
  public Reply<Answer> run(Session session) {
    return session
        .settings()
        .givenClient()
        .flatMap(asker -> session.ask(new HarnessState(asker)))
        .map(view -> new HarnessStatusAnswer(view, session.settings().harness()));
  }
}
