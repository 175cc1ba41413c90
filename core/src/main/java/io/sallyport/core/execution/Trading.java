package io.sallyport.core.execution;

import io.sallyport.core.execution.Agenda.Kind;
import io.sallyport.core.model.Amounts;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.ClientIdBook;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.LastPrices;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.PositionBooks;
import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.plane.VenueAnswer;
import io.sallyport.core.plane.VenueReport;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that LIVE trading has under way, folded from events: orders, their protection, runs,
 * questions, the ways to the venues, and what falls due when.
 */
public final class Trading {
  private static final int RESULTS_KEPT = 1024;

  private final PositionBooks books;
  private final LiveUsage usage;
  private final NavigableMap<String, Order> orders = new TreeMap<>();
  private final SortedMap<UUID, Order> unsettled = new TreeMap<>();
  private final Protections protections = new Protections();
  private final SortedMap<UUID, Inquiry> inquiries = new TreeMap<>();
  private final SortedMap<UUID, ActiveRun> runs = new TreeMap<>();
  private final SequencedMap<UUID, ExecutionResult> results = new LinkedHashMap<>();
  private final SortedMap<UUID, SafetySell> sells = new TreeMap<>();
  private final SortedMap<PositionKey, OrderTicket> newestPlanned = new TreeMap<>();
  private final LastPrices lastPrices = new LastPrices();
  private final DailyResults dailyResults = new DailyResults();
  private final SortedMap<VenueId, VenueHealth> health = new TreeMap<>();
  private final SequencedMap<UUID, VenueAnswer> answers = new LinkedHashMap<>();
  private final Agenda agenda = new Agenda();
  private final ClientIdBook clientIds = new ClientIdBook();

  /** How much of the fill being applied opens or enlarges a position. */
  private BigDecimal opening = BigDecimal.ZERO;

  /** Nothing under way, on books and usage that fills will change. */
  public Trading(PositionBooks books, LiveUsage usage) {
    this.books = books;
    this.usage = usage;
  }

  /** An order took a step. */
  public void apply(OrderStep step, LogicalTime at) {
    Order order =
        switch (step) {
          case OrderStep.Submitted(OrderTicket ticket) -> begin(ticket, at);
          case OrderStep.Withheld withheld -> begin(withheld.ticket(), at);
          default -> orders.get(step.orderId().toString());
        };
    if (order != null) {
      applyTo(order, step, at);
      reschedule(order, at);
    }
  }

  private Order begin(OrderTicket ticket, LogicalTime at) {
    Order order = new Order(ticket, at);
    orders.put(order.id().toString(), order);
    clientIds.use(ticket.venue(), ticket.order());
    ticket.planned().map(planned -> runs.get(planned.runId())).ifPresent(ActiveRun::took);
    if (sells.remove(order.id()) != null) {
      agenda.set(Kind.SAFETY_SELL, order.id(), Optional.empty());
    }
    return order;
  }

  private void applyTo(Order order, OrderStep step, LogicalTime at) {
    switch (step) {
      case OrderStep.FillBooked booked -> book(order, booked, at);
      case OrderStep.Reported(VenueReport.OnOrder report) -> hear(order, report, at);
      case OrderStep.CancelSent sent ->
          sent.sentAs().ifPresent(id -> clientIds.use(order.ticket().venue(), id));
      default -> {}
    }
    order.apply(step, at);
    switch (step) {
      case OrderStep.Submitted _ -> submitted(order, at);
      case OrderStep.Withheld _ -> {
        usage.over(order.id());
        protections.resume(order.positionKey(), order.id());
      }
      case OrderStep.Ended ended -> ended(order, ended, at);
      case OrderStep.FillBooked booked -> protect(order, booked);
      default -> {}
    }
  }

  private void submitted(Order order, LogicalTime at) {
    if (order.role() == OrderRole.PLANNED) {
      usage.sent(order.ticket(), at.utcDay());
      newestPlanned.put(order.positionKey(), order.ticket());
    }
    protections.placed(order);
  }

  private void ended(Order order, OrderStep.Ended ended, LogicalTime at) {
    usage.over(order.id());
    protections.resume(order.positionKey(), order.id());
    if (order.isProtective() && wasRefused(order, ended)) {
      order.ticket().parent().ifPresent(protections::refused);
    }
    if (order.role() == OrderRole.PLANNED && order.isFilled() && !order.isTold()) {
      boolean awaitsProtection =
          protections.find(order.id()).filter(one -> !one.isSettled()).isPresent();
      order.askAt(awaitsProtection ? at.plus(EngineTimes.CANCEL_WAIT) : at);
    }
  }

  private static boolean wasRefused(Order leg, OrderStep.Ended ended) {
    return ended.stage() == Stage.REJECTED || (!leg.isTakenAway() && !leg.isFilled());
  }

