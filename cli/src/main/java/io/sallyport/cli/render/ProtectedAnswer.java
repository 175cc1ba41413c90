package io.sallyport.cli.render;

import io.sallyport.core.desk.ProtectPosition.Moved;
import io.sallyport.core.desk.ProtectPosition.Protected;
import io.sallyport.core.execution.ProtectivePrices;
import io.sallyport.core.model.Decimals;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How a position is protected after a person had it protected (SPEC 17).
 *
 * @param made what was made
 */
public record ProtectedAnswer(Protected made) implements Answer {
  @Override
  public int exitCode() {
    return isDone() ? 0 : 1;
  }

  private boolean isDone() {
    return !made.cover().isBare() && made.cover().onItsWay().signum() == 0;
  }

  @Override
  public String text() {
    Lines lines =
        new Lines(9)
            .heading(isDone() ? "Protected" : "Not protected yet")
            .put("Position", CoverFields.inWords(made.cover()));
    made.moved().forEach(moved -> lines.put("Moved", inWords(moved)));
    return lines.toString();
  }

  private static String inWords(Moved moved) {
    return "of %s: from %s to %s%s"
        .formatted(
            moved.parent(),
            inWords(moved.before()),
            inWords(moved.after()),
            moved.isLooser() ? ", a LOOSER stop" : "");
  }

  private static String inWords(ProtectivePrices prices) {
    return "stop %s, target %s".formatted(inWords(prices.stopLoss()), inWords(prices.takeProfit()));
  }

  private static String inWords(Optional<BigDecimal> price) {
    return price.map(Decimals::plain).orElse("none");
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .put("protected", isDone())
        .putObject("cover", CoverFields.json(made.cover()))
        .putObjects("moved", made.moved().stream().map(ProtectedAnswer::json).toList());
  }

  private static JsonObject json(Moved moved) {
    return new JsonObject()
        .put("parent", moved.parent())
        .putDecimal("stop_loss_before", moved.before().stopLoss())
        .putDecimal("take_profit_before", moved.before().takeProfit())
        .putDecimal("stop_loss", moved.after().stopLoss())
        .putDecimal("take_profit", moved.after().takeProfit())
        .put("looser", moved.isLooser());
  }
}
