package io.sallyport.ledger.home;

import io.sallyport.core.desk.Caller;
import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.Desk;
import io.sallyport.core.desk.DeskState;
import io.sallyport.core.desk.Effect;
import io.sallyport.core.desk.Inputs;
import io.sallyport.core.desk.Journal;
import io.sallyport.core.desk.JournalFailure;
import io.sallyport.core.desk.MachineClock;
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
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.plane.VenueReports;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

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

  /** So long is nothing looked at while something is to fall due: the machine may sleep. */
  private static final long LOOK_MILLIS = 1_000;

  private final Desk desk;
  private final DeskState state;
  private final Journal journal;
  private final HomeClock clock;
  private final Supplier<RegistryReading> registry;
  private final OpenVenues venues;
  private final Reserve reserve;
  private final Consumer<String> notices;
  private final Lanes<Work> lanes = new Lanes<>();
  private final Thread thread = Thread.ofPlatform().name("desk").unstarted(this::run);
  private final List<Waiter<?>> waiters = new ArrayList<>();
  private List<Runnable> answers = new ArrayList<>();
  private volatile Optional<Refusal> failure = Optional.empty();

  /** How far a home whose time comes from outside has gone on for those who wait. */
  private LogicalTime wentOnTo = LogicalTime.EPOCH;

  /** When the first thing was decided that is not durable yet. */
  private Optional<HomeClock.Moment> decidingSince = Optional.empty();

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
      return answer.at(state, now).map(reply -> () -> waiting.complete(reply));
    }
  }

  DeskThread(
      DeskState state,
      Journal journal,
      MachineClock clock,
      Supplier<RegistryReading> registry,
      OpenVenues venues,
      Reserve reserve,
      Consumer<String> notices) {
    this.desk = new Desk(state);
    this.state = state;
    this.journal = journal;
    this.clock = new HomeClock(clock, state.lastTime());
    this.registry = registry;
    this.venues = venues;
    this.reserve = reserve;
    this.notices = notices;
  }

  void start() {
    thread.start();
  }

  /** Has a command decided, and waits until the decision, or what it began, is durable. */
  <R> Reply<R> submit(Caller caller, Command<R> command, RegistryReading reading) {
    return await(command.isAlwaysLetIn(), () -> decide(caller, command, reading));
  }

  /** Has a query answered, and waits until what the answer rests on is durable. */
  <R> Reply<R> ask(Caller caller, Query<R> query) {
    return await(
        query.isAlwaysLetIn(),
        () ->
            new Desk.Taken.Answered<>(
                requireReadTime(caller)
                    .flatMap(at -> query.answer(state, readInputs(caller, at)))));
  }

  /** What a query may look at besides the state. */
  private Inputs readInputs(Caller caller, LogicalTime at) {
    return new Inputs(
        isExternal() ? at : now(), caller.actor(), registry.get(), venues.listings(), clockAhead());
  }

  /**
   * Does something at a venue in turn, at the home's time. What falls due up to then has happened
   * before; what comes of it at once has happened, and is durable, when it is answered.
   */
  <R> Reply<R> visit(Caller caller, VenueId venue, VenueVisit<R> visit) {
    return await(false, () -> new Desk.Taken.Answered<>(visitNow(caller, venue, visit)));
  }

  /** What is known of a venue; none where no such venue is configured. */
  Reply<VenueListing> listing(VenueId venue) {
    return await(
        false,
        () ->
            new Desk.Taken.Answered<>(
                venues
                    .find(venue)
                    .map(known -> Reply.of(known.listing()))
                    .orElseGet(() ->
                        Reply.refuse(
                            RefusalCode.VENUE_UNKNOWN,
                            "no venue '%s' is configured".formatted(venue)))));
  }

  /**
   * Waits until nothing is under way that the owner must not leave (SPEC 14, owners): orders on sim
   * that nobody would watch. Whatever comes meanwhile is taken.
   */
  void settleDown() {
    await(
        true,
        () ->
            new Desk.Taken.Waiting<>(
                new Pending<>(
                    now -> isUnwatched() ? Optional.empty() : Optional.of(Reply.of(true)),
                    Optional.empty())));
  }

  private <R> Reply<R> await(boolean isFirst, Turn<R> turn) {
    CompletableFuture<Reply<R>> answer = new CompletableFuture<>();
    Asked<R> asked = new Asked<>(turn, answer);
    return (isFirst ? lanes.addFirst(asked) : lanes.add(asked))
        ? answer.join()
        : Reply.refuse(RefusalCode.HOME_UNUSABLE, "the home is being closed; try again");
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
    boolean goesOn = true;
    while (goesOn) {
      try {
        lanes.await(untilDue());
        turn();
        goesOn = !stopping || isBusy() || !lanes.endIfNothingWaits();
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
    for (Work work : lanes.end()) {
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

  /**
   * How many milliseconds until something falls due; none if nothing does by itself. A machine that
   * sleeps takes longer to wait than it says, so that nothing is waited for long.
   */
  private Optional<Long> untilDue() {
    return failure.isPresent() || isExternal()
        ? Optional.empty()
        : nextAt()
            .map(due -> (due.micros() - now().micros() + 999) / 1_000)
            .map(millis -> Math.clamp(millis, 0, LOOK_MILLIS));
  }

  private void turn() {
    takeFirst();
    for (Work work : lanes.drain(MOST_PER_SYNC)) {
      inTurn(work);
      takeFirst();
    }
    settle();
  }

  /** What makes the home safer waits for nobody else. */
  private void takeFirst() {
    for (Work work = lanes.pollFirst(); work != null; work = lanes.pollFirst()) {
      inTurn(work);
    }
  }

  private void inTurn(Work work) {
    switch (work) {
      case Stop() -> stopping = true;
      case Scheduled(LogicalTime at, VenueId venue, VenueReport report) ->
          desk.schedule(at, venue, report);
      case Asked<?> asked -> inTurn(asked);
    }
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
      if (!isExternal()) {
        takeFirst();
      }
    }
    flush();
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
    catchUp();
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
    beginToDecide();
    return new Inputs(at, Desk.ENGINE, registry.get(), venues.listings(), clockAhead());
  }

  private Duration clockAhead() {
    return isExternal() || isAbsent() ? Duration.ZERO : clock.ahead();
  }

  /** How far the home's time is ahead of the wall clock, which any thread may ask. */
  Duration ahead() {
    return clock.ahead();
  }

  private void beginToDecide() {
    if (decidingSince.isEmpty()) {
      decidingSince = Optional.of(clock.moment());
    }
  }

  /** A machine that slept left the home's time behind: it jumps forward, and says so (SPEC 9). */
  private void catchUp() {
    if (!isAbsent() && !isExternal() && failure.isEmpty()) {
      clock.catchUp().ifPresent(this::jump);
    }
  }

  private void jump(HomeClock.Jump jump) {
    guarded(() -> desk.take(new VenueCommand.CatchUp(jump.from()), engineInputs(now())));
    notices.accept(
        "the home's time was behind the wall clock, as after a sleep of the machine, and jumped"
            + " from %s to %s".formatted(jump.from(), jump.to()));
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
      batch.effects().forEach(this::perform);
    }
    decidingSince = Optional.empty();
    List<Runnable> ready = answers;
    answers = new ArrayList<>();
    ready.forEach(Runnable::run);
    answerWaiters();
  }

  /**
   * An order that was kept waiting here is not sent: whoever wanted it, wanted it then (SPEC 9).
   */
  private void perform(Desk.Timed timed) {
    if (timed.effect() instanceof Effect.Submit(VenueId venue, VenueOrder order) && isTooLate()) {
      desk.schedule(
          now(),
          venue,
          new VenueReport.NotTaken(
              order.orderId(), "it was recorded more than 2 s ago, and is not sent any more"));
    } else {
      venues.perform(timed);
    }
  }

  private boolean isTooLate() {
    return !isExternal() && decidingSince.filter(clock::isTooLate).isPresent();
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
    catchUp();
    beginToDecide();
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
            new Inputs(
                time.orLater(state.lastTime()),
                caller.actor(),
                reading,
                venues.listings(),
                clockAhead()));
      }
    };
  }

  private <R> Reply<R> visitNow(Caller caller, VenueId id, VenueVisit<R> visit) {
    catchUp();
    Optional<Venue> venue = isAbsent() ? Optional.empty() : venues.find(id);
    if (venue.isEmpty()) {
      return Reply.refuse(
          RefusalCode.VENUE_UNKNOWN, "there is no home yet, or no venue %s in it".formatted(id));
    }
    return state
        .home()
        .get()
        .timeSource()
        .timeOf(caller.at(), clock.now(), state.lastTime())
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
    return clock.now().orLater(state.lastTime());
  }

  private Reply<LogicalTime> timeOf(Caller caller, Command<?> command) {
    if (isAbsent()) {
      return firstTime(caller, command);
    }
    return state.home().get().timeSource().timeOf(caller.at(), clock.now(), state.lastTime());
  }

  /** A home that is made with time from outside begins when it is told, or at the epoch. */
  private Reply<LogicalTime> firstTime(Caller caller, Command<?> command) {
    return switch (command) {
      case Command.InitHome init when init.timeSource() == TimeSource.EXTERNAL ->
          Reply.of(caller.at().orElse(LogicalTime.EPOCH));
      case Command.InitHome _ ->
          TimeSource.CLOCK.timeOf(caller.at(), clock.now(), LogicalTime.EPOCH);
      default -> Reply.of(caller.at().orElseGet(clock::now));
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
    return failure.isEmpty() && (!waiters.isEmpty() || isUnwatched());
  }

  private boolean isUnwatched() {
    return !isExternal() && state.isTrading(VenueId.SIM);
  }

  /** A venue's way back to this desk. */
  private VenueReports reportsOf(VenueId venue) {
    return new VenueReports() {
      @Override
      public boolean deliver(VenueReport report) {
        CompletableFuture<Reply<Boolean>> answer = new CompletableFuture<>();
        return lanes.addUntilTheEnd(new Asked<>(() -> report(venue, report), answer))
            && answer.join().refused().isEmpty();
      }

      @Override
      public void schedule(LogicalTime at, VenueReport report) {
        if (Thread.currentThread().equals(thread)) {
          if (!isBeginning || !state.hasHeard(report)) {
            desk.schedule(at, venue, report);
          }
        } else {
          lanes.addUntilTheEnd(new Scheduled(at, venue, report));
        }
      }
    };
  }

  private Desk.Taken<Boolean> report(VenueId venue, VenueReport report) {
    if (isAbsent()) {
      return new Desk.Taken.Answered<>(refusal("there is no home yet to report to"));
    }
    catchUp();
    return desk.take(
        new VenueCommand.TakeReport(venue, report), engineInputs(engineTime(state.lastTime())));
  }

  /** Whether what is no matter of safety is let in. */
  boolean isOpen() {
    return lanes.isOpen();
  }

  /** How much waits for its turn. */
  int waiting() {
    return lanes.size();
  }

  /** Why the journal takes no more, if it failed. */
  Optional<Refusal> failure() {
    return failure;
  }

  /** Answers what was asked so far, lets what is under way on sim end, then stops. */
  @Override
  public void close() {
    lanes.addLast(new Stop());
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
