package io.sallyport.venues.sim;

import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plane.OrderName;
import io.sallyport.core.plane.Venue;
import io.sallyport.core.plane.VenueAnswer.Standing;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueContract.SameId;
import io.sallyport.core.plane.VenueListing;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueQuestion;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.plane.VenueReports;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The simulated venue (SPEC 13): deterministic, without clock or threads. It keeps what it was told
 * in a folder of its own, apart from the journal, as a real venue keeps its own books; what it says
 * is scheduled in the home's time. Same inputs at same times, same files and reports, to the byte.
 */
public final class SimVenue implements Venue {
  private final SimLog log;
  private final Supplier<SimReading> script;
  private final SimBook book = new SimBook();
  private final List<Due> unscheduled = new ArrayList<>();
  private boolean loaded;
  private Optional<String> failure = Optional.empty();
  private Optional<VenueReports> reports = Optional.empty();

  /**
   * A venue. Nothing is written before the first order or price.
   *
   * @param folder its own folder, which need not exist
   * @param script reads the script as it is now
   */
  public SimVenue(Path folder, Supplier<SimReading> script) {
    this.log = new SimLog(folder);
    this.script = script;
  }

  @Override
  public VenueListing listing() {
    load();
    return switch (script.get()) {
      case SimReading.Broken(String problem) -> listing(failure.or(() -> Optional.of(problem)));
      case SimReading.Usable(SimScript usable) -> listing(usable);
    };
  }

  private static VenueListing listing(Optional<String> problem) {
    return new VenueListing(VenueId.SIM, problem, List.of(), Optional.of(new TreeMap<>()));
  }

  private VenueListing listing(SimScript usable) {
    SortedMap<Symbol, Instrument> instruments = new TreeMap<>(usable.instruments());
    instruments.replaceAll((symbol, instrument) -> instrument.at(book.prices().of(instrument)));
    return new VenueListing(
        VenueId.SIM, failure, List.of(), Optional.of(instruments), usable.contract());
  }

  @Override
  public void open(VenueReports to, LogicalTime lastTime, List<OrderName> known) {
    load();
    reports = Optional.of(to);
    unscheduled.stream().filter(due -> due.at().compareTo(lastTime) >= 0).forEach(this::schedule);
    unscheduled.clear();
  }

  @Override
  public void submit(VenueOrder order, LogicalTime at) {
    if (failure.isPresent() || book.isCutOff(at)) {
      notTaken(order, at);
      return;
    }
    switch (Arrival.fate(order, script.get(), book.prices())) {
      case Reply.Accepted<Fate>(Fate fate) -> arrive(new SimInput.OrderSent(at, order, fate));
      case Reply.Refused<Fate> refused ->
          tell(at, new VenueReport.NotTaken(order.orderId(), refused.refusal().message()));
    }
  }

  /** Of an order that may be there from before, nobody can say that it was never taken. */
  private void notTaken(VenueOrder order, LogicalTime at) {
    if (book.order(order.orderId()).isEmpty()) {
      tell(at, new VenueReport.NotTaken(order.orderId(), failure.orElse("no connection")));
    }
  }

  /** Only what is there counts: an order that was never taken is not. */
  private void arrive(SimInput.OrderSent sent) {
    LogicalTime at = sent.at();
    Optional<SimOrder> before =
        book.order(sent.order().orderId())
            .filter(known -> known.standing(at) != Standing.NOT_FOUND);
    if (before.isEmpty() || isTakenAgain(before.get(), at)) {
      take(sent);
    } else if (contract().sameId() == SameId.RETURNS_ORIGINAL) {
      before.get().toldAgain(at).forEach(this::schedule);
    } else {
      tell(
          at,
          new VenueReport.Doubtful(
              sent.order().orderId(), "duplicate order id: an order of this id is there"));
    }
  }

