package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.ExecutionListAnswer;
import io.sallyport.core.desk.Query.ListExecutions;
import io.sallyport.core.model.Reply;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists executions. */
@Command(
    description = {
      "List executions, blocked ones and dry runs among them, the oldest first.",
      "Of every tenant, unless one is named."
    })
final class ExecutionListCommand implements HomeCommand {
  @Option(
      names = "--plan",
      paramLabel = "PLAN",
      description = "Only this plan's: its id, a unique prefix of 8 or more characters, or @last.")
  private Optional<String> plan = Optional.empty();

  @Override
  public Reply<Answer> run(Session session) {
    return session
        .settings()
        .givenClient()
        .flatMap(
            asker -> named(session).flatMap(one -> session.ask(new ListExecutions(asker, one))))
        .map(ExecutionListAnswer::new);
  }

  private Reply<Optional<String>> named(Session session) {
    return plan.map(text -> PlanParameter.named(text).in(session).map(Optional::of))
        .orElseGet(() -> Reply.of(Optional.empty()));
  }
}
