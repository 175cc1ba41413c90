package io.sallyport.venues.sim;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueAnswer.OrderStanding;
import io.sallyport.core.plane.VenueAnswer.Standing;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An order as the venue has it. How it stands depends on the time at which that is asked.
 *
 * @param number which order of the venue it is, from 1
 * @param copy which order of its id it is, from 1
 * @param sent how it arrived, and what is to become of it
 * @param execution its fill, if it is settled when that comes
 * @param closed when it is over by a cancel, if it is
 * @param suspended whether the venue holds it back
 */
record SimOrder(
    long number,
    int copy,
    SimInput.OrderSent sent,
    Optional<Execution> execution,
    Optional<LogicalTime> closed,
    boolean suspended) {

  /** A fill and when it comes. An order has one at most. */
  record Execution(LogicalTime at, Fill fill) {}

  static SimOrder arrived(long number, int copy, SimInput.OrderSent sent) {
    return new SimOrder(number, copy, sent, Optional.empty(), Optional.empty(), false);
  }

  SimOrder filled(LogicalTime at, BigDecimal quantity, BigDecimal price) {
    Fill fill = new Fill(id() + "-" + copy, quantity, price, quantity, Optional.empty());
    return new SimOrder(
        number, copy, sent, Optional.of(new Execution(at, fill)), closed, suspended);
  }

  SimOrder closed(LogicalTime at) {
    return new SimOrder(number, copy, sent, execution, Optional.of(at), suspended);
  }

  SimOrder closedUnfilled(LogicalTime at) {
    return new SimOrder(number, copy, sent, Optional.empty(), Optional.of(at), suspended);
  }

  /** The same order with another quantity or price, and under another id of its sender. */
  SimOrder changed(VenueOrder to) {
    Fate fate =
        sent.fate() instanceof Fate.Filled filled && execution.isEmpty()
            ? new Fate.Filled(filled.manner(), to.quantity(), filled.price(), filled.after())
            : sent.fate();
    SimInput.OrderSent as = new SimInput.OrderSent(sent.at(), to, fate);
    return new SimOrder(number, copy, as, execution, closed, suspended);
  }

  SimOrder refused(String why) {
    Fate fate = new Fate.Refused(why, Duration.ZERO);
    SimInput.OrderSent as = new SimInput.OrderSent(sent.at(), order(), fate);
    return new SimOrder(number, copy, as, execution, closed, suspended);
  }

  /** The same order, held back or not. */
  SimOrder suspended(boolean isHeldBack) {
    return new SimOrder(number, copy, sent, execution, closed, isHeldBack);
  }

  /** Whether it waits for a price. */
  boolean rests() {
    return sent.fate() instanceof Fate.Rests
        && order().role() != OrderRole.PLANNED
        && execution.isEmpty()
        && closed.isEmpty();
  }

  /** How much of it is filled, or settled to be. */
  BigDecimal settledQuantity() {
    return execution.map(settled -> settled.fill().quantity()).orElse(BigDecimal.ZERO);
  }

  /** Whether a cancel closes it: it lies there, whole or in part. */
  boolean isClosedByCancel(LogicalTime at) {
    Standing standing = standing(at);
    boolean isAbout = standing == Standing.WORKING || standing == Standing.SUSPENDED;
    boolean isTaken = sent.fate() instanceof Fate.Rests || sent.fate() instanceof Fate.Filled;
    return isAbout && isTaken && closed.isEmpty() && !awaitsFill(at);
  }

  /** When it was over, by that time: filled, refused or closed. */
  Optional<LogicalTime> endedAt(LogicalTime at) {
    return switch (standing(at)) {
      case NOT_FOUND, WORKING, SUSPENDED -> Optional.empty();
      case REJECTED ->
          sent.fate() instanceof Fate.Refused refused
              ? Optional.of(sent.at().plus(refused.after()))
              : Optional.empty();
      case FILLED -> execution.map(Execution::at);
      case CANCELLED -> closed;
    };
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
    if (arrivesAt().compareTo(at) > 0) {
      return Standing.NOT_FOUND;
    }
    if (executed(at).isPresent() && fillsInFull()) {
      return Standing.FILLED;
    }
    if (closed.filter(when -> when.compareTo(at) <= 0).isPresent()) {
      return Standing.CANCELLED;
    }
    return suspended ? Standing.SUSPENDED : Standing.WORKING;
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
        order().stopPrice(),
        Optional.of(order().quantity()),
        Optional.of(venueOrderId()));
  }

  /** The signed change of the position: above 0 if it buys. */
  BigDecimal change(Execution settled) {
    BigDecimal quantity = settled.fill().quantity();
    return order().side() == Side.BUY ? quantity : quantity.negate();
  }

  /** When the venue has it: later than it was sent, if it was long under way. */
  LogicalTime arrivesAt() {
    return sent.fate() instanceof Fate.Filled filled && filled.manner() == Fate.Manner.LATE
        ? sent.at().plus(filled.after())
        : sent.at();
  }

  private String venueOrderId() {
    return "sim-" + number;
  }

  VenueReport acknowledgement() {
    return new VenueReport.Acknowledged(id(), venueOrderId());
  }

  /** What is said of it once more when its id comes again. */
  List<Due> toldAgain(LogicalTime at) {
    Due taken = new Due(at, acknowledgement());
    return executed(at).isPresent()
        ? List.of(taken, new Due(at, fillReport().report()))
        : List.of(taken);
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
