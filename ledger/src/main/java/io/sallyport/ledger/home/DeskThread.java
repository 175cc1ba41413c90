package io.sallyport.ledger.home;

import io.sallyport.core.desk.Caller;
import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.Decision;
import io.sallyport.core.desk.DeskState;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.Inputs;
import io.sallyport.core.desk.Journal;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.desk.JournalFailure;
import io.sallyport.core.desk.Query;
import io.sallyport.core.desk.TimeSource;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.plan.RegistryReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/**
 * The one thread that decides (DESIGN, the one idea): commands one after another, each on the state
 * that the ones before it made; all that came in while the last sync ran share the next one; nobody
 * is answered before what the answer rests on is durable.
 */
final class DeskThread implements AutoCloseable {
  private static final int MOST_PER_SYNC = 4096;

  private final DeskState state;
  private final Journal journal;
  private final Supplier<LogicalTime> clock;
  private final BlockingQueue<Work> queue = new LinkedBlockingQueue<>();
  private final Thread thread = Thread.ofPlatform().name("desk").unstarted(this::run);
  private volatile Optional<Refusal> failure = Optional.empty();
  private boolean closing;

  /** Something to do in turn, and what to say once that is durable. */
  private sealed interface Work {}

  private record Stop() implements Work {}

  private record Asked<R>(Turn<R> turn, CompletableFuture<Reply<R>> answer) implements Work {}

  /** Takes its turn on the state, adding what it decides to the entries. */
  private interface Turn<R> {
    Reply<R> take(List<JournalEntry> entries);
  }

  DeskThread(DeskState state, Journal journal, Supplier<LogicalTime> clock) {
    this.state = state;
    this.journal = journal;
    this.clock = clock;
  }

  void start() {
    thread.start();
  }

  /** Has a command decided, and waits until the decision is durable. */
  <R> Reply<R> submit(Caller caller, Command<R> command, RegistryReading registry) {
    return await(entries -> decide(caller, command, registry, entries));
  }

  /** Has a query answered, and waits until what the answer rests on is durable. */
  <R> Reply<R> ask(Caller caller, Query<R> query) {
    return await(entries -> requireReadTime(caller).flatMap(ok -> query.answer(state)));
  }

  private <R> Reply<R> await(Turn<R> turn) {
    CompletableFuture<Reply<R>> answer = new CompletableFuture<>();
    return enqueue(new Asked<>(turn, answer))
        ? answer.join()
        : Reply.refuse(RefusalCode.HOME_UNUSABLE, "the home is being closed; try again");
  }

  /** Whether the work was taken; nothing is once the stop is in the queue. */
  private boolean enqueue(Work work) {
    synchronized (queue) {
      if (!closing) {
        closing = work instanceof Stop;
        queue.add(work);
        return true;
      }
      return false;
    }
  }

  private void run() {
    List<Work> batch = new ArrayList<>();
    boolean goesOn = true;
    while (goesOn) {
      try {
        batch.add(queue.take());
        queue.drainTo(batch, MOST_PER_SYNC);
        goesOn = turn(batch);
        batch.clear();
      } catch (InterruptedException e) {
        goesOn = false;
      }
    }
  }

  private boolean turn(List<Work> batch) {
    List<JournalEntry> entries = new ArrayList<>();
    List<Runnable> answers = new ArrayList<>();
    boolean goesOn = true;
    for (Work work : batch) {
      switch (work) {
        case Stop() -> goesOn = false;
        case Asked<?> asked -> answers.add(answer(asked, entries));
      }
    }
    commit(entries);
    answers.forEach(Runnable::run);
    return goesOn;
  }

  /** Takes the turn now; what it returns gives the answer, once it may be given. */
  private <R> Runnable answer(Asked<R> asked, List<JournalEntry> entries) {
    if (failure.isPresent()) {
      return () -> asked.answer().complete(Reply.refuse(failure.get()));
    }
    try {
      Reply<R> reply = asked.turn().take(entries);
      return () -> asked.answer().complete(failure.map(Reply::<R>refuse).orElse(reply));
    } catch (RuntimeException bug) {
      return () -> asked.answer().completeExceptionally(bug);
    }
  }

  private void commit(List<JournalEntry> entries) {
    if (entries.isEmpty() || failure.isPresent()) {
      return;
    }
    try {
      journal.commit(entries);
    } catch (JournalFailure | RuntimeException e) {
      fail(e);
    }
  }

  /** From here on nobody is answered: what they would be told is not on disk. */
  private void fail(Exception cause) {
    failure =
        Optional.of(
            new Refusal(
                RefusalCode.JOURNAL_FAILED,
                cause.getMessage()
                    + "; nothing was answered, and what was asked may or may not be on record: "
                    + "mend the cause, and look with sallyport status"));
  }

  private <R> Reply<R> decide(
      Caller caller, Command<R> command, RegistryReading registry, List<JournalEntry> entries) {
    return timeOf(caller, command)
        .flatMap(at ->
            switch (command.decide(state, new Inputs(at, caller.actor(), registry))) {
              case Decision.Refused<R>(Refusal refusal) -> Reply.refuse(refusal);
              case Decision.Accepted<R> accepted -> {
                record(caller, at, accepted.events(), entries);
                yield Reply.of(accepted.answer().apply(state));
              }
            });
  }

  private void record(
      Caller caller, LogicalTime at, List<Event> events, List<JournalEntry> entries) {
    JournalEntry entry =
        new JournalEntry(state.lastSequence() + 1, at, caller.actor().id(), events);
    try {
      state.apply(entry);
    } catch (RuntimeException bug) {
      fail(bug);
      throw bug;
    }
    entries.add(entry);
  }

  private boolean isAbsent() {
    return state.home().isEmpty();
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

  /** Why the journal takes no more, if it failed. */
  Optional<Refusal> failure() {
    return failure;
  }

  /** Answers what was asked so far, then stops. */
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
