package io.sallyport.ledger.home;

import io.sallyport.core.desk.Caller;
import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.Desk;
import io.sallyport.core.desk.DeskState;
import io.sallyport.core.desk.Inputs;
import io.sallyport.core.desk.Journal;
import io.sallyport.core.desk.JournalFailure;
import io.sallyport.core.desk.Pending;
import io.sallyport.core.desk.Query;
import io.sallyport.core.desk.TimeSource;
import io.sallyport.core.desk.VenueCommand;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.RegistryReading;
import io.sallyport.core.plane.Venue;
import io.sallyport.core.plane.VenueListing;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.plane.VenueReports;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that decides (DESIGN, the one idea): commands one after another, each on the state
 * that the ones before it made; all that came in while the last sync ran share the next one; nobody
 * is answered, and no venue hears anything, before what it rests on is durable.
 *
 * <p>In a home with its own clock, timers and reports are taken when the clock says so. In one
 * whose time comes from outside, whatever falls due up to a command's time is taken before it, each
 * at its own time; and while somebody waits for something to end, time goes on until it has, or
 * until the answer may not be kept back any longer.
 */
final class DeskThread implements AutoCloseable {
  private static final int MOST_PER_SYNC = 4096;

  private final Desk desk;
  private final DeskState state;
  private final Journal journal;
  private final Supplier<LogicalTime> clock;
  private final Supplier<RegistryReading> registry;
  private final OpenVenues venues;
  private final Reserve reserve;
  private final BlockingQueue<Work> queue = new LinkedBlockingQueue<>();
  private final Thread thread = Thread.ofPlatform().name("desk").unstarted(this::run);
  private final List<Waiter<?>> waiters = new ArrayList<>();
  private List<Runnable> answers = new ArrayList<>();
  private volatile Optional<Refusal> failure = Optional.empty();

  /** How far a home whose time comes from outside has gone on for those who wait. */
  private LogicalTime wentOnTo = LogicalTime.EPOCH;

  private boolean closing;
  private boolean ended;
  private boolean stopping;

  /** Whether venues begin to talk: they may tell again what they do not know to be on record. */
  private boolean isBeginning;

  /** Something to do in turn, and what to say once that is durable. */
  private sealed interface Work {}

  private record Stop() implements Work {}

  private record Scheduled(LogicalTime at, VenueId venue, VenueReport report) implements Work {}

  private record Asked<R>(Turn<R> turn, CompletableFuture<Reply<R>> answer) implements Work {}

  /** Takes its turn on the desk. */
  private interface Turn<R> {
    Desk.Taken<R> take();
  }

  /** Somebody who waits for something to end. */
  private record Waiter<R>(Pending<R> answer, CompletableFuture<Reply<R>> waiting) {
    Optional<Runnable> ready(DeskState state, LogicalTime now) {
      return answer.at(state, now).map(value -> () -> waiting.complete(Reply.of(value)));
    }
  }

  DeskThread(
      DeskState state,
      Journal journal,
      Supplier<LogicalTime> clock,
      Supplier<RegistryReading> registry,
      OpenVenues venues,
      Reserve reserve) {
    this.desk = new Desk(state);
    this.state = state;
    this.journal = journal;
    this.clock = clock;
    this.registry = registry;
    this.venues = venues;
    this.reserve = reserve;
  }

  void start() {
    thread.start();
  }

  /** Has a command decided, and waits until the decision, or what it began, is durable. */
  <R> Reply<R> submit(Caller caller, Command<R> command, RegistryReading reading) {
    return await(() -> decide(caller, command, reading));
  }

  /** Has a query answered, and waits until what the answer rests on is durable. */
  <R> Reply<R> ask(Caller caller, Query<R> query) {
    return await(() ->
        new Desk.Taken.Answered<>(
            requireReadTime(caller).flatMap(at -> query.answer(state, readInputs(caller, at)))));
  }

  /** What a query may look at besides the state. */
  private Inputs readInputs(Caller caller, LogicalTime at) {
    return new Inputs(isExternal() ? at : now(), caller.actor(), registry.get(), venues.listings());
  }

  /**
   * Does something at a venue in turn, at the home's time. What falls due up to then has happened
   * before; what comes of it at once has happened, and is durable, when it is answered.
   */
  <R> Reply<R> visit(Caller caller, VenueId venue, VenueVisit<R> visit) {
    return await(() -> new Desk.Taken.Answered<>(visitNow(caller, venue, visit)));
  }