  /** The books change before the order does: what a fill opens depends on what was held. */
  private void book(Order order, OrderStep.FillBooked booked, LogicalTime at) {
    Fill fill = booked.fill();
    PositionKey key = order.positionKey();
    opening = books.enlarging(key, change(order, booked));
    BigDecimal gross =
        books
            .fill(key, order.signed(fill.quantity()), booked.fee().fromPosition(), fill.price())
            .multiply(multiplier(order));
    if (order.role() == OrderRole.PLANNED) {
      usage.filled(order.ticket(), fill.quantity(), fill.price(), at.utcDay());
    }
    realized(order, booked, gross, at.utcDay());
    if (booked.source() != OrderStep.Source.RESOLVED) {
      lastPrices.traded(order.ticket().venue(), key.symbol(), fill.price());
    }
  }

  /** What a fill, and its fee if it is taken of what is held, change of the position. */
  private static BigDecimal change(Order order, OrderStep.FillBooked booked) {
    return order.signed(booked.fill().quantity()).subtract(booked.fee().fromPosition());
  }

  private void realized(Order order, OrderStep.FillBooked booked, BigDecimal gross, LocalDate day) {
    Optional<String> currency = currency(order);
    BigDecimal cost = booked.fee().cost().orElse(BigDecimal.ZERO);
    usage.realized(order.ticket(), Amounts.of(currency, gross.subtract(cost)), day);
    dailyResults.realized(order, currency, day, gross, cost);
    if (booked.fee().cost().isEmpty()) {
      Fill fill = booked.fill();
      dailyResults.notCounted(order, fill.feeCurrency(), day, fill.fee().orElse(BigDecimal.ZERO));
    }
  }

  private void protect(Order order, OrderStep.FillBooked booked) {
    if (order.isProtective()) {
      protections.closed(order, booked.fill().quantity());
      return;
    }
    protections.reduced(order.positionKey(), change(order, booked).abs().subtract(opening));
    boolean isProtected =
        order
            .ticket()
            .planned()
            .filter(
                from -> from.terms().slOffset().isPresent() || from.terms().tpOffset().isPresent())
            .isPresent();
    if (opening.signum() > 0 && isProtected) {
      protections.opened(order, opening);
    }
  }

  /**
   * The multiplier of an order's contract: a protective order has its parent's, a safety-sell that
   * of the newest order planned in its book.
   */
  public BigDecimal multiplier(Order order) {
    return contract(order).map(OrderTicket::multiplier).orElse(BigDecimal.ONE);
  }

  /** The currency of an order's results, likewise; empty where nobody named one. */
  public Optional<String> currency(Order order) {
    return contract(order).flatMap(OrderTicket::currency);
  }

  private Optional<OrderTicket> contract(Order order) {
    return order.role() == OrderRole.SAFETY_SELL
        ? Optional.ofNullable(newestPlanned.get(order.positionKey()))
        : Optional.of(order.ticket().parent().flatMap(this::find).orElse(order).ticket());
  }

  private void hear(Order order, VenueReport.OnOrder report, LogicalTime at) {
    switch (report) {
      case VenueReport.NotTaken _, VenueReport.Doubtful _ -> failed(order.ticket().venue(), at);
      default -> spoke(order.ticket().venue());
    }
  }

  private void reschedule(Order order, LogicalTime at) {
    if (order.isSettled() && order.stage().isFinal()) {
      unsettled.remove(order.id());
    } else {
      unsettled.put(order.id(), order);
    }
    Optional<Protection> own = protections.find(order.ticket().parent().orElse(order.id()));
    own.ifPresent(protection -> hastenReconciliation(protection, at));
    agenda.set(Kind.ORDER, order.id(), order.duty().map(Order.Duty::at));
    reschedule(order.positionKey(), at);
    order
        .ticket()
        .planned()
        .map(planned -> runs.get(planned.runId()))
        .ifPresent(run -> reschedule(run, at));
  }

  /** Once the venue has spoken of all protection, there is nothing to wait for any more. */
  private void hastenReconciliation(Protection protection, LogicalTime at) {
    Order parent = protection.parent();
    if (parent.stage().isFinal() && parent.askAt().isPresent() && protection.isSettled()) {
      parent.askAt(at);
      agenda.set(Kind.ORDER, parent.id(), parent.duty().map(Order.Duty::at));
    }
  }

  private void reschedule(PositionKey key, LogicalTime at) {
    for (Protection protection : protections.of(key)) {
      agenda.set(
          Kind.PROTECTION,
          protection.parent().id(),
          protection.isDue() ? Optional.of(at) : Optional.empty());
    }
    protections.tidy(key);
    for (ActiveRun run : List.copyOf(runs.values())) {
      if (run.waitingSince().isPresent()) {
        reschedule(run, at);
      }
    }
    sells.values().stream()
        .filter(sell -> sell.positionKey().equals(key))
        .forEach(sell -> agenda.set(Kind.SAFETY_SELL, sell.orderId(), Optional.of(due(sell, at))));
  }

