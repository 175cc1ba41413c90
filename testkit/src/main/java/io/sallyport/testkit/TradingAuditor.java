package io.sallyport.testkit;

import io.sallyport.core.desk.DeskState;
import io.sallyport.core.desk.Effect;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.desk.OrderView;
import io.sallyport.core.desk.Query;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.execution.OrderTicket;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.ExecutionOutcome;
import io.sallyport.core.plane.ExecutionPlane;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.OutcomeStatus;
import io.sallyport.core.plane.Position;
import io.sallyport.core.plane.VenueAnswer.Standing;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueReport;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Watches LIVE trading with a small model of its own, which shares no fold with the desk: what was
 * sent, what was delivered, what the journal says of it. It fails the moment that they disagree.
 */
final class TradingAuditor {
  private final Map<UUID, OrderTicket> tickets = new LinkedHashMap<>();
  private final Map<UUID, BigDecimal> filled = new LinkedHashMap<>();
  private final Set<String> fills = new HashSet<>();
  private final Map<UUID, ExecutionOutcome> outcomes = new LinkedHashMap<>();
  private final Map<String, BigDecimal> book = new TreeMap<>();
  private final Set<String> saidByPeople = new HashSet<>();
  private final Map<UUID, BigDecimal> quantities = new LinkedHashMap<>();
  private final Map<UUID, BigDecimal> changing = new LinkedHashMap<>();
  private final Set<UUID> sent = new HashSet<>();
  private final Set<UUID> sendable = new HashSet<>();

  /** An effect is about to be performed. */
  void sent(Effect effect) {
    if (effect instanceof Effect.Submit(var _, VenueOrder order)) {
      check(
          sent.add(order.orderId()) || sendable.remove(order.orderId()),
          "order %s was sent twice",
          order.orderId());
      check(tickets.containsKey(order.orderId()), "order %s is not on record", order.orderId());
    }
  }

  /** Something was made durable. */
  void recorded(List<JournalEntry> entries) {
    entries.stream().flatMap(entry -> entry.events().stream()).forEach(this::recorded);
  }

  private void recorded(Event event) {
    switch (event) {
      case Event.OrderStepped(OrderStep step) -> recorded(step);
      case Event.OutcomeRecorded(ExecutionOutcome outcome) -> recorded(outcome);
      case Event.PositionResolved resolved -> {
        String key = resolved.clientId() + " " + resolved.symbol();
        equal(
            resolved.before(), book.getOrDefault(key, BigDecimal.ZERO), "what was held of " + key);
        book.put(key, resolved.after());
        saidByPeople.add(key);
      }
      case Event.OrderResolved resolved -> saidByPeople.add(key(ticket(resolved.orderId())));
      default -> {}
    }
  }

  private void recorded(OrderStep step) {
    switch (step) {
      case OrderStep.Submitted(OrderTicket ticket) -> begins(ticket);
      case OrderStep.Withheld withheld -> begins(withheld.ticket());
      case OrderStep.FillBooked booked -> booked(booked);
      case OrderStep.ChangeSent(UUID order, VenueOrder to) -> changing.put(order, to.quantity());
      case OrderStep.Reported(VenueReport.Changed changed) -> {
        changing.remove(changed.orderId());
        quantities.put(changed.orderId(), changed.quantity());
      }
      case OrderStep.Reported(VenueReport.ChangeRejected refused) ->
          changing.remove(refused.orderId());
      default -> check(tickets.containsKey(step.orderId()), "%s of an unknown order", step);
    }
  }

  /** How much of an order can have been filled at most, whatever became of a change. */
  private BigDecimal most(UUID order) {
    BigDecimal present = quantity(order);
    return changing.getOrDefault(order, present).max(present);
  }

  private BigDecimal quantity(UUID order) {
    return quantities.getOrDefault(order, ticket(order).order().quantity());
  }

  private OrderTicket ticket(UUID order) {
    OrderTicket ticket = tickets.get(order);
    if (ticket == null) {
      throw new AssertionError("order " + order + " is not on record");
    }
    return ticket;
  }

  private void begins(OrderTicket ticket) {
    check(tickets.put(ticket.orderId(), ticket) == null, "order %s began twice", ticket.orderId());
  }

