package io.sallyport.venues.sim;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueAnswer;
import io.sallyport.core.plane.VenueAnswer.Holding;
import io.sallyport.core.plane.VenueAnswer.OrderStanding;
import io.sallyport.core.plane.VenueContract.Ability;
import io.sallyport.core.plane.VenueContract.Asking;
import io.sallyport.core.plane.VenueContract.Disconnect;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueQuestion;
import io.sallyport.core.plane.VenueReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * All that the venue knows: what its inputs made it, and nothing else. Each input gives the reports
 * that come of it, now or later. Nothing here fails.
 */
final class SimBook {
  private final SimOrders orders = new SimOrders();
  private final SimPrices prices = new SimPrices();
  private final SimHoldings holdings = new SimHoldings();
  private SimTerms terms = SimTerms.USUAL;
  private LogicalTime cutOffUntil = LogicalTime.EPOCH;

  /** Takes the next input and says what comes of it. */
  List<Due> apply(SimInput input) {
    return switch (input) {
      case SimInput.OrderSent sent -> take(orders.arrived(sent));
      case SimInput.CancelSent(LogicalTime at, UUID orderId, var _) ->
          order(orderId).map(order -> cancel(order, at)).orElseGet(List::of);
      case SimInput.ChangeSent sent ->
          order(sent.orderId())
              .map(order -> change(new SimChange(order, sent)))
              .orElseGet(List::of);
      case SimInput.PriceSet(LogicalTime at, Symbol symbol, BigDecimal price) ->
          set(symbol, price, at);
      case SimInput.Restated said ->
          order(said.orderId()).map(order -> restate(order, said)).orElseGet(List::of);
      case SimInput.TermsSet(LogicalTime _, SimTerms now) -> {
        terms = now;
        yield List.of();
      }
    };
  }

  /** The newest order of an id, if the venue has one. */
  Optional<SimOrder> order(UUID orderId) {
    return orders.newest(orderId);
  }

  SimPrices prices() {
    return prices;
  }

  SimTerms terms() {
    return terms;
  }

  /** Whether the connection is broken. */
  boolean isCutOff(LogicalTime at) {
    return at.compareTo(cutOffUntil) < 0;
  }

  /** How the orders that a question names stand, and what its account holds, as far as it tells. */
  VenueAnswer answer(VenueQuestion question, Asking asking, LogicalTime at) {
    List<OrderStanding> standings =
        question.orders().stream()
            .map(asked ->
                order(asked.orderId())
                    .filter(order -> isStillTold(order, asking, at))
                    .map(order -> order.told(at))
                    .orElseGet(() -> OrderStanding.notFound(asked.orderId())))
            .toList();
    return new VenueAnswer(
        standings, asking.positions() ? Optional.of(held(question, at)) : Optional.empty());
  }

  private static boolean isStillTold(SimOrder order, Asking asking, LogicalTime at) {
    return asking
        .endedFor()
        .flatMap(kept -> order.endedAt(at).map(ended -> ended.plus(kept)))
        .filter(forgotten -> forgotten.compareTo(at) < 0)
        .isEmpty();
  }

  private List<Holding> held(VenueQuestion question, LogicalTime at) {
    return holdings.of(question.account(), at).stream()
        .filter(
            holding -> question.symbol().filter(other -> !other.equals(holding.symbol())).isEmpty())
        .toList();
  }

  private List<Due> take(SimOrder order) {
    LogicalTime at = order.sent().at();
    if (reducesNothing(order, at)) {
      String why = "there is nothing to reduce";
      orders.put(order.refused(why));
      return List.of(new Due(at, new VenueReport.Rejected(order.id(), why)));
    }
    return switch (order.sent().fate()) {
      case Fate.Ignored() -> List.of();
      case Fate.Refused(String why, var after) ->
          List.of(new Due(at.plus(after), new VenueReport.Rejected(order.id(), why)));
      case Fate.Rests() -> List.of(new Due(at, order.acknowledgement()));
      case Fate.Filled filled when order.order().role() != OrderRole.PLANNED ->
          acknowledgedAnd(order, execute(order, at, filled.price()));
      case Fate.Filled filled -> take(order, filled);
    };
  }

  /** Only what is to reduce a position is sent as an order that may do nothing else. */
  private boolean reducesNothing(SimOrder order, LogicalTime at) {
    return isReduceOnly(order)
        && !(order.sent().fate() instanceof Fate.Refused)
        && holdings.reducible(order.order(), at).signum() == 0;
  }

  private boolean isReduceOnly(SimOrder order) {
    return terms.can(Ability.REDUCE_ONLY) && order.order().role() != OrderRole.PLANNED;
  }

