package io.sallyport.testkit;

import io.sallyport.core.desk.Journal;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.desk.JournalFailure;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A journal in memory: for tests that need one, not a disk. Any thread may read it. */
public final class MemoryJournal implements Journal {
  private final List<JournalEntry> committed = new CopyOnWriteArrayList<>();
  private volatile boolean broken;

  /** What was committed, in order. */
  public List<JournalEntry> entries() {
    return List.copyOf(committed);
  }

  /** From now on nothing can be committed, as on a disk that failed. */
  public void breakDown() {
    broken = true;
  }

  @Override
  public void commit(List<JournalEntry> entries) throws JournalFailure {
    if (broken) {
      throw new JournalFailure("the journal broke down", new IOException("broken by the test"));
    }
    requireNumberedOn(entries);
    committed.addAll(entries);
  }

  private void requireNumberedOn(List<JournalEntry> entries) {
    long next = committed.size() + 1L;
    for (JournalEntry entry : entries) {
      if (entry.sequence() != next) {
        throw new IllegalArgumentException(
            "entry %d is not numbered on; it would be %d".formatted(entry.sequence(), next));
      }
      next++;
    }
  }
}
