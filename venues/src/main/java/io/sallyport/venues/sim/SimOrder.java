package io.sallyport.venues.sim;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.VenueAnswer.OrderStanding;
import io.sallyport.core.plane.VenueAnswer.Standing;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.UUID;

/**
 * An order as the venue has it. How it stands depends on the time at which that is asked.
 *
 * @param number which order of the venue it is, from 1
 * @param sent how it arrived, and what is to become of it
 * @param execution its fill, if it is settled when that comes
 * @param closed when it is over by a cancel, if it is
 */
record SimOrder(
    long number,
    SimInput.OrderSent sent,
    Optional<Execution> execution,
    Optional<LogicalTime> closed) {

  /** A fill and when it comes. An order has one at most. */
  record Execution(LogicalTime at, Fill fill) {}

  static SimOrder arrived(long number, SimInput.OrderSent sent) {
    return new SimOrder(number, sent, Optional.empty(), Optional.empty());
  }

  SimOrder filled(LogicalTime at, BigDecimal quantity, BigDecimal price) {
    Fill fill = new Fill(id() + "-1", quantity, price, quantity, Optional.empty());
    return new SimOrder(number, sent, Optional.of(new Execution(at, fill)), closed);
  }

  SimOrder closed(LogicalTime at) {
    return new SimOrder(number, sent, execution, Optional.of(at));
  }

  SimOrder closedUnfilled(LogicalTime at) {
    return new SimOrder(number, sent, Optional.empty(), Optional.of(at));
  }

  UUID id() {
    return sent.order().orderId();
  }

  VenueOrder order() {
    return sent.order();
  }

  boolean isUntold() {
    return sent.fate() instanceof Fate.Filled filled && filled.manner() == Fate.Manner.UNTOLD;
  }

  /** Whether the venue ever says anything of it by itself. */
  boolean isHeardOf() {
    return !isUntold() && !(sent.fate() instanceof Fate.Ignored);
  }

  boolean isToldTwice() {
    return sent.fate() instanceof Fate.Filled filled && filled.manner() == Fate.Manner.TWICE;
  }

  /** Whether its fill is settled and still to come. */
  boolean awaitsFill(LogicalTime at) {
    return execution.isPresent() && executed(at).isEmpty();
  }

  boolean fillsInFull() {
    return execution
        .filter(settled -> settled.fill().quantity().compareTo(order().quantity()) == 0)
        .isPresent();
  }

  Standing standing(LogicalTime at) {
    return switch (sent.fate()) {
      case Fate.Ignored() -> Standing.NOT_FOUND;
      case Fate.Refused(_, var after) ->
          sent.at().plus(after).compareTo(at) <= 0 ? Standing.REJECTED : Standing.WORKING;
      case Fate.Filled _, Fate.Rests _ -> standingOfTaken(at);
    };
  }

  private Standing standingOfTaken(LogicalTime at) {
    if (executed(at).isPresent() && fillsInFull()) {
      return Standing.FILLED;
    }
    return closed.filter(when -> when.compareTo(at) <= 0).isPresent()
        ? Standing.CANCELLED
        : Standing.WORKING;
  }

  /** What the venue answers who asks about it. */
  OrderStanding told(LogicalTime at) {
    Standing standing = standing(at);
    if (standing == Standing.NOT_FOUND) {
      return OrderStanding.notFound(id());
    }
    Optional<Fill> fill = executed(at);
    return new OrderStanding(
        id(),
        standing,
        fill.map(Fill::quantity).orElse(BigDecimal.ZERO),
        fill.map(Fill::price).map(SimOrder::average),
        Optional.empty(),
        order().limitPrice(),
        order().stopPrice());
  }

  /** The signed change of the position: above 0 if it buys. */
  BigDecimal change(Execution settled) {
    BigDecimal quantity = settled.fill().quantity();
    return order().side() == Side.BUY ? quantity : quantity.negate();
  }

  VenueReport acknowledgement() {
    return new VenueReport.Acknowledged(id(), "sim-" + number);
  }

  /** The report of its fill, which is settled. */
  Due fillReport() {
    Execution settled = execution.orElseThrow();
    return new Due(settled.at(), new VenueReport.Filled(id(), settled.fill()));
  }

  private Optional<Fill> executed(LogicalTime at) {
    return execution.filter(settled -> settled.at().compareTo(at) <= 0).map(Execution::fill);
  }

  private static BigDecimal average(BigDecimal price) {
    return Decimals.normal(price.setScale(Decimals.AVERAGE_PLACES, RoundingMode.HALF_EVEN));
  }
}