  private static List<Due> acknowledgedAnd(SimOrder order, List<Due> then) {
    Due acknowledged = new Due(order.sent().at(), order.acknowledgement());
    return Stream.concat(Stream.of(acknowledged), then.stream()).toList();
  }

  private List<Due> take(SimOrder order, Fate.Filled filled) {
    LogicalTime at = order.sent().at();
    Due acknowledged = new Due(at, order.acknowledgement());
    return switch (filled.manner()) {
      case ON_CANCEL -> List.of(acknowledged);
      case CUT_OFF -> cutOff(fill(order, at, filled), at.plus(filled.after()));
      case PLAIN, TWICE, UNTOLD -> told(order, acknowledged, fillLater(order, filled));
      case FILL_FIRST -> {
        Due fill = fillLater(order, filled);
        yield List.of(fill, new Due(fill.at(), order.acknowledgement()));
      }
      case LATE -> {
        Due fill = fillLater(order, filled);
        yield List.of(new Due(fill.at(), order.acknowledgement()), fill);
      }
    };
  }

  private Due fillLater(SimOrder order, Fate.Filled filled) {
    return fill(order, order.sent().at().plus(filled.after()), filled).fillReport();
  }

  private SimOrder fill(SimOrder order, LogicalTime at, Fate.Filled filled) {
    return fill(order, at, filled.quantity(), filled.price());
  }

  private SimOrder fill(SimOrder order, LogicalTime at, BigDecimal quantity, BigDecimal price) {
    SimOrder settled = order.filled(at, quantity, price);
    orders.put(settled);
    holdings.expect(settled);
    prices.traded(order.order().symbol(), price);
    return settled;
  }

  /**
   * What only reduces a position is filled: in full, or as far as there is something to reduce
   * where the venue sees to that; then the other one of its pair is closed, where the venue does
   * that.
   */
  private List<Due> execute(SimOrder order, LogicalTime at, BigDecimal price) {
    BigDecimal whole = order.order().quantity();
    BigDecimal quantity =
        isReduceOnly(order) ? whole.min(holdings.reducible(order.order(), at)) : whole;
    if (quantity.signum() == 0) {
      return List.of(close(order, at, "there is nothing left to reduce"));
    }
    SimOrder filled = fill(order, at, quantity, price);
    List<Due> said = new ArrayList<>(List.of(new Due(tellAt(at), filled.fillReport().report())));
    if (quantity.compareTo(whole) < 0) {
      said.add(close(filled, at, "there is nothing left to reduce"));
    }
    partner(filled).ifPresent(other -> said.add(close(other, at, "the other one was filled")));
    return said;
  }

  /**
   * The other one of a pair: it rests on the same side for the same quantity, for the other end.
   */
  private Optional<SimOrder> partner(SimOrder filled) {
    VenueOrder one = filled.order();
    return orders.resting().stream()
        .filter(_ -> terms.can(Ability.OCO) && one.role() != OrderRole.SAFETY_SELL)
        .filter(other -> other.order().role() != one.role())
        .filter(other -> isAlike(one, other.order()))
        .min(Comparator.comparingLong(other -> Math.abs(other.number() - filled.number())));
  }

  private static boolean isAlike(VenueOrder one, VenueOrder other) {
    return one.account().equals(other.account())
        && one.symbol().equals(other.symbol())
        && one.side() == other.side()
        && one.quantity().compareTo(other.quantity()) == 0;
  }

  private LogicalTime tellAt(LogicalTime at) {
    return at.orLater(cutOffUntil);
  }

  /** What the venue has to say again comes before the word that it can be reached (the port). */
  private List<Due> cutOff(SimOrder order, LogicalTime until) {
    LogicalTime at = order.sent().at();
    String why = "the connection broke as the order was sent";
    cutOffUntil = until;
    List<Due> said = new ArrayList<>();
    said.add(new Due(at, new VenueReport.Doubtful(order.id(), why)));
    said.add(new Due(at, new VenueReport.Disconnected(why)));
    said.add(new Due(until, order.acknowledgement()));
    said.add(new Due(until, order.fillReport().report()));
    orders.all().stream()
        .filter(other -> isCancelledByLoss(other, at))
        .forEach(other -> said.add(close(other, at, "cancelled as the connection was lost")));
    said.add(new Due(until, new VenueReport.Connected()));
    return said;
  }

  private boolean isCancelledByLoss(SimOrder order, LogicalTime at) {
    boolean isMeant =
        switch (terms.disconnect()) {
          case Disconnect.NOTHING -> false;
          case Disconnect.CANCELS_ENTRIES -> order.order().role() == OrderRole.PLANNED;
          case Disconnect.CANCELS_ALL -> true;
        };
    return isMeant && order.isClosedByCancel(at);
  }