  private boolean isTakenAgain(SimOrder before, LogicalTime at) {
    return switch (contract().sameId()) {
      case RETURNS_ORIGINAL, REJECTED -> false;
      case REJECTED_WHILE_OPEN -> before.endedAt(at).isPresent();
      case NOT_LOOKED_AT -> true;
    };
  }

  /** Whether an order that could not be written down is on disk none the less, nobody knows. */
  private void take(SimInput.OrderSent sent) {
    record(sent);
    failure.ifPresent(
        why -> tell(sent.at(), new VenueReport.Doubtful(sent.order().orderId(), why)));
  }

  @Override
  public void cancel(VenueOrder order, String cancelId, LogicalTime at) {
    UUID orderId = order.orderId();
    if (failure.isPresent()) {
      tell(at, new VenueReport.CancelRejected(orderId, failure.get()));
    } else if (!book.isCutOff(at)) {
      if (book.order(orderId).isPresent()) {
        record(new SimInput.CancelSent(at, orderId, cancelId));
        failure.ifPresent(why -> tell(at, new VenueReport.CancelRejected(orderId, why)));
      } else {
        tell(at, new VenueReport.CancelRejected(orderId, "unknown order"));
      }
    }
  }

  @Override
  public void change(VenueOrder from, VenueOrder to, LogicalTime at) {
    UUID orderId = from.orderId();
    if (failure.isEmpty() && book.isCutOff(at)) {
      return;
    }
    Optional<String> refusal =
        failure
            .or(() ->
                book.order(orderId).isEmpty() ? Optional.of("unknown order") : Optional.empty())
            .or(() -> problem(to));
    if (refusal.isEmpty()) {
      record(new SimInput.ChangeSent(at, orderId, to, fillsAt(to)));
    }
    refusal
        .or(() -> failure)
        .ifPresent(why -> tell(at, new VenueReport.ChangeRejected(orderId, why)));
  }

  private Optional<String> problem(VenueOrder to) {
    return script.get() instanceof SimReading.Usable(SimScript usable)
        ? new Arrival(to, Optional.empty()).problem(usable)
        : Optional.empty();
  }

  private Optional<BigDecimal> fillsAt(VenueOrder to) {
    Optional<BigDecimal> price =
        script.get() instanceof SimReading.Usable(SimScript usable)
            ? usable.instrument(to.symbol()).flatMap(book.prices()::of)
            : book.prices().withoutScript(to.symbol());
    boolean isTriggered = to.stopPrice().isPresent() || to.limitPrice().isPresent();
    return isTriggered ? new Arrival(to, price).reached() : Optional.empty();
  }

  @Override
  public void ask(VenueQuestion question, LogicalTime at) {
    UUID id = question.questionId();
    tell(
        at,
        failure.isPresent() || book.isCutOff(at)
            ? new VenueReport.Unanswered(id, failure.orElse("no connection"))
            : cannotBeAsked(question, at)
                .<VenueReport>map(why -> new VenueReport.Unanswered(id, why, true))
                .orElseGet(() ->
                    new VenueReport.Answered(id, book.answer(question, contract().ask(), at))));
  }

  /** Where orders are asked about by the venue's own id, it must have been told. */
  private Optional<String> cannotBeAsked(VenueQuestion question, LogicalTime at) {
    return switch (contract().ask().by()) {
      case CLIENT_ID -> Optional.empty();
      case NONE ->
          question.orders().isEmpty()
              ? Optional.empty()
              : Optional.of("orders cannot be asked about here");
      case VENUE_ID ->
          question.orders().stream()
              .filter(order -> !isNamed(order.orderId(), at))
              .findFirst()
              .map(order ->
                  "the venue's own id of order %s is not known".formatted(order.orderId()));
    };
  }

  private boolean isNamed(UUID orderId, LogicalTime at) {
    return book.order(orderId)
        .filter(order -> order.isHeardOf() && order.arrivesAt().compareTo(at) <= 0)
        .isPresent();
  }

