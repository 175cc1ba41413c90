package io.sallyport.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.Journal;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.desk.TimeSource;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.SeasonId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * What every implementation of the {@link Journal} port has to do. A test class of the
 * implementation's module extends it and says how to open a journal and how to read back what is in
 * it; every test begins with an empty one.
 */
public abstract class JournalConformance {

  /**
   * Opens the one journal of this test to append to, as a new process would: what an earlier
   * opening committed is in it, and that earlier opening is over, without a farewell.
   */
  protected abstract Journal open() throws Exception;

  /**
   * Reads what is in the journal of this test, as a new process would, while the one that has it
   * open goes on.
   */
  protected abstract List<JournalEntry> readBack() throws Exception;

  @Test
  void whatWasCommittedIsReadBack() throws Exception {
    List<JournalEntry> entries = numbered(3);

    open().commit(entries);

    assertEquals(entries, readBack());
  }

  @Test
  void everyCommitIsThereOnceItReturned() throws Exception {
    Journal journal = open();
    List<JournalEntry> entries = numbered(5);

    for (int i = 0; i < entries.size(); i++) {
      journal.commit(entries.subList(i, i + 1));

      assertEquals(entries.subList(0, i + 1), readBack());
    }
  }

  @Test
  void oneCommitMayHaveManyEntries() throws Exception {
    List<JournalEntry> entries = numbered(2_000);

    open().commit(entries);

    assertEquals(entries, readBack());
  }

  @Test
  void aCommitOfNothingChangesNothing() throws Exception {
    Journal journal = open();
    List<JournalEntry> entries = numbered(2);

    journal.commit(List.of());
    journal.commit(entries.subList(0, 1));
    journal.commit(List.of());
    journal.commit(entries.subList(1, 2));

    assertEquals(entries, readBack());
  }

  @Test
  void aJournalOpenedAgainGoesOnWhereItWas() throws Exception {
    List<JournalEntry> entries = numbered(6);

    open().commit(entries.subList(0, 2));
    open().commit(entries.subList(2, 3));
    open().commit(entries.subList(3, 6));

    assertEquals(entries, readBack());
  }

  @Test
  void whatTheCallerDoesToItsListLaterDoesNotMatter() throws Exception {
    List<JournalEntry> entries = numbered(3);
    List<JournalEntry> callers = new ArrayList<>(entries);

    open().commit(callers);
    callers.clear();

    assertEquals(entries, readBack());
  }

  @RepeatedTest(5)
  void everyKindOfEventComesBackEqual(RepetitionInfo repetition) throws Exception {
    assertKeeps(RandomHistory.of(repetition.getCurrentRepetition()).entries());
  }

  @Test
  void figuresOfLiveTradingComeBackEqual() throws Exception {
    assertKeeps(LiveTrading.history());
  }

  @RepeatedTest(8)
  void everyKindOfEventOfLiveOrdersComesBackEqual(RepetitionInfo repetition) throws Exception {
    assertKeeps(RandomTrading.of(repetition.getCurrentRepetition()).journal());
  }

  @Test
  void textAndTimesAtTheirLimitsComeBackEqual() throws Exception {
    assertKeeps(
        List.of(
            homeMade(LogicalTime.EPOCH),
            entry(2, LogicalTime.EPOCH, new Reason("\"\\/<>&' {}[],:")),
            entry(3, new LogicalTime(1), new Reason("zażółć 市場 \u00a0\u200b\ufeff 😀")),
            entry(4, new LogicalTime(1_000_000), new Reason("x".repeat(Reason.MAX_LENGTH))),
            entry(
                5, LogicalTime.of(Instant.parse("9999-12-31T23:59:59.999999Z")), Samples.REASON)));
  }

  @Test
  void aGapInTheNumbersIsRefusedAndChangesNothing() throws Exception {
    assertRefuses(numbered(4).subList(3, 4));
  }

  @Test
  void aNumberUsedBeforeIsRefusedAndChangesNothing() throws Exception {
    assertRefuses(numbered(2).subList(1, 2));
  }

  private void assertKeeps(List<JournalEntry> entries) throws Exception {
    open().commit(entries);

    List<JournalEntry> read = readBack();
    assertEquals(entries.size(), read.size());
    for (int i = 0; i < entries.size(); i++) {
      assertEquals(entries.get(i), read.get(i));
    }
  }

  private void assertRefuses(List<JournalEntry> notNumberedOn) throws Exception {
    Journal journal = open();
    List<JournalEntry> before = numbered(2);
    journal.commit(before);

    assertThrows(Exception.class, () -> journal.commit(notNumberedOn));

    assertEquals(before, readBack());
  }

  /** Entries as a young home has them: it is made, then one season after another is opened. */
  private static List<JournalEntry> numbered(int count) {
    List<JournalEntry> entries = new ArrayList<>();
    entries.add(homeMade(Samples.MONDAY));
    for (int sequence = 2; sequence <= count; sequence++) {
      entries.add(
          entry(sequence, Samples.MONDAY.plus(Duration.ofSeconds(sequence)), Samples.REASON));
    }
    return entries;
  }

  private static JournalEntry homeMade(LogicalTime at) {
    return new JournalEntry(
        1,
        at,
        Samples.ANA.id(),
        List.of(new Event.HomeCreated(Samples.HOME, TimeSource.CLOCK, false)));
  }

  private static JournalEntry entry(long sequence, LogicalTime at, Reason reason) {
    return new JournalEntry(
        sequence,
        at,
        Samples.ANA.id(),
        List.of(new Event.SeasonOpened(new SeasonId("s" + sequence), new ClientId(1), reason)));
  }
}
