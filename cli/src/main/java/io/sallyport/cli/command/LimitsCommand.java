package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.LimitsAnswer;
import io.sallyport.core.desk.Query.Limits;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.StrategyId;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what is used, reserved and left of the day's limits. */
@Command(
    description = {
      "Show the day's limits: what is used, reserved and left of each, per tenant and strategy.",
      "Of every tenant, unless one is named."
    },
    footer = {
      "  sallyport limits --client-id 1",
      "  sallyport limits --strategy-id momentum --json"
    })
final class LimitsCommand implements HomeCommand {
  @Option(names = "--strategy-id", paramLabel = "S", description = "Of this strategy alone.")
  private Optional<String> strategy = Optional.empty();

  @Override
  public Reply<Answer> run(Session session) {
    return strategy()
        .flatMap(id -> session.settings().givenClient().map(asker -> new Limits(asker, id)))
        .flatMap(session::ask)
        .map(LimitsAnswer::new);
  }

  private Reply<Optional<StrategyId>> strategy() {
    return strategy
        .map(text -> StrategyId.parse(text).map(Optional::of))
        .orElseGet(() -> Reply.of(Optional.empty()));
  }
}
