package io.sallyport.ledger.journal;

import io.sallyport.core.desk.Journal;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.testkit.JournalConformance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The journal in files does what every journal has to; here in files of a few kilobytes. */
class FileJournalConformanceTest extends JournalConformance {
  private static final long SMALL_SEGMENTS = 4_000;

  @TempDir Path directory;

  @Override
  protected Journal open() throws Exception {
    return FileJournal.open(
        directory,
        JournalReader.read(directory, (entry, line) -> {}),
        (entries, lines) -> {},
        SMALL_SEGMENTS);
  }

  @Override
  protected List<JournalEntry> readBack() throws Exception {
    List<JournalEntry> entries = new ArrayList<>();
    JournalReader.read(directory, (entry, line) -> entries.add(entry));
    return entries;
  }
}
