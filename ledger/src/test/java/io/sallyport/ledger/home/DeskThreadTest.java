package io.sallyport.ledger.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.DeskState;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.Journal;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.desk.JournalFailure;
import io.sallyport.core.desk.Query;
import io.sallyport.core.desk.SafetyCommand;
import io.sallyport.core.desk.TimeSource;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plane.OrderName;
import io.sallyport.core.plane.Venue;
import io.sallyport.core.plane.VenueListing;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueQuestion;
import io.sallyport.core.plane.VenueReports;
import io.sallyport.core.safety.KillSwitchScope;
import io.sallyport.core.safety.KillSwitchState;
import io.sallyport.core.safety.KillSwitchType;
import io.sallyport.testkit.Commands;
import io.sallyport.testkit.LiveStory;
import io.sallyport.testkit.MemoryJournal;
import io.sallyport.testkit.SampleRegistry;
import io.sallyport.testkit.Samples;
import io.sallyport.testkit.SimulatedClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Durable before it counts (SPEC 2, law 2). */
class DeskThreadTest {
  private final SimulatedClock clock = new SimulatedClock(Samples.MONDAY);
  @TempDir Path folder;
  private final List<String> notices = new CopyOnWriteArrayList<>();

  @Test
  void nobodyIsAnsweredWhileTheSyncIsOnItsWayAndAllThatWaitShareTheNextOne() throws Exception {
    HeldJournal journal = new HeldJournal();
    try (DeskThread desk = started(journal)) {
      CompletableFuture<Reply<?>> first = async(desk, plan(0));
      journal.inCommit.await();
      List<CompletableFuture<Reply<?>>> waiting = new ArrayList<>();
      for (int i = 1; i <= 100; i++) {
        waiting.add(async(desk, i % 10 == 0 ? refused() : plan(i)));
      }
      CompletableFuture<Reply<?>> read =
          CompletableFuture.supplyAsync(
              () -> desk.ask(HomeFixture.ana(), new Query.Status()), Thread::startVirtualThread);

      assertThat(first).isNotDone();
      assertThat(waiting).noneMatch(CompletableFuture::isDone);
      assertThat(read).isNotDone();

      journal.release.countDown();
      assertThat(first.join().refused()).isEmpty();
      waiting.forEach(CompletableFuture::join);
      read.join();
    }
    assertThat(journal.commits).hasSizeLessThan(30);
    assertThat(journal.commits.stream().mapToInt(Integer::intValue).sum()).isEqualTo(92);
  }

  @Test
  void afterTheJournalFailedNobodyIsAnsweredAgain() {
    MemoryJournal journal = new MemoryJournal();
    try (DeskThread desk = started(journal)) {
      assertThat(submit(desk, plan(1)).refused()).isEmpty();
      int before = journal.entries().size();

      journal.breakDown();

      assertFailed(submit(desk, plan(2)));
      assertFailed(submit(desk, plan(3)));
      assertFailed(desk.ask(HomeFixture.ana(), new Query.Status()));
      assertThat(journal.entries()).hasSize(before);
      assertThat(desk.failure()).isPresent();
    }
  }

  @Test
  void aJournalThatThrowsABugStopsTheDeskInsteadOfLeavingCallersWaiting() {
    Journal buggy =
        entries -> {
          throw new IllegalStateException("a bug in the journal");
        };
    DeskThread desk =
        new DeskThread(
            new DeskState(),
            buggy,
            clock,
            Samples.STRATEGIES::reading,
            new OpenVenues(List.of()),
            new Reserve(Path.of("never-held")),
            notices::add);
    desk.start();
    try (desk) {
      assertFailed(
          desk.submit(HomeFixture.ana(), Commands.initHome(), SampleRegistry.EMPTY.reading()));
    }
  }

  @Test
  void whoComesAfterTheEndIsRefusedAndDoesNotWait() {
    DeskThread desk = started(new MemoryJournal());
    desk.close();

    assertThat(submit(desk, plan(1)).refused().map(Refusal::code))
        .contains(RefusalCode.HOME_UNUSABLE);
  }

