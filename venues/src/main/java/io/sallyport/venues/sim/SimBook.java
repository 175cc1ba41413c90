package io.sallyport.venues.sim;

import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueAnswer;
import io.sallyport.core.plane.VenueAnswer.Holding;
import io.sallyport.core.plane.VenueAnswer.OrderStanding;
import io.sallyport.core.plane.VenueQuestion;
import io.sallyport.core.plane.VenueReport;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * All that the venue knows: what its inputs made it, and nothing else. Each input gives the reports
 * that come of it, now or later. Nothing here fails.
 */
final class SimBook {
  private final Map<UUID, SimOrder> orders = new HashMap<>();
  private final SequencedMap<UUID, SimOrder> resting = new LinkedHashMap<>();
  private final SimPrices prices = new SimPrices();
  private final SimHoldings holdings = new SimHoldings();
  private LogicalTime cutOffUntil = LogicalTime.EPOCH;

  /** Takes the next input and says what comes of it. */
  List<Due> apply(SimInput input) {
    return switch (input) {
      case SimInput.OrderSent sent -> take(SimOrder.arrived(orders.size() + 1L, sent));
      case SimInput.CancelSent(LogicalTime at, UUID orderId, var _) ->
          order(orderId).map(order -> cancel(order, at)).orElseGet(List::of);
      case SimInput.PriceSet(LogicalTime at, Symbol symbol, BigDecimal price) ->
          set(symbol, price, at);
    };
  }

  Optional<SimOrder> order(UUID orderId) {
    return Optional.ofNullable(orders.get(orderId));
  }

  SimPrices prices() {
    return prices;
  }

  /** Whether the connection is broken. */
  boolean isCutOff(LogicalTime at) {
    return at.compareTo(cutOffUntil) < 0;
  }

  /** How the orders that a question names stand, and what its account holds. */
  VenueAnswer answer(VenueQuestion question, LogicalTime at) {
    List<OrderStanding> standings =
        question.orders().stream()
            .map(asked ->
                order(asked.orderId())
                    .map(order -> order.told(at))
                    .orElseGet(() -> OrderStanding.notFound(asked.orderId())))
            .toList();
    List<Holding> held =
        holdings.of(question.account(), at).stream()
            .filter(holding ->
                question.symbol().filter(other -> !other.equals(holding.symbol())).isEmpty())
            .toList();
    return new VenueAnswer(standings, Optional.of(held));
  }

  private List<Due> take(SimOrder order) {
    if (orders.putIfAbsent(order.id(), order) != null) {
      return List.of();
    }
    LogicalTime at = order.sent().at();
    return switch (order.sent().fate()) {
      case Fate.Ignored() -> List.of();
      case Fate.Refused(String why, var after) ->
          List.of(new Due(at.plus(after), new VenueReport.Rejected(order.id(), why)));
      case Fate.Rests() -> rest(order);
      case Fate.Filled filled -> take(order, filled);
    };
  }

  private List<Due> rest(SimOrder order) {
    if (order.order().role() != OrderRole.PLANNED) {
      resting.put(order.id(), order);
    }
    return List.of(new Due(order.sent().at(), order.acknowledgement()));
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
    orders.put(order.id(), settled);
    resting.remove(order.id());
    holdings.expect(settled);
    prices.traded(order.order().symbol(), price);
    return settled;
  }

  /** What the venue has to say again comes before the word that it can be reached (the port). */
  private List<Due> cutOff(SimOrder order, LogicalTime until) {
    LogicalTime at = order.sent().at();
    String why = "the connection broke as the order was sent";
    cutOffUntil = until;
    return List.of(
        new Due(at, new VenueReport.Doubtful(order.id(), why)),
        new Due(at, new VenueReport.Disconnected(why)),
        new Due(until, order.acknowledgement()),
        new Due(until, order.fillReport().report()),
        new Due(until, new VenueReport.Connected()));
  }

  private List<Due> cancel(SimOrder order, LogicalTime at) {
    return switch (order.standing(at)) {
      case NOT_FOUND -> List.of();
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
      case Fate.Rests() -> close(order, at);
      case Fate.Filled filled when order.execution().isEmpty() ->
          race(fill(order, at.plus(filled.after()), filled), at.plus(filled.after()));
      case Fate.Filled _ when order.isUntold() -> closeUnfilled(order, at);
      case Fate.Filled _ when order.fillsInFull() ->
          List.of(refusal(order, at, "the order is being filled"));
      case Fate.Filled _ -> close(order, at.orLater(order.fillReport().at()));
    };
  }

  private List<Due> close(SimOrder order, LogicalTime at) {
    SimOrder closed = order.closed(at);
    orders.put(order.id(), closed);
    resting.remove(order.id());
    return List.of(new Due(at, new VenueReport.Closed(order.id(), "cancelled")));
  }

  private List<Due> closeUnfilled(SimOrder order, LogicalTime at) {
    holdings.forget(order);
    orders.put(order.id(), order.closedUnfilled(at));
    return List.of();
  }

  private static List<Due> race(SimOrder filled, LogicalTime at) {
    return List.of(filled.fillReport(), refusal(filled, at, "the order was filled before"));
  }

  private static Due refusal(SimOrder order, LogicalTime at, String why) {
    return new Due(at, new VenueReport.CancelRejected(order.id(), why));
  }

  private List<Due> set(Symbol symbol, BigDecimal price, LogicalTime at) {
    prices.set(symbol, price);
    List<SimOrder> triggered =
        resting.values().stream()
            .filter(order -> order.order().symbol().equals(symbol))
            .filter(order -> Trigger.of(order.order()).isReached(price))
            .toList();
    return triggered.stream()
        .map(order -> fill(order, at, order.order().quantity(), price))
        .map(order -> new Due(at.orLater(cutOffUntil), order.fillReport().report()))
        .toList();
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
