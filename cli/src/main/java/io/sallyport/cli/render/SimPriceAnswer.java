package io.sallyport.cli.render;

import io.sallyport.core.model.Decimals;
import io.sallyport.venues.sim.PriceChange;
import java.util.stream.Collectors;

/**
 * A price of the simulated venue that was set.
 *
 * @param change the price, and what it triggered
 */
public record SimPriceAnswer(PriceChange change) implements Answer {
  @Override
  public String text() {
    return "The price of %s at sim is %s\n"
            .formatted(change.symbol(), Decimals.plain(change.price()))
        + change.triggered().stream()
            .map(order -> "  It triggered order " + order + "\n")
            .collect(Collectors.joining());
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .put("symbol", change.symbol())
        .putDecimal("price", change.price())
        .putTexts("triggered", change.triggered());
  }
}
