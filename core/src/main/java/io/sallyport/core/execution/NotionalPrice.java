package io.sallyport.core.execution;

import io.sallyport.core.plan.OrderIntent.Terms;
import io.sallyport.core.plan.Side;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * At which price an order counts against a notional limit (SPEC 14): never at one that whoever
 * planned it could choose too low.
 *
 * @param venueLast the venue's last price of the symbol, if it tells one
 * @param lastKnown the last price at which the home knows that it was traded there, if it ever was
 */
public record NotionalPrice(Optional<BigDecimal> venueLast, Optional<BigDecimal> lastKnown) {
  private static final Comparator<BigDecimal> BY_SIZE = Comparator.comparing(BigDecimal::abs);

  /**
   * The price for an order: a BUY's limit, which is the most that it can cost; else the higher of
   * what its planner says and of the venue's last price. Where the venue tells none, what the
   * planner says counts only from the last known price up; empty if there is no usable price.
   */
  public Optional<BigDecimal> of(Terms terms) {
    if (isCapped(terms)) {
      return terms.limitPrice();
    }
    Optional<BigDecimal> said = terms.limitPrice().or(terms::referencePrice);
    return venueLast.isPresent()
        ? highest(said.stream(), venueLast.stream())
        : said.filter(
            price -> lastKnown.filter(known -> BY_SIZE.compare(price, known) >= 0).isPresent());
  }

  /**
   * The price of an order that its run reserved, when it is about to be sent: that price stays
   * usable, and a higher one that became known since counts instead.
   */
  public Optional<BigDecimal> again(Terms terms, Optional<BigDecimal> reserved) {
    return isCapped(terms) || reserved.isEmpty()
        ? of(terms)
        : highest(reserved.stream(), Stream.concat(venueLast.stream(), lastKnown.stream()));
  }

  private static boolean isCapped(Terms terms) {
    return terms.side() == Side.BUY && terms.limitPrice().isPresent();
  }

  private static Optional<BigDecimal> highest(Stream<BigDecimal> some, Stream<BigDecimal> more) {
    return Stream.concat(some, more).max(BY_SIZE);
  }
}