  /** A kill switch finds an order that is being cancelled and asked about already. */
  @Test
  void whoMayNotBeKeptWaitingIsAnsweredInTimeEvenIfNothingHappens() throws Exception {
    LiveStory before = LiveStory.onSim();
    before.begins(Commands.live(before.committed("momentum:buy/BTCUSDT/1/ref=150/sl=-0.02")));
    before.passes("31s");
    DeskState state = new DeskState();
    before.entries().forEach(state::apply);
    MemoryJournal journal = new MemoryJournal();
    journal.commit(before.entries());
    try (DeskThread desk = started(state, journal)) {
      SafetyCommand.KillReport report =
          desk.submit(
                  HomeFixture.at(Samples.ANA, before.now()),
                  new SafetyCommand.SetKillSwitch(
                      KillSwitchType.GLOBAL,
                      KillSwitchScope.EVERYTHING,
                      KillSwitchState.ACTIVE,
                      Samples.REASON),
                  SampleRegistry.EMPTY.reading())
              .value();

      assertThat(report.reached()).isEqualTo(1);
      assertThat(report.unknown()).isEqualTo(1);
      assertThat(journal.entries().getLast().at()).isEqualTo(before.now());
    }
  }

  /** What makes a home safer waits for nobody (SPEC 14, kill switch). */
  @Test
  void aKillSwitchIsTakenBeforeAllThatWaits() throws Exception {
    HeldJournal journal = new HeldJournal();
    try (DeskThread desk = started(journal)) {
      CompletableFuture<Reply<?>> first = async(desk, plan(0));
      journal.inCommit.await();
      List<CompletableFuture<Reply<?>>> waiting = new ArrayList<>();
      for (int i = 1; i <= 50; i++) {
        waiting.add(async(desk, plan(i)));
      }
      awaitWaiting(desk, 50);
      CompletableFuture<Reply<?>> kill = async(desk, kill());
      awaitWaiting(desk, 51);
      journal.release.countDown();

      waiting.forEach(CompletableFuture::join);
      assertThat(kill.join().refused()).isEmpty();
      first.join();
    }
    assertThat(journal.entries.get(2).events().getFirst()).isInstanceOf(Event.KillSwitchSet.class);
  }

  /** An owner that leaves stays until what is under way on sim has ended (SPEC 14, owners). */
  @Test
  void anOwnerThatLeavesStillTakesAKillSwitchAndNothingElse() throws Exception {
    LiveStory before = LiveStory.inClockHome();
    before.begins(Commands.live(before.committed("momentum:buy/BTCUSDT/1/ref=150/sl=-0.02")));
    MemoryJournal journal = new MemoryJournal();
    DeskThread desk = started(folded(before, journal), journal);
    CompletableFuture<Void> leaving =
        CompletableFuture.runAsync(desk::close, Thread::startVirtualThread);
    while (desk.isOpen()) {
      Thread.onSpinWait();
    }

    assertThat(submit(desk, plan(1)).refused().map(Refusal::code))
        .contains(RefusalCode.HOME_UNUSABLE);
    CompletableFuture<Reply<?>> kill = async(desk, kill());
    CompletableFuture<Reply<?>> status =
        CompletableFuture.supplyAsync(
            () -> desk.ask(HomeFixture.ana(), new Query.Status()), Thread::startVirtualThread);
    assertThat(status.get(30, TimeUnit.SECONDS).refused()).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    SafetyCommand.KillReport report =
        (SafetyCommand.KillReport) kill.get(30, TimeUnit.SECONDS).value();
    assertThat(report.reached()).isEqualTo(1);
    assertThat(leaving).isNotDone();

    passUntil(leaving, desk);
    assertThat(submit(desk, kill()).refused().map(Refusal::code))
        .contains(RefusalCode.HOME_UNUSABLE);
  }

