package io.sallyport.core.guard;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Reply;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plan.PlanContent;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a caller says the plan's order is. It never changes the order: an execution whose caller is
 * wrong about it is blocked (SPEC 5).
 *
 * @param operationType {@code buy} or {@code sell}
 * @param symbol the symbol
 * @param quantity the quantity
 * @param price the limit price
 */
public record OrderAssertions(
    Optional<String> operationType,
    Optional<String> symbol,
    Optional<String> quantity,
    Optional<String> price) {
  /** Nothing asserted. */
  public static final OrderAssertions NONE =
      new OrderAssertions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Whether all that is asserted is true of one and the same order of the plan. */
  public boolean holdFor(PlanContent plan) {
    return equals(NONE) || plan.intents().stream().map(OrderIntent::terms).anyMatch(this::holdFor);
  }

  private boolean holdFor(OrderIntent.Terms terms) {
    return operationType.filter(said -> !said.equalsIgnoreCase(terms.side().word())).isEmpty()
        && symbol.filter(said -> !said.equals(terms.symbol().value())).isEmpty()
        && quantity.filter(said -> !same(said, Optional.of(terms.quantity()))).isEmpty()
        && price.filter(said -> !same(said, terms.limitPrice())).isEmpty();
  }

  private static boolean same(String said, Optional<BigDecimal> number) {
    return number.map(Reply::of).filter(Decimals.parse("number", said)::equals).isPresent();
  }
}