  /**
   * Has the venue make an order smaller by itself, hold it back, or let it go on.
   *
   * @param leaves how much of it can still be filled from now on; as before if empty
   * @return whether it lies there; {@link RefusalCode#HOME_UNUSABLE} if the venue's own file fails
   */
  public Reply<Boolean> restate(
      UUID orderId, Optional<BigDecimal> leaves, boolean suspended, LogicalTime at) {
    load();
    boolean lies = book.order(orderId).filter(order -> order.isClosedByCancel(at)).isPresent();
    if (failure.isEmpty() && lies) {
      record(new SimInput.Restated(at, orderId, leaves, suspended));
    }
    return failure
        .<Reply<Boolean>>map(why -> Reply.refuse(RefusalCode.HOME_UNUSABLE, why))
        .orElseGet(() -> Reply.of(lies));
  }

  private VenueContract contract() {
    return script.get() instanceof SimReading.Usable(SimScript usable)
        ? usable.contract()
        : VenueContract.SIM;
  }

  /**
   * Sets the current price of a symbol, which counts until it is set again, and fills what that
   * triggers.
   *
   * @return what that did; {@link RefusalCode#CONFIG_INVALID} if the script does not list the
   *     symbol or cannot be read, {@link RefusalCode#INVALID_NUMBER} if the price is not above 0 or
   *     off the tick, {@link RefusalCode#HOME_UNUSABLE} if the venue's own file fails
   */
  public Reply<PriceChange> price(Symbol symbol, BigDecimal price, LogicalTime at) {
    load();
    return failure
        .<Reply<BigDecimal>>map(why -> Reply.refuse(RefusalCode.HOME_UNUSABLE, why))
        .orElseGet(() -> script.get().price(symbol, price))
        .flatMap(accepted -> set(symbol, accepted, at));
  }

  private Reply<PriceChange> set(Symbol symbol, BigDecimal price, LogicalTime at) {
    List<UUID> triggered =
        record(new SimInput.PriceSet(at, symbol, price)).stream()
            .flatMap(due ->
                due.report() instanceof VenueReport.Filled filled
                    ? Stream.of(filled.orderId())
                    : Stream.empty())
            .toList();
    return failure
        .<Reply<PriceChange>>map(why -> Reply.refuse(RefusalCode.HOME_UNUSABLE, why))
        .orElseGet(() -> Reply.of(new PriceChange(symbol, price, triggered)));
  }

  @Override
  public void close() {
    reports = Optional.empty();
    failure = Optional.of("the sim venue is closed");
    log.close();
  }

  private void load() {
    if (loaded) {
      return;
    }
    loaded = true;
    try {
      log.read().forEach(input -> unscheduled.addAll(book.apply(input)));
    } catch (SimDamage e) {
      failure = Optional.of("the sim venue's own file is damaged: " + e.getMessage());
    } catch (IOException e) {
      failure = Optional.of("the sim venue's own file cannot be read: " + why(e));
    }
  }

  /** Puts an input on disk, then in the book, and schedules what comes of it. */
  private List<Due> record(SimInput input) {
    try {
      noteTerms(input.at());
      log.append(input);
    } catch (IOException e) {
      failure = Optional.of("the sim venue's own file cannot be written: " + why(e));
      return List.of();
    }
    List<Due> due = book.apply(input);
    due.forEach(this::schedule);
    return due;
  }

  /** A venue that is another one than it was says so first, once. */
  private void noteTerms(LogicalTime at) throws IOException {
    SimTerms now = SimTerms.of(contract());
    if (script.get() instanceof SimReading.Usable && !now.equals(book.terms())) {
      SimInput.TermsSet set = new SimInput.TermsSet(at, now);
      log.append(set);
      book.apply(set);
    }
  }

  private static String why(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private void tell(LogicalTime at, VenueReport report) {
    schedule(new Due(at, report));
  }

  private void schedule(Due due) {
    reports.ifPresentOrElse(
        way -> way.schedule(due.at(), due.report()), () -> unscheduled.add(due));
  }
}