  /** Whoever leaves can be waited for while everything is still let in. */
  @Test
  void itTellsWhenNothingIsUnderWayAnyMore() throws Exception {
    LiveStory before = LiveStory.inClockHome();
    before.begins(Commands.live(before.committed("momentum:buy/BTCUSDT/1/ref=150/sl=-0.02")));
    MemoryJournal journal = new MemoryJournal();
    try (DeskThread desk = started(folded(before, journal), journal)) {
      CompletableFuture<Void> settled =
          CompletableFuture.runAsync(desk::settleDown, Thread::startVirtualThread);
      assertThat(submit(desk, plan(1)).refused()).isEmpty();
      assertThat(settled).isNotDone();

      passUntil(settled, desk);
      assertThat(desk.ask(HomeFixture.ana(), new Query.Status()).value().openOrders()).isZero();
    }
  }

  /** SPEC 9, time: the record lies ahead of a wall clock that was wrong. */
  @Test
  void timersGoOnWhereTheRecordLiesAheadOfTheClock() throws Exception {
    LiveStory before = LiveStory.inClockHome();
    before.passes("3600s");
    before.begins(Commands.live(before.committed("momentum:buy/BTCUSDT/1/ref=150/sl=-0.02")));
    MemoryJournal journal = new MemoryJournal();
    try (DeskThread desk = started(folded(before, journal), journal)) {
      assertThat(desk.ahead()).isEqualTo(Duration.ofHours(1));
      CompletableFuture<Void> settled =
          CompletableFuture.runAsync(desk::settleDown, Thread::startVirtualThread);

      passUntil(settled, desk);
      assertThat(desk.ask(HomeFixture.ana(), new Query.Status()).value().openOrders()).isZero();
    }
  }

  /** SPEC 9, time: after a sleep of the machine. */
  @Test
  void aHomeThatWasLeftBehindJumpsOnRecordBeforeAnythingElseIsDecided() {
    MemoryJournal journal = new MemoryJournal();
    try (DeskThread desk = started(journal)) {
      assertThat(submit(desk, plan(1)).refused()).isEmpty();
      clock.sleep(Duration.ofHours(8));
      assertThat(submit(desk, plan(2)).refused()).isEmpty();
    }
    LogicalTime morning = Samples.MONDAY.plus(Duration.ofHours(8));
    assertThat(journal.entries().get(2).events())
        .containsExactly(new Event.ClockJumped(Samples.MONDAY, morning));
    assertThat(journal.entries().subList(2, 4)).allMatch(entry -> entry.at().equals(morning));
    assertThat(notices).singleElement().asString().contains("jumped from " + Samples.MONDAY);
  }

  /** SPEC 9, time: what may be sent again later is decided anew. */
  @ParameterizedTest
  @CsvSource({"PT2S, PT0S, true", "PT3S, PT0S, false", "PT0S, PT3S, false", "PT0S, PT8H, false"})
  void anOrderThatWasHeldUpOnItsWayIsNotSent(Duration slow, Duration slept, boolean isSent)
      throws Exception {
    LiveStory before = LiveStory.inClockHome();
    Plan plan = before.committed("momentum:buy/BTCUSDT/1/ref=150/sl=-0.02");
    MemoryJournal journal = new MemoryJournal();
    DeskState state = folded(before, journal);
    RecordingVenue venue = new RecordingVenue();
    DeskThread desk =
        desk(
            state,
            entries -> {
              if (entries.stream().anyMatch(DeskThreadTest::sends)) {
                clock.advance(slow);
                clock.sleep(slept);
              }
              journal.commit(entries);
            },
            venue);
    desk.start();
    try (desk) {
      CompletableFuture<Reply<?>> run =
          CompletableFuture.supplyAsync(
              () ->
                  desk.submit(HomeFixture.ana(), Commands.live(plan), Samples.STRATEGIES.reading()),
              Thread::startVirtualThread);
      while (!run.isDone() && venue.submitted.isEmpty() && !isHeldUp(journal)) {
        Thread.onSpinWait();
      }
      boolean wasHeldUp = isHeldUp(journal);
      passUntil(run, desk);
      assertThat(wasHeldUp).isEqualTo(!isSent);
    }
  }

  /** Time passes second by second, until it has happened; two minutes are enough for any order. */
  private void passUntil(CompletableFuture<?> happened, DeskThread desk) throws Exception {
    for (int second = 0; second < 120 && !happened.isDone(); second++) {
      clock.advance(Duration.ofSeconds(1));
      desk.ask(HomeFixture.ana(), new Query.Status());
    }
    happened.get(30, TimeUnit.SECONDS);
  }

