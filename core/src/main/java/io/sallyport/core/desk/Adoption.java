package io.sallyport.core.desk;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plane.PlaneSelection;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How the difference that a person takes over from a venue is booked and protected (SPEC 17,
 * resolve).
 *
 * @param price the price of the difference
 * @param stopLoss the stop of what is taken over; none leaves it bare
 * @param takeProfit the target beside the stop, if there is to be one
 */
public record Adoption(
    BigDecimal price, Optional<BigDecimal> stopLoss, Optional<BigDecimal> takeProfit) {

  /** What is wrong with it for a position that opens so much, and holds so much then. */
  Optional<Refusal> problem(
      ReconcileCommand.ResolvePosition command,
      Inputs inputs,
      PlaneSelection.Live live,
      BigDecimal opened,
      BigDecimal held) {
    if (command.resolution() == Event.Resolution.KEEP_BOOK) {
      return wrong("keep-book takes nothing over: it has no price and no protection");
    }
    Optional<Instrument> instrument =
        inputs.venue(live.venue()).flatMap(known -> known.instrument(command.symbol()));
    boolean mayBeNegative = instrument.filter(Instrument::mayBeNegative).isPresent();
    if (price.signum() <= 0 && !mayBeNegative) {
      return wrong("the price of the difference is above 0");
    }
    if (stopLoss.isPresent() && opened.signum() == 0) {
      return wrong("nothing is added to the position: there is nothing to protect");
    }
    Optional<BigDecimal> tick = instrument.flatMap(Instrument::tick);
    return SafetySales.offStep("stop loss", stopLoss, tick, "tick")
        .or(() -> SafetySales.offStep("take profit", takeProfit, tick, "tick"))
        .or(() -> wrongSide("stop loss", stopLoss, held.signum()))
        .or(() -> wrongSide("take profit", takeProfit, -held.signum()));
  }

  private static Optional<Refusal> wrong(String why) {
    return Optional.of(new Refusal(RefusalCode.INVALID_NUMBER, why));
  }

  private Optional<Refusal> wrongSide(String what, Optional<BigDecimal> given, int below) {
    return given
        .filter(at -> price.compareTo(at) != below)
        .map(at ->
            new Refusal(
                RefusalCode.WRONG_SIDE,
                "a %s at %s lies on the wrong side of the price %s"
                    .formatted(what, Decimals.plain(at), Decimals.plain(price))));
  }
}