  private List<Due> cancel(SimOrder order, LogicalTime at) {
    return switch (order.standing(at)) {
      case NOT_FOUND ->
          order.sent().fate() instanceof Fate.Ignored
              ? List.of()
              : List.of(refusal(order, at, "unknown order"));
      case REJECTED -> told(order, refusal(order, at, "the order was refused"));
      case CANCELLED -> told(order, refusal(order, at, "the order is cancelled already"));
      case FILLED -> told(order, refusal(order, at, "the order is filled"));
      case WORKING, SUSPENDED -> told(order, cancelWorking(order, at).toArray(Due[]::new));
    };
  }

  private List<Due> cancelWorking(SimOrder order, LogicalTime at) {
    if (order.closed().isPresent()) {
      return List.of(refusal(order, at, "the order is being cancelled already"));
    }
    return switch (order.sent().fate()) {
      case Fate.Ignored() -> List.of();
      case Fate.Refused _ -> List.of(refusal(order, at, "the order is being refused"));
      case Fate.Rests() -> List.of(close(order, at, "cancelled"));
      case Fate.Filled filled when order.execution().isEmpty() ->
          race(fill(order, at.plus(filled.after()), filled), at.plus(filled.after()));
      case Fate.Filled _ when order.isUntold() -> closeUnfilled(order, at);
      case Fate.Filled _ when order.fillsInFull() ->
          List.of(refusal(order, at, "the order is being filled"));
      case Fate.Filled _ -> List.of(close(order, at.orLater(order.fillReport().at()), "cancelled"));
    };
  }

  private Due close(SimOrder order, LogicalTime at, String why) {
    orders.put(order.closed(at));
    return new Due(
        tellAt(at), new VenueReport.Closed(order.id(), why, Optional.of(order.settledQuantity())));
  }

  private List<Due> closeUnfilled(SimOrder order, LogicalTime at) {
    holdings.forget(order);
    orders.put(order.closedUnfilled(at));
    return List.of();
  }

  private static List<Due> race(SimOrder filled, LogicalTime at) {
    return List.of(filled.fillReport(), refusal(filled, at, "the order was filled before"));
  }

  private static Due refusal(SimOrder order, LogicalTime at, String why) {
    return new Due(at, new VenueReport.CancelRejected(order.id(), why));
  }

  private List<Due> change(SimChange change) {
    Optional<String> refusal = change.refusal(terms);
    if (refusal.isPresent()) {
      return told(
          change.order(),
          new Due(change.at(), new VenueReport.ChangeRejected(change.order().id(), refusal.get())));
    }
    SimOrder changed = change.order().changed(change.to());
    orders.put(changed);
    List<Due> said = new ArrayList<>(told(changed, new Due(change.at(), change.made())));
    change
        .sent()
        .fillsAt()
        .filter(price -> changed.rests())
        .ifPresent(price -> said.addAll(execute(changed, change.at(), price)));
    return said;
  }

  /** What the venue does to an order by itself, and says so. */
  private List<Due> restate(SimOrder order, SimInput.Restated said) {
    if (!order.isClosedByCancel(said.at())) {
      return List.of();
    }
    BigDecimal quantity =
        said.leaves()
            .map(leaves -> Decimals.normal(order.settledQuantity().add(leaves)))
            .orElse(order.order().quantity());
    orders.put(order.changed(order.order().withQuantity(quantity)).suspended(said.suspended()));
    BigDecimal leaves = quantity.subtract(order.settledQuantity());
    return List.of(
        new Due(
            tellAt(said.at()),
            new VenueReport.Restated(
                order.id(),
                Optional.of(leaves),
                said.suspended(),
                said.suspended() ? "held back by the venue" : "restated by the venue")));
  }

  private List<Due> set(Symbol symbol, BigDecimal price, LogicalTime at) {
    prices.set(symbol, price);
    List<Due> said = new ArrayList<>();
    for (SimOrder order : orders.resting()) {
      if (order.order().symbol().equals(symbol)
          && !order.suspended()
          && Trigger.of(order.order()).isReached(price)
          && orders.isResting(order)) {
        said.addAll(execute(order, at, price));
      }
    }
    return said;
  }

  private static List<Due> told(SimOrder order, Due... reports) {
    if (order.isUntold()) {
      return List.of();
    }
    return Stream.of(reports)
        .flatMap(due -> order.isToldTwice() ? Stream.of(due, due) : Stream.of(due))
        .toList();
  }
}
