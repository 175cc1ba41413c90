package io.sallyport.core.desk;

import io.sallyport.core.execution.ActiveSell;
import io.sallyport.core.execution.LiveBook;
import io.sallyport.core.execution.Order;
import io.sallyport.core.execution.OrderFlag;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.execution.OrderTicket;
import io.sallyport.core.execution.SafetySell;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.PlaneSelection;
import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.reconcile.Block;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps of a safety-sell (SPEC 6, 17): what would enlarge the position is cancelled, the venue
 * is asked if anything is in doubt, protection gives way; then what is certainly held is sold.
 */
record SafetySteps(Steps steps) {

  void take(ActiveSell active) {
    LiveBook book = steps.state().trading().book(active.sell().positionKey());
    if (!active.isLookedInto()) {
      lookInto(active.sell(), book);
    } else {
      sell(active, book);
    }
  }

  private void lookInto(SafetySell sell, LiveBook book) {
    Optional<java.util.UUID> question = isInDoubt(book) ? asked(sell, book) : Optional.empty();
    steps.add(new Event.SafetySellLookedInto(sell.orderId(), question));
  }

  /** The question about the book that is open already, or one more, if its venue can be asked. */
  private Optional<java.util.UUID> asked(SafetySell sell, LiveBook book) {
    return steps
        .state()
        .trading()
        .questions()
        .openOf(book.key())
        .or(() -> Asking.canAsk(steps.contract(sell.venue())) ? ask(sell, book) : Optional.empty());
  }

  private Optional<java.util.UUID> ask(SafetySell sell, LiveBook book) {
    boolean asksOrders = steps.contract(sell.venue()).ask().by() != VenueContract.By.NONE;
    return Optional.of(
        steps.ask(
            new PlaneSelection.Live(sell.venue(), sell.account()),
            sell.clientId(),
            Optional.of(sell.symbol()),
            asksOrders ? book.undecided().stream().map(Order::present).toList() : List.of(),
            sell.orderId().toString()));
  }

  private boolean isInDoubt(LiveBook book) {
    boolean ordersAre =
        !book.enlargers().isEmpty()
            || book.undecided().stream()
                .anyMatch(order ->
                    order.stage() == Stage.UNRESOLVED
                        || order.isInDoubt()
                        || (!order.isProtective()
                            && (order.question().isPresent() || order.askAt().isPresent())));
    return ordersAre
        || steps.state().blocks().of(book.key()).stream()
            .anyMatch(block -> block.cause() != Block.Cause.MISSING_SL_TP);
  }

  private void sell(ActiveSell active, LiveBook book) {
    SafetySell sell = active.sell();
    PositionKey key = sell.positionKey();
    BigDecimal held = steps.state().positions().position(key).quantity();
    Side side = held.signum() > 0 ? Side.SELL : Side.BUY;
    List<String> leftOut = new ArrayList<>();
    BigDecimal free = free(active, book, held, leftOut);
    BigDecimal quantity = whole(book, sell.quantity().map(free::min).orElse(free), leftOut);
    if (quantity.signum() == 0) {
      String why = leftOut.isEmpty() ? "" : ": " + String.join("; ", leftOut);
      BigDecimal named = held.signum() == 0 ? BigDecimal.ONE : held.abs();
      steps.withhold(
          ticket(sell, side, named), Stage.FAILED, "there is nothing left to sell" + why);
      return;
    }
    OrderTicket ticket = steps.named(ticket(sell, side, quantity));
    steps.step(new OrderStep.Submitted(ticket));
    if (!leftOut.isEmpty()) {
      steps.step(
          new OrderStep.Flagged(ticket.orderId(), OrderFlag.LEFT_OUT, String.join("; ", leftOut)));
    }
  }

  /** What is certainly held, less what other orders could still take off. */
  private BigDecimal free(ActiveSell active, LiveBook book, BigDecimal held, List<String> leftOut) {
    BigDecimal certain = certain(active, held, leftOut);
    SafetySell sell = active.sell();
    Side side = held.signum() > 0 ? Side.SELL : Side.BUY;
    BigDecimal others =
        book.exitingBut(sell.orderId(), sell.despite())
            .add(steps.state().inDoubt(sell.positionKey(), side));
    if (others.signum() > 0) {
      leftOut.add("%s that other orders could take off".formatted(Decimals.plain(others)));
    }
    sell.despite().ifPresent(order -> leftOut.add("what is sold may be doubled by order " + order));
    BigDecimal left = certain.subtract(others).max(BigDecimal.ZERO);
    BigDecimal most = left.subtract(book.protectiveCouldTake()).max(BigDecimal.ZERO);
    if (!book.hasGivenWay() && most.compareTo(left) < 0) {
      leftOut.add(
          "%s that protection could still take off: it did not give way"
              .formatted(Decimals.plain(left.subtract(most))));
      return most;
    }
    return left;
  }

  /** The smaller of what the book holds and what the venue answered, on the book's side. */
  private static BigDecimal certain(ActiveSell active, BigDecimal held, List<String> leftOut) {
    if (active.told().isEmpty()) {
      return held.abs();
    }
    BigDecimal told = active.told().get();
    BigDecimal there = told.signum() == held.signum() ? told.abs() : BigDecimal.ZERO;
    if (there.compareTo(held.abs()) < 0) {
      leftOut.add(
          "%s that the book holds and the venue does not"
              .formatted(Decimals.plain(held.abs().subtract(there))));
      return there;
    }
    return held.abs();
  }

  private static BigDecimal whole(LiveBook book, BigDecimal quantity, List<String> leftOut) {
    BigDecimal whole =
        book.instrument()
            .flatMap(Instrument::lot)
            .map(lot -> quantity.divide(lot, 0, RoundingMode.DOWN).multiply(lot))
            .orElse(quantity);
    BigDecimal sold = book.isDust(whole) ? BigDecimal.ZERO : Decimals.normal(whole);
    if (sold.compareTo(quantity) < 0) {
      leftOut.add(
          "%s that is too little to be ordered".formatted(Decimals.plain(quantity.subtract(sold))));
    }
    return sold;
  }

  private static OrderTicket ticket(SafetySell sell, Side side, BigDecimal quantity) {
    return new OrderTicket(
        sell.venue(),
        new VenueOrder(
            sell.orderId(),
            sell.clientId(),
            sell.account(),
            OrderRole.SAFETY_SELL,
            sell.symbol(),
            side,
            quantity,
            sell.limit(),
            Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
