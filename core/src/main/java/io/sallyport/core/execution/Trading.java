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
import io.sallyport.core.plane.VenueOrder;
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
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Everything that LIVE trading has under way, folded from events: orders, their protection, runs,
 * questions, the ways to the venues, and what falls due when.
 */
public final class Trading {
  private static final int RESULTS_KEPT = 1024;

  private final PositionBooks books;
  private final LiveUsage usage;
  private final NavigableMap<String, Order> orders = new TreeMap<>();
  private final OpenOrders open = new OpenOrders();
  private final SortedMap<PositionKey, LiveBook> liveBooks = new TreeMap<>();
  private final Protections protections = new Protections(this::bookToChange);
  private final Questions questions = new Questions();
  private final SortedMap<UUID, ActiveRun> runs = new TreeMap<>();
  private final SortedMap<PositionKey, SortedSet<UUID>> waitingRuns = new TreeMap<>();
  private final SortedMap<PositionKey, SortedMap<UUID, ActiveSell>> sellsByBook = new TreeMap<>();
  private final SortedMap<UUID, SortedSet<PositionKey>> grown = new TreeMap<>();
  private final SequencedMap<UUID, ExecutionResult> results = new LinkedHashMap<>();
  private final SortedMap<UUID, ActiveSell> sells = new TreeMap<>();
  private final SortedMap<PositionKey, OrderTicket> newestPlanned = new TreeMap<>();
  private final LastPrices lastPrices = new LastPrices();
  private final DailyResults dailyResults = new DailyResults();
  private final SortedMap<VenueId, VenueHealth> health = new TreeMap<>();
  private final SortedMap<String, PositionKey> coverKeys = new TreeMap<>();
  private final Agenda agenda = new Agenda();
  private final ClientIdBook clientIds = new ClientIdBook();

