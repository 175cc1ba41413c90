package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.SimPriceAnswer;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.Symbol;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Moves a price of the simulated venue. */
@Command(
    description = {
      "Set a price of the simulated venue, and let happen what that triggers.",
      "The price is the venue's own, and not on Sallyport's record; what comes of it is."
    })
final class SimPriceCommand implements HomeCommand {
  @Parameters(index = "0", paramLabel = "SYMBOL", description = "What, such as BTCUSDT.")
  private String symbol = "";

  @Parameters(index = "1", paramLabel = "P", description = "The price, a multiple of the tick.")
  private String price = "";

  @Override
  public Reply<Answer> run(Session session) {
    return Symbol.parse(symbol)
        .flatMap(what ->
            Decimals.parse("price", price).flatMap(positive -> session.setSimPrice(what, positive)))
        .map(SimPriceAnswer::new);
  }
}