  private void booked(OrderStep.FillBooked booked) {
    UUID order = booked.orderId();
    Fill fill = booked.fill();
    check(fills.add(order + " " + fill.fillId()), "fill %s of %s was booked twice", fill, order);
    BigDecimal all = filled.merge(order, fill.quantity(), BigDecimal::add);
    VenueOrder ordered = ticket(order).order();
    check(all.compareTo(most(order)) <= 0, "order %s is filled beyond %s", order, ordered);
    BigDecimal bought = ordered.side() == Side.BUY ? fill.quantity() : fill.quantity().negate();
    book.merge(
        ordered.clientId() + " " + ordered.symbol(),
        bought.subtract(feeInKind(booked)),
        BigDecimal::add);
  }

  private static BigDecimal feeInKind(OrderStep.FillBooked booked) {
    return booked.charge().map(charge -> charge.fromPosition()).orElse(BigDecimal.ZERO);
  }

  private void recorded(ExecutionOutcome outcome) {
    check(outcome.plane() == ExecutionPlane.LIVE, "an outcome on %s", outcome.plane());
    check(
        outcomes.put(outcome.orderIntentId(), outcome) == null,
        "a second outcome of %s",
        outcome.orderIntentId());
    BigDecimal all = filled.getOrDefault(outcome.orderIntentId(), BigDecimal.ZERO);
    equal(all, outcome.filledQuantity(), "filled quantity of outcome " + outcome);
    BigDecimal quantity = quantity(outcome.orderIntentId());
    OutcomeStatus expected =
        all.signum() == 0
            ? OutcomeStatus.FAILED
            : all.compareTo(quantity) >= 0 ? OutcomeStatus.FILLED : OutcomeStatus.PARTIALLY_FILLED;
    check(outcome.status() == expected, "outcome %s should be %s", outcome, expected);
  }

  /** A report was decided into these entries. */
  void delivered(VenueReport report, List<JournalEntry> made) {
    List<Event> events = made.stream().flatMap(entry -> entry.events().stream()).toList();
    check(!events.isEmpty(), "%s left nothing on record", report);
    if (report instanceof VenueReport.Filled(UUID order, Fill fill)) {
      long traces = events.stream().filter(event -> isTrace(event, order, fill)).count();
      check(traces == 1, "%s is on record %d times", report, traces);
    }
    if (report instanceof VenueReport.NotTaken notTaken
        && events.contains(new Event.OrderStepped(new OrderStep.Reported(notTaken)))) {
      sendable.add(notTaken.orderId());
    }
  }

  private static boolean isTrace(Event event, UUID order, Fill fill) {
    return switch (event) {
      case Event.OrderStepped(OrderStep.FillBooked(UUID id, Fill booked, var source, var _)) ->
          id.equals(order) && booked.equals(fill) && source == OrderStep.Source.REPORTED;
      case Event.OrderStepped(OrderStep.Refused(VenueReport.Filled refused, String _)) ->
          refused.orderId().equals(order) && refused.fill().equals(fill);
      case Event.ReportRefused _ -> true;
      default -> false;
    };
  }

  /** A state was made from the journal alone. */
  void replayed(DeskState state, List<JournalEntry> journal) {
    check(state.lastSequence() == journal.size(), "the replay ends early");
    books(state);
  }

  private void books(DeskState state) {
    Map<String, BigDecimal> held = new TreeMap<>();
    for (Position position : positions(state)) {
      held.put(position.clientId() + " " + position.symbol(), position.quantity());
    }
    for (String key : book.keySet()) {
      equal(book.get(key), held.getOrDefault(key, BigDecimal.ZERO), "position of client " + key);
    }
    check(book.keySet().containsAll(held.keySet()), "%s holds more than %s", held, book);
  }

  private static List<Position> positions(DeskState state) {
    return new Query.OpenPositions(Optional.empty(), Optional.empty())
        .answer(state).value().stream()
            .filter(held -> held.plane() == ExecutionPlane.LIVE)
            .toList();
  }