  /** What was held before the fill being applied. */
  private BigDecimal before = BigDecimal.ZERO;

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
    PositionKey key = order.positionKey();
    orders.put(order.id().toString(), order);
    clientIds.use(ticket.venue(), ticket.order());
    ticket.planned().map(planned -> runs.get(planned.runId())).ifPresent(run -> took(run, key));
    bookToChange(key).waitsNoMore(order.id());
    if (sells.remove(order.id()) != null) {
      sellsByBook.getOrDefault(key, new TreeMap<>()).remove(order.id());
      agenda.set(Kind.SAFETY_SELL, order.id(), Optional.empty());
    }
    return order;
  }

  private void took(ActiveRun run, PositionKey key) {
    run.took();
    waitingRuns.getOrDefault(key, new TreeSet<>()).remove(run.run().runId());
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
      case OrderStep.Withheld _ -> usage.over(order.id());
      case OrderStep.Ended ended -> ended(order, ended, at);
      case OrderStep.FillBooked _ -> protect(order);
      case OrderStep.Reported(VenueReport.Restated _) -> restated(order);
      case OrderStep.ChangeSent(UUID _, VenueOrder to) -> clientIds.use(order.ticket().venue(), to);
      default -> {}
    }
  }

  private void submitted(Order order, LogicalTime at) {
    if (order.role() == OrderRole.PLANNED) {
      usage.sent(order.ticket(), at.utcDay());
      newestPlanned.put(order.positionKey(), order.ticket());
      order
          .ticket()
          .planned()
          .flatMap(OrderTicket.Planned::instrument)
          .ifPresent(bookToChange(order.positionKey())::trades);
    }
    protections.placed(order);
  }

  private void ended(Order order, OrderStep.Ended ended, LogicalTime at) {
    usage.over(order.id());
    if (order.isProtective() && wasRefused(order, ended)) {
      protectionOf(order).ifPresent(protection -> protection.refuse(order.role()));
    }
    if (order.role() == OrderRole.PLANNED && order.isFilled() && !isTold(order)) {
      boolean awaitsProtection =
          protections.find(order.id()).filter(one -> !one.isSettled()).isPresent();
      order.askAt(awaitsProtection ? at.plus(EngineTimes.CANCEL_WAIT) : at);
    }
  }

  /** What the venue changed by itself, or holds back, is for a person. */
  private void restated(Order order) {
    if (order.isProtective() && order.resting().compareTo(order.leaves()) < 0) {
      protectionOf(order).ifPresent(protection -> protection.refuse(order.role()));
    }
  }

  private Optional<Protection> protectionOf(Order leg) {
    return leg.ticket().parent().flatMap(protections::find);
  }

  /** Whether the newest fill is known from the answer to a question that is still open. */
  private boolean isTold(Order order) {
    return order.isTold() && questions.isOpen(order.positionKey());
  }

  private static boolean wasRefused(Order leg, OrderStep.Ended ended) {
    return ended.stage() == Stage.REJECTED || (!leg.isTakenAway() && !leg.isFilled());
  }

  /** The books change before the order does: what a fill opens depends on what was held. */
  private void book(Order order, OrderStep.FillBooked booked, LogicalTime at) {
    Fill fill = booked.fill();
    PositionKey key = order.positionKey();
    before = books.position(key).quantity();
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

  /** By what the book holds before and after, never by what was filled: a fee may be taken off. */
  private void protect(Order order) {
    PositionKey key = order.positionKey();
    BigDecimal after = books.position(key).quantity();
    BigDecimal change = after.subtract(before);
    if (order.isProtective()) {
      protectionOf(order).ifPresent(protection -> protection.reduce(change.abs()));
    }
    BigDecimal opened =
        before.signum() * after.signum() > 0
            ? after.abs().subtract(before.abs()).max(BigDecimal.ZERO)
            : after.abs();
    bookToChange(key).fitRemaining(books.position(key), opened);
    if (opened.signum() > 0 && order.role() == OrderRole.PLANNED) {
      order.ticket().planned().ifPresent(planned -> opened(order, planned, opened));
    }
  }

  private void opened(Order order, OrderTicket.Planned planned, BigDecimal opened) {
    grown.computeIfAbsent(planned.runId(), none -> new TreeSet<>()).add(order.positionKey());
    if (planned.terms().slOffset().isPresent() || planned.terms().tpOffset().isPresent()) {
      protections.opened(order, opened);
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
        : order
            .ticket()
            .parent()
            .map(parent ->
                find(parent)
                    .map(Order::ticket)
                    .or(() -> Optional.ofNullable(newestPlanned.get(order.positionKey()))))
            .orElseGet(() -> Optional.of(order.ticket()));
  }

  private void hear(Order order, VenueReport.OnOrder report, LogicalTime at) {
    switch (report) {
      case VenueReport.NotTaken _, VenueReport.Doubtful _ -> failed(order.ticket().venue(), at);
      default -> spoke(order.ticket().venue());
    }
  }

  private void reschedule(Order order, LogicalTime at) {
    if (order.isSettled() && order.stage().isFinal()) {
      open.remove(order);
    } else {
      open.put(order);
    }
    bookToChange(order.positionKey()).order(order);
    Optional<Protection> own = protections.find(order.ticket().parent().orElse(order.id()));
    own.ifPresent(protection -> hastenReconciliation(protection, at));
    scheduleDuty(order);
    reschedule(order.positionKey(), at);
    order
        .ticket()
        .planned()
        .map(planned -> runs.get(planned.runId()))
        .ifPresent(run -> reschedule(run, at));
  }

  /** Once the venue has spoken of all protection, there is nothing to wait for any more. */
  private void hastenReconciliation(Protection protection, LogicalTime at) {
    protection.parent().ifPresent(parent -> hastenReconciliation(parent, protection, at));
  }

  private void hastenReconciliation(Order parent, Protection protection, LogicalTime at) {
    if (parent.stage().isFinal()
        && parent.askAt().isPresent()
        && !parent.isInDoubt()
        && protection.isSettled()) {
      parent.askAt(at);
      scheduleDuty(parent);
    }
  }

  private void scheduleDuty(Order order) {
    agenda.set(Kind.ORDER, order.id(), duty(order).map(Order.Duty::at));
  }

  /** What is to be done about an order next; nothing is asked while a question is open. */
  public Optional<Order.Duty> duty(Order order) {
    return order.duty(!questions.isOpen(order.positionKey()));
  }

  private void reschedule(PositionKey key, LogicalTime at) {
    LiveBook book = bookToChange(key);
    book.fit(books.position(key), at);
    for (Protection protection : book.protections()) {
      agenda.set(
          Kind.PROTECTION,
          protection.id(),
          protection.isDue() ? Optional.of(at) : Optional.empty());
    }
    protections.tidy(book);
    agenda.set(Kind.COVER, coverId(key), book.coverDueAt(at));
    coverKeys.put(coverId(key), key);
    waitingRuns.getOrDefault(key, new TreeSet<>()).stream()
        .flatMap(id -> run(id).stream())
        .forEach(run -> reschedule(run, at));
    sellsByBook
        .getOrDefault(key, new TreeMap<>())
        .forEach((id, sell) -> agenda.set(Kind.SAFETY_SELL, id, due(sell, at)));
  }

  private static String coverId(PositionKey key) {
    return "%s %s %s".formatted(key.clientId(), key.venue().orElseThrow(), key.symbol());
  }

  /**
   * First what would enlarge the position is to be over, for a second at most; then nothing is to
   * be in doubt, or asked; then protection is to give way.
   */
  private Optional<LogicalTime> due(ActiveSell sell, LogicalTime at) {
    LiveBook book = book(sell.sell().positionKey());
    LogicalTime since = sell.sell().since();
    if (sell.question().isPresent()) {
      return Optional.empty();
    }
    if (!sell.isLookedInto()) {
      return Optional.of(
          book.enlargers().isEmpty() ? at : since.plus(EngineTimes.CANCEL_WAIT).orLater(at));
    }
    return Optional.of(book.hasGivenWay() ? at : since.plus(EngineTimes.GIVE_WAY).orLater(at));
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
        .filter(since -> !book(key(run)).hasGivenWay())
        .map(since -> since.plus(EngineTimes.GIVE_WAY).orLater(at))
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
  public void ended(UUID runId, ExecutionResult result, LogicalTime at) {
    runs.remove(runId);
    SortedSet<PositionKey> books = grown.remove(runId);
    if (books != null) {
      books.forEach(key -> elsewhere(key, BigDecimal.ZERO, at));
    }
    results.put(runId, result);
    if (results.size() > RESULTS_KEPT) {
      results.pollFirstEntry();
    }
    agenda.set(Kind.RUN, runId, Optional.empty());
  }

  /**
   * Something that will reduce a position waits for its protection to give way.
   *
   * @param change by how much, signed; empty where an older version did not say: all of it
   */
  public void gaveWay(PositionKey key, UUID reducer, Optional<BigDecimal> change, LogicalTime at) {
    bookToChange(key).waits(reducer, change, at);
    runs.values().stream()
        .filter(run -> run.next().filter(ticket -> ticket.orderId().equals(reducer)).isPresent())
        .forEach(run -> {
          run.waits(at);
          waitingRuns.computeIfAbsent(key, none -> new TreeSet<>()).add(run.run().runId());
        });
    reschedule(key, at);
  }

  /** A person set a position: what is no longer held needs no protection. */
  public void adjusted(
      PositionKey key, BigDecimal quantity, Optional<BigDecimal> price, LogicalTime at) {
    books.adjust(key, quantity, price);
    reschedule(key, at);
  }

  /**
   * A part of a position is protected because a person said so: one that was bare, or one that is
   * adopted from the venue. For the latter call it in evolve right after {@link #adjusted}, with
   * the act's own id: the book holds the part already, and from here on it is protected as if a
   * fill had opened it.
   *
   * @param anchor the act, with book, account and the side that closes
   * @param quantity how much of what is held, above 0, no more than belongs to no protection yet
   * @param prices where the protection lies; with no prices nothing is placed, and the part is bare
   */
  public void protects(
      Anchor anchor, BigDecimal quantity, ProtectivePrices prices, LogicalTime at) {
    Protection protection = protections.of(anchor, find(anchor.id()));
    protection.lieAt(prices);
    protection.enlarge(quantity);
    reschedule(anchor.positionKey(), at);
  }

  /** A person says where the protection of a book's parts, or of one of them, lies from now on. */
  public void moves(
      PositionKey key, Optional<UUID> anchor, ProtectivePrices prices, LogicalTime at) {
    protections.of(key).stream()
        .filter(one -> anchor.filter(id -> !id.equals(one.id())).isEmpty())
        .forEach(one -> one.lieAt(prices));
    reschedule(key, at);
  }

  /** Orders of a book are not counted as taking anything off any more: a person said so. */
  public void despite(PositionKey key, UUID order, LogicalTime at) {
    bookToChange(key).despite(order);
    reschedule(key, at);
  }

  /** A person protects what is bare outside. */
  public void elsewhere(PositionKey key, BigDecimal quantity, LogicalTime at) {
    bookToChange(key).elsewhere(quantity);
    reschedule(key, at);
  }

  /** A protective order is not sent: it cannot be had at its venue. */
  public void cannotProtect(UUID anchor, OrderRole role, boolean isElsewhere, LogicalTime at) {
    protections
        .find(anchor)
        .ifPresent(protection -> {
          protection.refuse(role);
          if (isElsewhere) {
            protection.elsewhere();
          }
          reschedule(protection.positionKey(), at);
        });
  }

  /** It is on record how much of a position is bare: 0 once it is covered again. */
  public void saidBare(PositionKey key, BigDecimal quantity, LogicalTime at) {
    bookToChange(key).said(quantity);
    reschedule(key, at);
  }

  /** A safety-sell was asked for. */
  public void began(SafetySell sell) {
    PositionKey key = sell.positionKey();
    ActiveSell active = new ActiveSell(sell);
    sells.put(sell.orderId(), active);
    sellsByBook.computeIfAbsent(key, none -> new TreeMap<>()).put(sell.orderId(), active);
    BigDecimal held = books.position(key).quantity();
    BigDecimal quantity = sell.quantity().orElse(held.abs()).min(held.abs());
    gaveWay(
        key,
        sell.orderId(),
        Optional.of(held.signum() > 0 ? quantity.negate() : quantity),
        sell.since());
  }

  /** It was looked into whether anything is in doubt before a safety-sell, and asked if so. */
  public void lookedInto(UUID sell, Optional<UUID> question, LogicalTime at) {
    ActiveSell active = sells.get(sell);
    if (active != null) {
      active.lookedInto(question);
      reschedule(active.sell().positionKey(), at);
    }
  }

  /** A venue was asked. */
  public void asked(Inquiry inquiry, LogicalTime at) {
    UUID id = inquiry.question().questionId();
    inquiry.book().flatMap(questions::openOf).ifPresent(open -> forget(open, at));
    questions.ask(inquiry);
    agenda.set(Kind.INQUIRY, id, Optional.of(inquiry.deadline()));
    agenda.set(Kind.VENUE, inquiry.venue(), Optional.empty());
    inquiry.subjects().stream()
        .flatMap(order -> find(order).stream())
        .forEach(order -> {
          order.asked(id);
          open.put(order);
        });
    inquiry.book().ifPresent(this::reconsider);
  }

  /** A book, and these orders of it, are in doubt: they are to be asked about. */
  public void doubted(PositionKey key, List<UUID> orders, boolean isLasting, LogicalTime at) {
    if (orders.isEmpty()) {
      questions.doubt(key, at, isLasting);
    }
    orders.stream()
        .flatMap(order -> find(order).stream())
        .forEach(order -> {
          order.askAt(at);
          open.put(order);
        });
    reconsider(key);
  }

  /** A book, and these orders of it, are not asked about, because that is of no use. */
  public void notAsked(PositionKey key, List<UUID> orders, LogicalTime at) {
    questions.drop(key);
    orders.stream()
        .flatMap(order -> find(order).stream())
        .forEach(order -> {
          order.notAsked();
          order.unasked(at);
          askAgain(order, false, at);
          reschedule(order, at);
        });
    reconsider(key);
  }

  /** What of a book falls due depends on whether a question about it is open. */
  private void reconsider(PositionKey key) {
    open.of(key).forEach(this::scheduleDuty);
    agenda.set(Kind.BOOK, key.inText(), questions.due(key));
  }

  /** A question was answered. */
  public void answered(UUID questionId, VenueAnswer answer, LogicalTime at) {
    questions.keep(questionId, answer);
    sells.values().forEach(sell -> sell.told(questionId, answer));
    answer
        .orders()
        .forEach(standing -> find(standing.orderId()).ifPresent(order -> order.told(standing)));
    close(questionId, true, at).ifPresent(inquiry -> spoke(inquiry.venue()));
  }

  /**
   * A question got no answer.
   *
   * @param isRefused whether the venue said so itself, and so can be reached
   */
  public void unanswered(UUID questionId, boolean isRefused, LogicalTime at) {
    close(questionId, false, at)
        .filter(inquiry -> !isRefused)
        .ifPresent(inquiry -> failed(inquiry.venue(), at));
  }

  private Optional<Inquiry> close(UUID questionId, boolean answered, LogicalTime at) {
    agenda.set(Kind.INQUIRY, questionId, Optional.empty());
    Optional<Inquiry> inquiry = questions.close(questionId, answered, at);
    inquiry.stream()
        .flatMap(closed -> closed.subjects().stream())
        .flatMap(order -> find(order).stream())
        .forEach(order -> unasked(order, answered, at));
    inquiry.flatMap(Inquiry::book).ifPresent(this::reconsider);
    sells.values().stream()
        .filter(sell -> sell.question().filter(questionId::equals).isPresent())
        .toList()
        .forEach(sell -> {
          sell.closed(questionId);
          reschedule(sell.sell().positionKey(), at);
        });
    return inquiry;
  }

  /** Another question takes its place; what it was about is still to be asked. */
  private void forget(UUID questionId, LogicalTime at) {
    agenda.set(Kind.INQUIRY, questionId, Optional.empty());
    questions.forget(questionId).stream()
        .flatMap(forgotten -> forgotten.subjects().stream())
        .flatMap(order -> find(order).stream())
        .forEach(order -> {
          order.unasked(at);
          order.askAt(at);
          open.put(order);
        });
  }

  /** An order whose fate the answer did not settle is asked about again, while there is time. */
  private void unasked(Order order, boolean answered, LogicalTime at) {
    order.unasked(at);
    askAgain(order, answered, at);
    if (!answered && order.isInDoubt() && order.askAt().isEmpty()) {
      order.askAt(at.plus(EngineTimes.BREAKER_PAUSE));
    }
    reschedule(order, at);
  }

  private static void askAgain(Order order, boolean answered, LogicalTime at) {
    LogicalTime again = order.askAgainAt(at);
    boolean ending = order.cancel().isPresent() || order.isOver();
    boolean known = answered && order.stage() != Stage.SUBMITTED && !ending;
    if (order.stage().isOpen() && order.askAt().isEmpty() && !known && at.compareTo(again) < 0) {
      order.askAt(again);
    }
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
    return open.all();
  }

  /** What works, waits and protects in a book. */
  public LiveBook book(PositionKey key) {
    LiveBook known = liveBooks.get(key);
    return known == null ? new LiveBook(books.position(key), key) : known;
  }

  private LiveBook bookToChange(PositionKey key) {
    return liveBooks.computeIfAbsent(key, none -> new LiveBook(books.position(key), key));
  }

  /** The books in which something ever worked, by tenant, venue and symbol. */
  public Collection<LiveBook> books() {
    return Collections.unmodifiableCollection(liveBooks.values());
  }

  /** The book that an entry of the agenda is about. */
  public Optional<LiveBook> bookDue(String id) {
    return Optional.ofNullable(coverKeys.get(id)).map(this::book);
  }

  /** The orders of a book that are open or UNRESOLVED. */
  public List<Order> undecided(PositionKey key) {
    return open.undecided(key);
  }

  /** The orders that are open, UNRESOLVED, or to be asked about, by book. */
  public OpenOrders open() {
    return open;
  }

  /** The questions to venues. */
  public Questions questions() {
    return questions;
  }

  /**
   * How much of a change would open or enlarge a position, once what is planned or sold for safety
   * and still open, or waits to be sent, has taken its part of it, and what the venue claims to
   * have filled beyond the book as well.
   */
  public BigDecimal opening(PositionKey key, BigDecimal change) {
    return opening(key, change, Optional.empty());
  }

  /** The same for an order that may be among those that wait. */
  public BigDecimal opening(PositionKey key, BigDecimal change, Optional<UUID> itself) {
    LiveBook book = book(key);
    BigDecimal promised =
        book.promised(change.signum(), itself)
            .multiply(BigDecimal.valueOf(change.signum()))
            .add(unbooked(key, change.signum()));
    BigDecimal all = books.enlarging(key, change.add(promised));
    return all.min(change.abs());
  }

  /** What may have changed the position already and is not booked. */
  private BigDecimal unbooked(PositionKey key, int sign) {
    return open.of(key).stream()
        .filter(order -> order.isProtective() || order.stage().isFinal())
        .map(order -> order.signed(order.unbooked()))
        .filter(change -> change.signum() == sign)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
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
  public Optional<ActiveSell> sell(UUID orderId) {
    return Optional.ofNullable(sells.get(orderId));
  }

  /** Whether a safety-sell of a book waits or works. */
  public boolean isSelling(PositionKey key) {
    return !sellsByBook.getOrDefault(key, new TreeMap<>()).isEmpty()
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
