package io.sallyport.core.execution;

import io.sallyport.core.model.Symbol;
import io.sallyport.core.plane.VenueAnswer;
import io.sallyport.core.plane.VenueAnswer.Holding;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/** A safety-sell under way: what it waits for, and what the venue told when it was asked. */
public final class ActiveSell {
  private final SafetySell sell;
  private boolean lookedInto;
  private Optional<UUID> question = Optional.empty();
  private Optional<BigDecimal> told = Optional.empty();

  ActiveSell(SafetySell sell) {
    this.sell = sell;
  }

  void lookedInto(Optional<UUID> asked) {
    lookedInto = true;
    question = asked;
  }

  void closed(UUID questionId) {
    question = question.filter(open -> !open.equals(questionId));
  }

  void told(UUID questionId, VenueAnswer answer) {
    if (question.filter(questionId::equals).isPresent()) {
      told = answer.holdings().map(all -> holding(all, sell.symbol()));
    }
  }

  private static BigDecimal holding(java.util.List<Holding> all, Symbol symbol) {
    return all.stream()
        .filter(holding -> holding.symbol().equals(symbol))
        .map(Holding::quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** What was asked for. */
  public SafetySell sell() {
    return sell;
  }

  /** Whether it was looked into whether anything is in doubt. */
  public boolean isLookedInto() {
    return lookedInto;
  }

  /** The question whose answer it waits for. */
  public Optional<UUID> question() {
    return question;
  }

  /** What the account holds by the answer, signed; empty if nothing was asked or told. */
  public Optional<BigDecimal> told() {
    return told;
  }
}