  private LogicalTime due(SafetySell sell, LogicalTime at) {
    return protections.hasLive(sell.positionKey())
        ? sell.since().plus(EngineTimes.RECONCILE_BY)
        : at;
  }

  private void reschedule(ActiveRun run, LogicalTime at) {
    boolean busy =
        run.taken().stream()
            .flatMap(ticket -> find(ticket.orderId()).stream())
            .anyMatch(order -> !order.isSettled());
    agenda.set(Kind.RUN, run.run().runId(), busy ? Optional.empty() : Optional.of(turn(run, at)));
  }

  private LogicalTime turn(ActiveRun run, LogicalTime at) {
    return run.waitingSince()
        .filter(since -> protections.hasLive(key(run)))
        .map(since -> since.plus(EngineTimes.RECONCILE_BY))
        .orElse(at);
  }

  private static PositionKey key(ActiveRun run) {
    return run.next().orElseThrow().positionKey();
  }

  /** A run begins. */
  public void started(LiveRun run, LogicalTime at) {
    ActiveRun active = new ActiveRun(run);
    runs.put(run.runId(), active);
    run.tickets().forEach(usage::planned);
    run.tickets().forEach(ticket -> clientIds.use(ticket.venue(), ticket.order()));
    reschedule(active, at);
  }

  /** A run has ended. */
  public void ended(UUID runId, ExecutionResult result) {
    runs.remove(runId);
    results.put(runId, result);
    if (results.size() > RESULTS_KEPT) {
      results.pollFirstEntry();
    }
    agenda.set(Kind.RUN, runId, Optional.empty());
  }

  /** Something that will reduce a position waits for its protection to give way. */
  public void gaveWay(PositionKey key, UUID reducer, LogicalTime at) {
    protections.suspend(key, reducer);
    runs.values().stream()
        .filter(run -> run.next().filter(ticket -> ticket.orderId().equals(reducer)).isPresent())
        .forEach(run -> run.waits(at));
    reschedule(key, at);
  }

  /** A person set a position: what is no longer held needs no protection. */
  public void adjusted(PositionKey key, BigDecimal quantity, LogicalTime at) {
    BigDecimal before = books.position(key).quantity();
    books.adjust(key, quantity);
    BigDecimal still = quantity.signum() == before.signum() ? quantity.abs() : BigDecimal.ZERO;
    protections.reduced(key, before.abs().subtract(still).max(BigDecimal.ZERO));
    reschedule(key, at);
  }

  /** A safety-sell was asked for. */
  public void began(SafetySell sell) {
    sells.put(sell.orderId(), sell);
    gaveWay(sell.positionKey(), sell.orderId(), sell.since());
  }

  /** A venue was asked. */
  public void asked(Inquiry inquiry) {
    UUID id = inquiry.question().questionId();
    inquiries.put(id, inquiry);
    agenda.set(Kind.INQUIRY, id, Optional.of(inquiry.deadline()));
    inquiry
        .about()
        .flatMap(this::find)
        .ifPresent(order -> {
          order.question().ifPresent(this::forget);
          order.asked(id);
          agenda.set(Kind.ORDER, order.id(), order.duty().map(Order.Duty::at));
        });
    agenda.set(Kind.VENUE, inquiry.venue(), Optional.empty());
  }

  /** A question was answered. */
  public void answered(UUID questionId, VenueAnswer answer, LogicalTime at) {
    answers.put(questionId, answer);
    if (answers.size() > RESULTS_KEPT) {
      answers.pollFirstEntry();
    }
    close(questionId, true, at);
  }

  /** A question got no answer. */
  public void unanswered(UUID questionId, LogicalTime at) {
    close(questionId, false, at);
  }

  private void close(UUID questionId, boolean answered, LogicalTime at) {
    Inquiry inquiry = forget(questionId);
    if (inquiry != null) {
      inquiry.about().flatMap(this::find).ifPresent(order -> unasked(order, answered, at));
      if (answered) {
        spoke(inquiry.venue());
      } else {
        failed(inquiry.venue(), at);
      }
    }
  }

  private @Nullable Inquiry forget(UUID questionId) {
    agenda.set(Kind.INQUIRY, questionId, Optional.empty());
    return inquiries.remove(questionId);
  }

