package io.sallyport.cli.command;

import io.sallyport.core.guard.OrderAssertions;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.StrategyId;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a caller may say of a plan's order; it is held against the plan, and never changes it. */
final class AssertionOptions {
  @Option(
      names = "--strategy-id",
      paramLabel = "S",
      description = "The strategy whose risk settings and limits hold for a manual order.")
  private Optional<String> strategy = Optional.empty();

  @Option(
      names = "--operation-type",
      paramLabel = "TYPE",
      description = "Assert that the plan's order is a buy or a sell.")
  private Optional<String> operationType = Optional.empty();

  @Option(names = "--symbol", paramLabel = "SYMBOL", description = "Assert the order's symbol.")
  private Optional<String> symbol = Optional.empty();

  @Option(names = "--quantity", paramLabel = "QTY", description = "Assert the order's quantity.")
  private Optional<String> quantity = Optional.empty();

  @Option(names = "--price", paramLabel = "P", description = "Assert the order's limit price.")
  private Optional<String> price = Optional.empty();

  Reply<Optional<StrategyId>> strategy() {
    return strategy
        .map(text -> StrategyId.parse(text).map(Optional::of))
        .orElseGet(() -> Reply.of(Optional.empty()));
  }

  OrderAssertions order() {
    return new OrderAssertions(operationType, symbol, quantity, price);
  }
}
