package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.OrderAnswer;
import io.sallyport.core.desk.SafetyCommand.SellForSafety;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.Symbol;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Flattens a position at market, long or short, with no plan. */
@Command(
    name = "safety-sell",
    description = {
      "Flatten a position at market, long or short, without a plan and under any kill switch.",
      "It never sells more than the book holds. Exit code 0 only if it was filled.",
      "Needs a client id."
    })
final class SafetySellCommand implements HomeCommand {
  @Parameters(index = "0", paramLabel = "SYMBOL", description = "What, such as BTCUSDT.")
  private String symbol = "";

  @Mixin private VenueOption venue = new VenueOption();
  @Mixin private ReasonOption reason = new ReasonOption();

  @Override
  public Reply<Answer> run(Session session) {
    return session
        .settings()
        .client()
        .flatMap(this::command)
        .flatMap(session::submit)
        .map(sold -> new OrderAnswer(sold, sold.stage() == Stage.FILLED));
  }

  private Reply<SellForSafety> command(ClientId client) {
    return Symbol.parse(symbol)
        .flatMap(what ->
            venue
                .parse()
                .flatMap(where ->
                    reason.parse().map(why -> new SellForSafety(client, what, where, why))));
  }
}
