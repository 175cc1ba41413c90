package io.sallyport.ledger.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.DeskState;
import io.sallyport.core.desk.Journal;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.desk.JournalFailure;
import io.sallyport.core.desk.Query;
import io.sallyport.core.desk.SafetyCommand;
import io.sallyport.core.desk.TimeSource;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Durable before it counts (SPEC 2, law 2). */
class DeskThreadTest {
  private final SimulatedClock clock = new SimulatedClock(Samples.MONDAY);

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
            new Reserve(Path.of("never-held")));
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

  private DeskThread started(Journal journal) {
    DeskState state = new DeskState();
    JournalEntry made =
        new JournalEntry(
            1,
            Samples.MONDAY,
            Samples.ANA.id(),
            List.of(
                new io.sallyport.core.desk.Event.HomeCreated(
                    Samples.HOME, TimeSource.CLOCK, false)));
    state.apply(made);
    try {
      journal.commit(List.of(made));
    } catch (JournalFailure e) {
      throw new AssertionError(e);
    }
    return started(state, journal);
  }

  private DeskThread started(DeskState state, Journal journal) {
    DeskThread desk =
        new DeskThread(
            state,
            journal,
            clock,
            Samples.STRATEGIES::reading,
            new OpenVenues(List.of()),
            new Reserve(Path.of("never-held")));
    desk.start();
    return desk;
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
      commits.add(IntStream.of(entries.size()).sum());
    }
  }
}
