package io.sallyport.testkit;

import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.Venue;
import io.sallyport.core.plane.VenueAnswer;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueQuestion;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.plane.VenueReports;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A talk with a venue, each thing said a second after the one before, and all that came back. */
final class VenueConversation implements VenueReports, AutoCloseable {
  private final Duration patience;
  private final BlockingQueue<VenueReport> unheard = new LinkedBlockingQueue<>();
  private final List<VenueReport> heard = new ArrayList<>();
  private final AtomicLong said = new AtomicLong();
  private Optional<Venue> venue = Optional.empty();
  private LogicalTime now = Samples.MONDAY;
  private long questions;

  VenueConversation(Duration patience) {
    this.patience = patience;
  }

  /** Goes on with a venue that is open, from a time on. */
  void join(Venue opened, LogicalTime from) {
    venue = Optional.of(opened);
    now = from;
  }

  LogicalTime now() {
    return now;
  }

  void submit(VenueOrder order) {
    venue().submit(order, next());
  }

  void cancel(VenueOrder order) {
    LogicalTime at = next();
    venue().cancel(order, new UUID(0x5001L, at.micros()).toString(), at);
  }

  void change(VenueOrder from, VenueOrder to) {
    venue().change(from, to, next());
  }

  /** What the venue says that it can do. */
  VenueContract contract() {
    return venue().listing().contract();
  }

  /** Asks about orders and the position of one order's account and symbol, and hears the answer. */
  VenueAnswer ask(VenueOrder of, List<VenueOrder> orders) throws InterruptedException {
    return answer(send(of, orders));
  }

  /** Asks, and does not wait. */
  UUID send(VenueOrder of, List<VenueOrder> orders) {
    UUID id = new UUID(now.micros(), ++questions);
    venue()
        .ask(
            new VenueQuestion(id, of.clientId(), of.account(), Optional.of(of.symbol()), orders),
            next());
    return id;
  }

  VenueAnswer answer(UUID question) throws InterruptedException {
    await("an answer to " + question, () -> answers(question) > 0);
    return answersTo(question).findFirst().orElseThrow();
  }

  /** How often a question was answered so far. */
  long answers(UUID question) {
    return answersTo(question).count();
  }

  void await(Class<? extends VenueReport.OnOrder> kind, VenueOrder order)
      throws InterruptedException {
    await(
        kind.getSimpleName() + " of " + order,
        () -> of(kind).anyMatch(report -> report.orderId().equals(order.orderId())));
  }

  /** Hears one report after the other until what is awaited is there. */
  void await(String what, BooleanSupplier isThere) throws InterruptedException {
    while (!isThere.getAsBoolean()) {
      VenueReport report = unheard.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (report == null) {
        throw new AssertionError("no report: " + what + "; what came was " + heard);
      }
      heard.add(report);
    }
  }

  /** The fills of an order that were reported so far, in order. */
  List<Fill> fills(VenueOrder order) {
    return of(VenueReport.Filled.class)
        .filter(report -> report.orderId().equals(order.orderId()))
        .map(VenueReport.Filled::fill)
        .toList();
  }

  /** How much of an order was filled so far, each fill counted once. */
  BigDecimal filled(VenueOrder order) {
    return fills(order).stream()
        .distinct()
        .map(Fill::quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** How many reports came, heard or not. */
  long said() {
    return said.get();
  }

  @Override
  public boolean deliver(VenueReport report) {
    said.incrementAndGet();
    return unheard.add(report);
  }

  @Override
  public void schedule(LogicalTime at, VenueReport report) {
    said.incrementAndGet();
    unheard.add(report);
  }

  @Override
  public void close() {
    venue.ifPresent(Venue::close);
    venue = Optional.empty();
  }

  private Stream<VenueAnswer> answersTo(UUID question) {
    return of(VenueReport.Answered.class)
        .filter(report -> report.questionId().equals(question))
        .map(VenueReport.Answered::answer);
  }

  private <T extends VenueReport> Stream<T> of(Class<T> kind) {
    return heard.stream().filter(kind::isInstance).map(kind::cast);
  }

  private Venue venue() {
    return venue.orElseThrow(() -> new IllegalStateException("the venue is not open"));
  }

  private LogicalTime next() {
    now = now.plus(Duration.ofSeconds(1));
    return now;
  }
}
