package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.plan.OrderSpelling;
import io.sallyport.core.plan.Side;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plans one order, to buy or to sell. */
@Command
final class PlanOrderCommand implements HomeCommand {
  private final Side side;

  @Parameters(index = "0", paramLabel = "SYMBOL", description = "What, such as BTCUSDT.")
  private String symbol = "";

  @Parameters(index = "1", paramLabel = "QTY", description = "How much, such as 0.001.")
  private String quantity = "";

  @Option(names = "--limit", paramLabel = "P", description = "The limit price; else at market.")
  private Optional<String> limit = Optional.empty();

  @Option(
      names = "--reference-price",
      paramLabel = "P",
      description = "The price that slippage is measured from; else the limit.")
  private Optional<String> reference = Optional.empty();

  @Option(
      names = "--sl",
      paramLabel = "OFFSET",
      description = "The stop loss, as a part of the fill price, such as -0.02.")
  private Optional<String> sl = Optional.empty();

  @Option(
      names = "--tp",
      paramLabel = "OFFSET",
      description = "The take profit, as a part of the fill price, such as 0.03.")
  private Optional<String> tp = Optional.empty();

  @Option(
      names = "--strategy-id",
      paramLabel = "S",
      description = "The strategy that the order belongs to; else 'manual'.")
  private Optional<String> strategy = Optional.empty();

  @Mixin private PlanningOptions planning = new PlanningOptions();

  @Option(names = "--reason", paramLabel = "WHY", description = "Why; else the order in words.")
  private Optional<String> reason = Optional.empty();

  PlanOrderCommand(Side side) {
    this.side = side;
  }

  @Override
  public Reply<Answer> run(Session session) {
    return OrderSpelling.read(side, symbol, quantity, limit, reference, sl, tp)
        .flatMap(order -> propose(session, order));
  }

  private Reply<Answer> propose(Session session, OrderSpelling order) {
    return Reason.parse(reason.orElseGet(order::inWords))
        .flatMap(why ->
            strategy()
                .flatMap(order::item)
                .flatMap(item -> planning.propose(session, List.of(item), why)));
  }

  private Reply<StrategyId> strategy() {
    return strategy.map(StrategyId::parse).orElseGet(() -> Reply.of(StrategyId.MANUAL));
  }
}
