package io.sallyport.harness.runner;

import io.sallyport.core.desk.Bridge;
import io.sallyport.core.desk.Caller;
import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.Desk;
import io.sallyport.core.desk.DeskState;
import io.sallyport.core.desk.ExecutionRecord;
import io.sallyport.core.desk.Inputs;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.desk.PlanHistory;
import io.sallyport.core.desk.Query;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.plan.ExecutionStateSnapshot;
import io.sallyport.core.plan.RegistryReading;
import io.sallyport.testkit.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The real desk behind a bridge, without a disk: what it decides is durable at once. */
final class MemoryBridge implements Bridge {
  private final Desk desk;
  private final List<JournalEntry> entries = new ArrayList<>();
  private LogicalTime now = Samples.MONDAY;
  private RegistryReading registry = Samples.STRATEGIES.reading();
  private Cut cut = Cut.REFUSES;
  private int calls;
  private int callsBeforeCut = Integer.MAX_VALUE;

  /** How the bridge breaks down: whether the last call that it does is still answered. */
  enum Cut {
    REFUSES(true, false),
    THROWS(true, true),
    REFUSES_UNANSWERED(false, false),
    THROWS_UNANSWERED(false, true);

    private final boolean answersLast;
    private final boolean isThrown;

    Cut(boolean answersLast, boolean isThrown) {
      this.answersLast = answersLast;
      this.isThrown = isThrown;
    }
  }

  MemoryBridge() {
    desk = new Desk(new DeskState());
  }

  /** A bridge to what is on record. */
  static MemoryBridge over(List<JournalEntry> journal) {
    MemoryBridge bridge = new MemoryBridge();
    journal.forEach(bridge.desk.state()::apply);
    bridge.entries.addAll(journal);
    return bridge;
  }

  synchronized MemoryBridge at(LogicalTime time) {
    now = time;
    return this;
  }

  synchronized MemoryBridge under(RegistryReading reading) {
    registry = reading;
    return this;
  }

  /** It does this many calls more, and is broken for good. */
  synchronized MemoryBridge cutAfter(int more, Cut how) {
    calls = 0;
    callsBeforeCut = more;
    cut = how;
    return this;
  }

  synchronized int calls() {
    return calls;
  }

  synchronized List<JournalEntry> journal() {
    return List.copyOf(entries);
  }

  @Override
  public synchronized <R> Reply<R> submit(Caller caller, Command<R> command) {
    Optional<Refusal> broken = notDone();
    if (broken.isPresent()) {
      return Reply.refuse(broken.get());
    }
    Desk.Taken<R> taken =
        desk.take(command, new Inputs(now, caller.actor(), registry, Samples.venues()));
    entries.addAll(desk.drain().entries());
    Reply<R> reply =
        switch (taken) {
          case Desk.Taken.Answered<R>(Reply<R> answer) -> answer;
          case Desk.Taken.Waiting<R> _ -> throw new AssertionError("no such command here");
        };
    return lost().map(Reply::<R>refuse).orElse(reply);
  }

  @Override
  public synchronized <R> Reply<R> ask(Caller caller, Query<R> query) {
    Optional<Refusal> broken = notDone().or(this::lost);
    return broken
        .map(Reply::<R>refuse)
        .orElseGet(() ->
            query.answer(
                desk.state(), new Inputs(now, caller.actor(), registry, Samples.venues())));
  }

  /** Before a call is done: it is not done if the bridge broke down. */
  private Optional<Refusal> notDone() {
    return ++calls > callsBeforeCut ? Optional.of(brokenDown()) : Optional.empty();
  }

  /** After a call was done: its answer may be lost. */
  private Optional<Refusal> lost() {
    return cut.answersLast || calls < callsBeforeCut ? Optional.empty() : Optional.of(brokenDown());
  }

  private Refusal brokenDown() {
    if (cut.isThrown) {
      throw new IllegalStateException("the bridge is broken");
    }
    return new Refusal(RefusalCode.HOME_UNUSABLE, "the journal failed");
  }

  @Override
  public Reply<ExecutionStateSnapshot> getSnapshot(
      Caller caller, Optional<ClientId> asker, SeasonId season) {
    throw new AssertionError("nobody asks for it here");
  }

  @Override
  public Reply<List<JournalEntry>> harnessAudit(
      Caller caller, Optional<ClientId> asker, Optional<String> cycle) {
    throw new AssertionError("nobody asks for it here");
  }

  @Override
  public Reply<PlanHistory> planHistory(Caller caller, Optional<ClientId> asker, String plan) {
    throw new AssertionError("nobody asks for it here");
  }

  @Override
  public Reply<ExecutionRecord> execution(
      Caller caller, Optional<ClientId> asker, String execution) {
    throw new AssertionError("nobody asks for it here");
  }
}