  /** An order whose fate the answer did not settle is asked about again, while there is time. */
  private void unasked(Order order, boolean answered, LogicalTime at) {
    order.unasked(at);
    LogicalTime again = order.askAgainAt(at);
    boolean ending = order.cancel().isPresent() || order.isOver();
    boolean known = answered && order.stage() != Stage.SUBMITTED && !ending;
    if (order.stage().isOpen() && order.askAt().isEmpty() && !known && at.compareTo(again) < 0) {
      order.askAt(again);
    }
    reschedule(order, at);
  }

  /** A venue gave a sign of life. */
  public void spoke(VenueId venue) {
    health.put(venue, health(venue).spoke());
    agenda.set(Kind.VENUE, venue, Optional.empty());
  }

  private void failed(VenueId venue, LogicalTime at) {
    health.put(venue, health(venue).failed(at));
    agenda.set(
        Kind.VENUE,
        venue,
        health(venue).openSince().map(since -> since.plus(EngineTimes.BREAKER_PAUSE)));
  }

  /** A venue can be reached. */
  public void connected(VenueId venue) {
    health.put(venue, VenueHealth.GOOD);
    agenda.set(Kind.VENUE, venue, Optional.empty());
  }

  /** A venue cannot be reached. */
  public void disconnected(VenueId venue, String why, LogicalTime at) {
    failed(venue, at);
    health.put(venue, health(venue).left(why));
  }

  /** How the way to a venue is. */
  public VenueHealth health(VenueId venue) {
    return health.getOrDefault(venue, VenueHealth.GOOD);
  }

  /** An order, if there was ever one of that id. */
  public Optional<Order> find(UUID orderId) {
    return Optional.ofNullable(orders.get(orderId.toString()));
  }

  /** Which ids orders went under. */
  public ClientIdBook clientIds() {
    return clientIds;
  }

  /** Every order, by id. */
  public Collection<Order> all() {
    return Collections.unmodifiableCollection(orders.values());
  }

  /** The orders whose id begins so. */
  public Collection<Order> beginning(String prefix) {
    return Collections.unmodifiableCollection(orders.subMap(prefix, prefix + '~').values());
  }

  /** The orders that are open, UNRESOLVED, or to be asked about. */
  public Collection<Order> unsettled() {
    return Collections.unmodifiableCollection(unsettled.values());
  }

  /** The orders of a book that are open or UNRESOLVED. */
  public List<Order> undecided(PositionKey key) {
    return unsettled.values().stream()
        .filter(order -> !order.stage().isFinal() && order.positionKey().equals(key))
        .toList();
  }

  /**
   * How much of a change would open or enlarge a position, once what is planned or sold for safety
   * and still open has taken its part of it.
   */
  public BigDecimal opening(PositionKey key, BigDecimal change) {
    BigDecimal promised =
        undecided(key).stream()
            .filter(order -> !order.isProtective())
            .map(order -> order.signed(order.leaves()))
            .filter(leaves -> leaves.signum() == change.signum())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal all = books.enlarging(key, change.add(promised));
    return all.min(change.abs());
  }

  /** The questions that are open. */
  public List<Inquiry> openQuestions() {
    return List.copyOf(inquiries.values());
  }

  /** An open question. */
  public Optional<Inquiry> inquiry(UUID questionId) {
    return Optional.ofNullable(inquiries.get(questionId));
  }

  /** What a question was answered with, shortly after. */
  public Optional<VenueAnswer> answer(UUID questionId) {
    return Optional.ofNullable(answers.get(questionId));
  }

  /** A run under way. */
  public Optional<ActiveRun> run(UUID runId) {
    return Optional.ofNullable(runs.get(runId));
  }

  /** Whether an intent was sent, or a run is about to send it. */
  public boolean isUnderWay(UUID intent) {
    return orders.containsKey(intent.toString()) || usage.holds(intent);
  }

  /** The runs under way. */
  public Collection<ActiveRun> runs() {
    return Collections.unmodifiableCollection(runs.values());
  }

  /** What came of a run, shortly after it has ended. */
  public Optional<ExecutionResult> result(UUID runId) {
    return Optional.ofNullable(results.get(runId));
  }

  /** A safety-sell that waits. */
  public Optional<SafetySell> sell(UUID orderId) {
    return Optional.ofNullable(sells.get(orderId));
  }

  /** Whether a safety-sell of a book waits or works. */
  public boolean isSelling(PositionKey key) {
    return sells.values().stream().anyMatch(sell -> sell.positionKey().equals(key))
        || undecided(key).stream().anyMatch(order -> order.role() == OrderRole.SAFETY_SELL);
  }

  /** All protection. */
  public Protections protections() {
    return protections;
  }

  /** The last prices that are known. */
  public LastPrices lastPrices() {
    return lastPrices;
  }

  /** What was realized, day by day. */
  public DailyResults dailyResults() {
    return dailyResults;
  }

  /** What is due first. */
  public Optional<Agenda.Due> next() {
    return agenda.next();
  }
}
