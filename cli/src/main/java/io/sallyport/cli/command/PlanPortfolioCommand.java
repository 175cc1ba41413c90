package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.Reply;
import io.sallyport.core.plan.PortfolioItem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Plans a portfolio: items that the strategy registry knows, each with an equal part of the risk.
 */
@Command(description = "Plan orders for portfolio items, as the strategy registry has them.")
final class PlanPortfolioCommand implements HomeCommand {
  @ArgGroup(multiplicity = "1")
  private ItemOptions items = new ItemOptions();

  @Mixin private PlanningOptions planning = new PlanningOptions();

  @Option(names = "--reason", paramLabel = "WHY", description = "Why; else the items in words.")
  private Optional<String> reason = Optional.empty();

  @Override
  public Reply<Answer> run(Session session) {
    return items
        .read(session)
        .flatMap(read ->
            Reason.parse(reason.orElseGet(() -> inWords(read)))
                .flatMap(why -> planning.propose(session, read, why)));
  }

  private static String inWords(List<PortfolioItem> items) {
    String names =
        "portfolio of "
            + items.stream().map(PortfolioItem::value).collect(Collectors.joining(", "));
    return names.length() <= Reason.MAX_LENGTH ? names : "portfolio of " + items.size() + " items";
  }
}