  /** Everything has come to rest. */
  void atRest(DeskState state, RandomVenue venue, List<JournalEntry> journal) {
    books(state);
    DeskState again = new DeskState();
    journal.forEach(again::apply);
    for (Query<?> query : QUERIES) {
      check(
          query.answer(state).equals(query.answer(again)),
          "%s is answered otherwise after a replay",
          query);
    }
    List<OrderView> orders = new Query.ListOrders(Optional.empty(), true).answer(state).value();
    orders.forEach(order -> ended(order, venue, state));
    protection(orders, venue, state);
  }

  private static final List<Query<?>> QUERIES =
      List.of(
          new Query.ListOrders(Optional.empty(), true),
          new Query.OpenPositions(Optional.empty(), Optional.empty()),
          new Query.Planes(),
          new Query.RaisedKillSwitches(),
          new Query.KillSwitchHistory(),
          new Query.Status());

  private void ended(OrderView order, RandomVenue venue, DeskState state) {
    boolean protects = protects(order);
    check(
        protects || !order.stage().isOpen(),
        "order %s never ended: %s",
        order.orderId(),
        order.trace());
    check(
        order.stage().isFinal() == order.outcome().isPresent(),
        "order %s is %s, outcome %s",
        order.orderId(),
        order.stage(),
        order.outcome());
    if (order.ticket().order().role() == OrderRole.PLANNED && order.stage().isFinal()) {
      agrees(order, venue, state);
    }
  }

  /** No fill of a planned order is lost, unless somebody is told that something is wrong. */
  private void agrees(OrderView order, RandomVenue venue, DeskState state) {
    BigDecimal there =
        Optional.ofNullable(venue.orders().get(order.orderId()))
            .map(working -> working.filled)
            .orElse(BigDecimal.ZERO);
    check(
        saidByPeople.contains(key(order.ticket()))
            || there.compareTo(order.filled()) == 0
            || isBlocked(order, state),
        "order %s is filled %s here and %s at the venue: %s",
        order.orderId(),
        order.filled(),
        there,
        order.trace());
  }

  private static boolean isBlocked(OrderView order, DeskState state) {
    return new Query.Planes()
        .answer(state).value().stream()
            .filter(plane -> plane.clientId().equals(order.ticket().order().clientId()))
            .anyMatch(plane -> plane.unresolved().containsKey(order.ticket().order().symbol()));
  }

  private static boolean protects(OrderView order) {
    OrderRole role = order.ticket().order().role();
    return role == OrderRole.STOP_LOSS || role == OrderRole.TAKE_PROFIT;
  }

  /** What works at the venue to protect is never more than what is held. */
  private void protection(List<OrderView> orders, RandomVenue venue, DeskState state) {
    for (OrderRole role : List.of(OrderRole.STOP_LOSS, OrderRole.TAKE_PROFIT)) {
      Map<String, BigDecimal> working = new TreeMap<>();
      for (RandomVenue.Working one : venue.orders().values()) {
        if (one.order.role() == role && one.standing == Standing.WORKING) {
          working.merge(
              one.order.clientId() + " " + one.order.symbol(), one.leaves(), BigDecimal::add);
        }
      }
      working.forEach((key, quantity) -> {
        BigDecimal held = book.getOrDefault(key, BigDecimal.ZERO).abs();
        boolean isKnown =
            saidByPeople.contains(key)
                || orders.stream()
                    .filter(order -> key.equals(key(order.ticket())))
                    .anyMatch(order -> isBlocked(order, state));
        check(
            isKnown || quantity.compareTo(held) <= 0,
            "%s of client %s works for %s, but %s is held",
            role,
            key,
            quantity,
            held);
      });
    }
  }

  private static String key(OrderTicket ticket) {
    return ticket.order().clientId() + " " + ticket.order().symbol();
  }

  private static void equal(BigDecimal expected, BigDecimal actual, String what) {
    check(expected.compareTo(actual) == 0, "%s: %s expected, %s found", what, expected, actual);
  }

  @SuppressWarnings("AnnotateFormatMethod") // its annotation would be a dependency
  private static void check(boolean holds, String otherwise, Object... with) {
    if (!holds) {
      throw new AssertionError(otherwise.formatted(with));
    }
  }
}
