package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.Reply;
import io.sallyport.core.plan.PortfolioItem;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Plans a portfolio: items that the strategy registry knows, each with an equal part of the risk.
 */
@Command(description = "Plan orders for portfolio items, as the strategy registry has them.")
final class PlanPortfolioCommand implements HomeCommand {
  @Option(
      names = "--item",
      required = true,
      paramLabel = "STRATEGY:INSTANCE",
      description = "A portfolio item; give one or more.")
  private List<String> items = List.of();

  @Mixin private PlanningOptions planning = new PlanningOptions();

  @Option(names = "--reason", paramLabel = "WHY", description = "Why; else the items in words.")
  private Optional<String> reason = Optional.empty();

  @Override
  public Reply<Answer> run(Session session) {
    List<Reply<PortfolioItem>> parsed = items.stream().map(PortfolioItem::parse).toList();
    Optional<Refusal> refused =
        parsed.stream().flatMap(item -> item.refused().stream()).findFirst();
    return refused
        .map(Reply::<Answer>refuse)
        .orElseGet(() ->
            Reason.parse(reason.orElseGet(this::inWords))
                .flatMap(why ->
                    planning.propose(session, parsed.stream().map(Reply::value).toList(), why)));
  }

  private String inWords() {
    String names = "portfolio of " + String.join(", ", items);
    return names.length() <= Reason.MAX_LENGTH ? names : "portfolio of " + items.size() + " items";
  }
}