  /** What is known of a venue; none where no such venue is configured. */
  Reply<VenueListing> listing(VenueId venue) {
    return await(() ->
        new Desk.Taken.Answered<>(
            venues
                .find(venue)
                .map(known -> Reply.of(known.listing()))
                .orElseGet(() ->
                    Reply.refuse(
                        RefusalCode.VENUE_UNKNOWN,
                        "no venue '%s' is configured".formatted(venue)))));
  }

  private <R> Reply<R> await(Turn<R> turn) {
    CompletableFuture<Reply<R>> answer = new CompletableFuture<>();
    return enqueue(new Asked<>(turn, answer))
        ? answer.join()
        : Reply.refuse(RefusalCode.HOME_UNUSABLE, "the home is being closed; try again");
  }

  /** Whether the work was taken; nothing but reports is once the stop is in the queue. */
  private boolean enqueue(Work work) {
    synchronized (queue) {
      if (!closing && !ended) {
        closing = work instanceof Stop;
        queue.add(work);
        return true;
      }
      return false;
    }
  }

  /** However it ends, nobody is left waiting. */
  private void run() {
    try {
      begin();
      work();
    } catch (RuntimeException bug) {
      fail(bug);
    } finally {
      end();
    }
  }

  private void work() {
    List<Work> batch = new ArrayList<>();
    boolean goesOn = true;
    while (goesOn) {
      try {
        Work first = next();
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, MOST_PER_SYNC);
        }
        turn(batch);
        batch.clear();
        goesOn = !stopping || isBusy();
      } catch (InterruptedException e) {
        goesOn = false;
      }
    }
  }

  /** Venues begin to talk, and what was open when the last owner ended is asked about first. */
  private void begin() {
    isBeginning = true;
    venues.open(this::reportsOf, state.lastTime(), state::names);
    isBeginning = false;
    if (!isAbsent() && state.needsRecovery()) {
      guarded(
          () -> desk.take(new VenueCommand.Recover(), engineInputs(engineTime(state.lastTime()))));
      settle();
    }
  }

  private void end() {
    List<Work> left = new ArrayList<>();
    synchronized (queue) {
      ended = true;
      queue.drainTo(left);
    }
    for (Work work : left) {
      if (work instanceof Asked<?> asked) {
        asked.answer().complete(refusal("the home was closed"));
      }
    }
    waiters.forEach(
        waiter -> waiter.waiting().complete(refusal("the home was closed before it had ended")));
    venues.close();
    reserve.release();
  }

  private <R> Reply<R> refusal(String why) {
    return Reply.refuse(failure.orElseGet(() -> new Refusal(RefusalCode.HOME_UNUSABLE, why)));
  }

  /** The next work, or nothing if something else falls due first. */
  private @Nullable Work next() throws InterruptedException {
    Optional<LogicalTime> due = nextAt();
    if (due.isEmpty() || failure.isPresent() || isExternal()) {
      return queue.take();
    }
    long micros = due.get().micros() - now().micros();
    return micros <= 0 ? queue.poll() : queue.poll(micros, TimeUnit.MICROSECONDS);
  }

  private void turn(List<Work> batch) {
    for (Work work : batch) {
      switch (work) {
        case Stop() -> stopping = true;
        case Scheduled(LogicalTime at, VenueId venue, VenueReport report) ->
            desk.schedule(at, venue, report);
        case Asked<?> asked -> inTurn(asked);
      }
    }
    settle();
  }

  /** Where time comes from outside, what a command began ends in it, before the next one. */
  private void inTurn(Asked<?> asked) {
    take(asked);
    if (isExternal()) {
      settle();
    }
  }

  /** Makes durable what was decided, lets it have its effects, and goes on while things are due. */
  private void settle() {
    flush();
    while (isDue()) {
      advance();
      flush();
    }
  }

  private boolean isDue() {
    return failure.isEmpty()
        && !isAbsent()
        && nextAt()
            .filter(at -> at.compareTo(isExternal() ? state.lastTime() : now()) <= 0 || hasToGoOn())
            .isPresent();
  }

  /** Where time comes from outside it goes on as long as somebody waits for something to end. */
  private boolean hasToGoOn() {
    return isExternal() && !waiters.isEmpty();
  }

  /** When something falls due next, or somebody may not be kept waiting any longer. */
  private Optional<LogicalTime> nextAt() {
    return Stream.concat(desk.nextAt().stream(), answersBy().stream())
        .min(Comparator.naturalOrder());
  }

  private Optional<LogicalTime> answersBy() {
    return waiters.stream()
        .flatMap(waiter -> waiter.answer().by().stream())
        .min(Comparator.naturalOrder());
  }

  /** Takes what is due, in a home with a clock all of it together; or lets only time go on. */
  private void advance() {
    LogicalTime due = nextAt().orElseThrow();
    if (desk.nextAt().filter(due::equals).isEmpty()) {
      wentOnTo = due.orLater(wentOnTo);
      return;
    }
    guarded(() -> {
      Inputs inputs = engineInputs(engineTime(due));
      desk.proceed(inputs);
      for (int more = 1; more < MOST_PER_SYNC && !isExternal() && isDeskDue(); more++) {
        desk.proceed(inputs);
      }
    });
  }

  private boolean isDeskDue() {
    return desk.nextAt().filter(at -> at.compareTo(now()) <= 0).isPresent();
  }

  /** A home whose time comes from outside lives through what falls due before a command's time. */
  private void liveThrough(LogicalTime until) {
    flush();
    while (failure.isEmpty() && nextAt().filter(at -> at.compareTo(until) <= 0).isPresent()) {
      advance();
      flush();
    }
  }

  private LogicalTime engineTime(LogicalTime due) {
    return (isExternal() ? due : now()).orLater(state.lastTime());
  }

  private Inputs engineInputs(LogicalTime at) {
    return new Inputs(at, Desk.ENGINE, registry.get(), venues.listings());
  }

  /** A bug on the desk ends it: what it half did must not go on record. */
  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException bug) {
      fail(bug);
    }
  }

  private <R> void take(Asked<R> asked) {
    if (failure.isPresent()) {
      answers.add(() -> asked.answer().complete(Reply.refuse(failure.get())));
      return;
    }
    try {
      switch (asked.turn().take()) {
        case Desk.Taken.Answered<R>(Reply<R> reply) ->
            answers.add(() -> asked.answer().complete(failure.map(Reply::<R>refuse).orElse(reply)));
        case Desk.Taken.Waiting<R>(Pending<R> answer) ->
            waiters.add(new Waiter<>(answer, asked.answer()));
      }
    } catch (RuntimeException bug) {
      answers.add(() -> asked.answer().completeExceptionally(bug));
      if (desk.isBroken()) {
        fail(bug);
      }
    }
  }

  private void flush() {
    Desk.Batch batch = desk.drain();
    commit(batch);
    if (failure.isEmpty()) {
      batch.effects().forEach(effect -> venues.perform(effect));
    }
    List<Runnable> ready = answers;
    answers = new ArrayList<>();
    ready.forEach(Runnable::run);
    answerWaiters();
  }

  private void answerWaiters() {
    if (failure.isPresent()) {
      waiters.forEach(waiter -> waiter.waiting().complete(Reply.refuse(failure.get())));
      waiters.clear();
      return;
    }
    LogicalTime now = isExternal() ? wentOnTo.orLater(state.lastTime()) : now();
    waiters.removeIf(waiter -> {
      Optional<Runnable> ready = waiter.ready(state, now);
      ready.ifPresent(Runnable::run);
      return ready.isPresent();
    });
  }

  private void commit(Desk.Batch batch) {
    if (batch.entries().isEmpty() || failure.isPresent()) {
      return;
    }
    try {
      if (batch.sendsOrders()) {
        reserve.hold();
      }
      journal.commit(batch.entries());
    } catch (JournalFailure | IOException | RuntimeException e) {
      fail(e);
    }
  }

  /** From here on nobody is answered: what they would be told is not on disk. */
  private void fail(Exception cause) {
    if (failure.isEmpty()) {
      failure =
          Optional.of(
              new Refusal(
                  RefusalCode.JOURNAL_FAILED,
                  why(cause)
                      + "; nothing was answered, and what was asked may or may not be on record: "
                      + "mend the cause, and look with sallyport status"));
      reserve.release();
      venues.cancelAll(state.openOrders(), state.lastTime());
    }
  }

  private static String why(Exception cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private <R> Desk.Taken<R> decide(Caller caller, Command<R> command, RegistryReading reading) {
    Reply<LogicalTime> at = timeOf(caller, command);
    return switch (at) {
      case Reply.Refused<LogicalTime>(Refusal refusal) ->
          new Desk.Taken.Answered<>(Reply.refuse(refusal));
      case Reply.Accepted<LogicalTime>(LogicalTime time) -> {
        if (isExternal()) {
          liveThrough(time);
        }
        yield desk.take(
            command,
            new Inputs(time.orLater(state.lastTime()), caller.actor(), reading, venues.listings()));
      }
    };
  }

  private <R> Reply<R> visitNow(Caller caller, VenueId id, VenueVisit<R> visit) {
    Optional<Venue> venue = isAbsent() ? Optional.empty() : venues.find(id);
    if (venue.isEmpty()) {
      return Reply.refuse(
          RefusalCode.VENUE_UNKNOWN, "there is no home yet, or no venue %s in it".formatted(id));
    }
    return state
        .home()
        .get()
        .timeSource()
        .timeOf(caller.at(), clock.get(), state.lastTime())
        .flatMap(time -> visitNow(venue.get(), time, visit));
  }

  private <R> Reply<R> visitNow(Venue venue, LogicalTime time, VenueVisit<R> visit) {
    liveThrough(time);
    Reply<R> reply = visit.at(venue, time.orLater(state.lastTime()));
    if (isExternal()) {
      liveThrough(time);
    } else {
      settle();
    }
    return failure.map(Reply::<R>refuse).orElse(reply);
  }

  private boolean isAbsent() {
    return state.home().isEmpty();
  }

  private boolean isExternal() {
    return state.home().filter(made -> made.timeSource() == TimeSource.EXTERNAL).isPresent();
  }

  private LogicalTime now() {
    return clock.get().orLater(state.lastTime());
  }

  private Reply<LogicalTime> timeOf(Caller caller, Command<?> command) {
    if (isAbsent()) {
      return firstTime(caller, command);
    }
    return state.home().get().timeSource().timeOf(caller.at(), clock.get(), state.lastTime());
  }

  /** A home that is made with time from outside begins when it is told, or at the epoch. */
  private Reply<LogicalTime> firstTime(Caller caller, Command<?> command) {
    return switch (command) {
      case Command.InitHome init when init.timeSource() == TimeSource.EXTERNAL ->
          Reply.of(caller.at().orElse(LogicalTime.EPOCH));
      case Command.InitHome _ ->
          TimeSource.CLOCK.timeOf(caller.at(), clock.get(), LogicalTime.EPOCH);
      default -> Reply.of(caller.at().orElseGet(clock));
    };
  }

  /** Looking needs no time; where one is brought all the same, the home's rule holds for it. */
  private Reply<LogicalTime> requireReadTime(Caller caller) {
    return caller.at().isEmpty() || isAbsent()
        ? Reply.of(state.lastTime())
        : state.home().get().timeSource().timeOf(caller.at(), state.lastTime(), state.lastTime());
  }

  /** Whether the owner may not leave yet: somebody waits, or an order on sim has not ended. */
  private boolean isBusy() {
    return failure.isEmpty()
        && (!waiters.isEmpty() || (!isExternal() && state.isTrading(VenueId.SIM)));
  }

  /** A venue's way back to this desk. */
  private VenueReports reportsOf(VenueId venue) {
    return new VenueReports() {
      @Override
      public boolean deliver(VenueReport report) {
        CompletableFuture<Reply<Boolean>> answer = new CompletableFuture<>();
        return enqueueReport(new Asked<>(() -> report(venue, report), answer))
            && answer.join().refused().isEmpty();
      }

      @Override
      public void schedule(LogicalTime at, VenueReport report) {
        if (Thread.currentThread().equals(thread)) {
          if (!isBeginning || !state.hasHeard(report)) {
            desk.schedule(at, venue, report);
          }
        } else {
          queue.add(new Scheduled(at, venue, report));
        }
      }
    };
  }

  /** Reports come in until the very end. */
  private boolean enqueueReport(Work work) {
    synchronized (queue) {
      return !ended && queue.add(work);
    }
  }

  private Desk.Taken<Boolean> report(VenueId venue, VenueReport report) {
    if (isAbsent()) {
      return new Desk.Taken.Answered<>(refusal("there is no home yet to report to"));
    }
    return desk.take(
        new VenueCommand.TakeReport(venue, report), engineInputs(engineTime(state.lastTime())));
  }

  /** Why the journal takes no more, if it failed. */
  Optional<Refusal> failure() {
    return failure;
  }

  /** Answers what was asked so far, lets what is under way on sim end, then stops. */
  @Override
  public void close() {
    enqueue(new Stop());
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
