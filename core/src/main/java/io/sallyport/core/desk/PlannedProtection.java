package io.sallyport.core.desk;

import io.sallyport.core.execution.ProtectivePrices;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.ExecutionEvent;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plan.OrderIntent.Terms;
import io.sallyport.core.plan.PlanContent;
import io.sallyport.core.plan.Side;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Refuses plans whose protection could only lie at 0 or below, as far as that can be known when
 * they are made (SPEC 7, SL/TP).
 */
record PlannedProtection(Inputs inputs) {

  /** The plan as it would be created, or why it is not. */
  Reply<ExecutionEvent> check(ExecutionEvent created) {
    if (!(created.payload().orElse(null) instanceof PlanContent content)) {
      return Reply.of(created);
    }
    return content.intents().stream()
        .map(OrderIntent::terms)
        .flatMap(terms -> problem(terms).stream())
        .findFirst()
        .map(Reply::<ExecutionEvent>refuse)
        .orElseGet(() -> Reply.of(created));
  }

  private Optional<Refusal> problem(Terms terms) {
    if (listed(terms.symbol()).anyMatch(Instrument::mayBeNegative)) {
      return Optional.empty();
    }
    boolean never =
        terms.side() == Side.SELL
            && terms.tpOffset().filter(offset -> offset.compareTo(BigDecimal.ONE) >= 0).isPresent();
    if (never) {
      return refusal(terms, "take profit", terms.tpOffset(), "whatever it is filled at");
    }
    return terms.limitPrice().or(terms::referencePrice).flatMap(price -> problem(terms, price));
  }

  private Optional<Refusal> problem(Terms terms, BigDecimal price) {
    Optional<BigDecimal> tick =
        terms
            .tick()
            .or(() -> listed(terms.symbol()).flatMap(one -> one.tick().stream()).findFirst());
    ProtectivePrices prices = ProtectivePrices.of(terms, price, tick, false);
    String when =
        "filled at "
            + Decimals.plain(price)
            + tick.map(step -> " with a tick of " + Decimals.plain(step)).orElse("");
    if (terms.slOffset().isPresent() && prices.stopLoss().isEmpty()) {
      return refusal(terms, "stop loss", terms.slOffset(), when);
    }
    return terms.tpOffset().isPresent() && prices.takeProfit().isEmpty()
        ? refusal(terms, "take profit", terms.tpOffset(), when)
        : Optional.empty();
  }

  private static Optional<Refusal> refusal(
      Terms terms, String what, Optional<BigDecimal> offset, String when) {
    return Optional.of(
        new Refusal(
            RefusalCode.INVALID_OFFSET,
            "a %s of %s for %s %s would lie at 0 or below, %s: that is no protection"
                .formatted(
                    what,
                    Decimals.plain(offset.orElseThrow()),
                    terms.side().word(),
                    terms.symbol(),
                    when)));
  }

  private Stream<Instrument> listed(Symbol symbol) {
    return inputs.venues().values().stream().flatMap(venue -> venue.instrument(symbol).stream());
  }
}