  private static boolean isHeldUp(MemoryJournal journal) {
    return journal.entries().toString().contains("and is not sent any more");
  }

  private static boolean sends(JournalEntry entry) {
    return entry.events().stream()
        .anyMatch(event -> event instanceof Event.OrderStepped(OrderStep.Submitted _));
  }

  /** What a story came to, as if this were the owner after it. */
  private static DeskState folded(LiveStory before, MemoryJournal journal) throws Exception {
    DeskState state = new DeskState();
    before.entries().forEach(state::apply);
    journal.commit(before.entries());
    return state;
  }

  private static void awaitWaiting(DeskThread desk, int count) {
    while (desk.waiting() < count) {
      Thread.onSpinWait();
    }
  }

  private static Command<?> kill() {
    return new SafetyCommand.SetKillSwitch(
        KillSwitchType.GLOBAL, KillSwitchScope.EVERYTHING, KillSwitchState.ACTIVE, Samples.REASON);
  }

  private DeskThread started(Journal journal) {
    DeskState state = new DeskState();
    JournalEntry made =
        new JournalEntry(
            1,
            Samples.MONDAY,
            Samples.ANA.id(),
            List.of(new Event.HomeCreated(Samples.HOME, TimeSource.CLOCK, false)));
    state.apply(made);
    try {
      journal.commit(List.of(made));
    } catch (JournalFailure e) {
      throw new AssertionError(e);
    }
    return started(state, journal);
  }

  private DeskThread started(DeskState state, Journal journal) {
    DeskThread desk = desk(state, journal);
    desk.start();
    return desk;
  }

  private DeskThread desk(DeskState state, Journal journal, Venue... venues) {
    return new DeskThread(
        state,
        journal,
        clock,
        Samples.STRATEGIES::reading,
        new OpenVenues(List.of(venues)),
        new Reserve(folder.resolve("reserve")),
        notices::add);
  }

  private static Command<?> plan(int number) {
    return Commands.plan("item-" + number);
  }

  private static Command<?> refused() {
    return new Command.UnfreezeSeason(Optional.empty(), Samples.SEASON, Samples.REASON);
  }

  private static Reply<?> submit(DeskThread desk, Command<?> command) {
    return desk.submit(HomeFixture.ana(), command, SampleRegistry.EMPTY.reading());
  }

  private static CompletableFuture<Reply<?>> async(DeskThread desk, Command<?> command) {
    return CompletableFuture.supplyAsync(() -> submit(desk, command), Thread::startVirtualThread);
  }

  private static void assertFailed(Reply<?> reply) {
    assertThat(reply.refused().map(Refusal::code)).contains(RefusalCode.JOURNAL_FAILED);
  }

  /** Holds the first commit after the home's own until it is released. */
  private static final class HeldJournal implements Journal {
    final CountDownLatch inCommit = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);
    final List<Integer> commits = new ArrayList<>();
    final List<JournalEntry> entries = new ArrayList<>();

    @Override
    public void commit(List<JournalEntry> entries) {
      if (!commits.isEmpty()) {
        inCommit.countDown();
        try {
          release.await();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
      this.entries.addAll(entries);
      commits.add(IntStream.of(entries.size()).sum());
    }
  }

  /** A simulated venue that says nothing, and remembers what it was sent. */
  private static final class RecordingVenue implements Venue {
    final List<LogicalTime> submitted = new CopyOnWriteArrayList<>();

    @Override
    public VenueListing listing() {
      return new VenueListing(VenueId.SIM, Optional.empty(), List.of(), Optional.empty());
    }

    @Override
    public void open(VenueReports reports, LogicalTime lastTime, List<OrderName> known) {}

    @Override
    public void submit(VenueOrder order, LogicalTime at) {
      submitted.add(at);
    }

    @Override
    public void cancel(VenueOrder order, String cancelId, LogicalTime at) {}

    @Override
    public void change(VenueOrder from, VenueOrder to, LogicalTime at) {}

    @Override
    public void ask(VenueQuestion question, LogicalTime at) {}

    @Override
    public void close() {}
  }
}
