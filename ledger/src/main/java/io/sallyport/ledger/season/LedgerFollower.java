package io.sallyport.ledger.season;

import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.model.SeasonId;
import io.sallyport.ledger.journal.FileJournal;
import io.sallyport.ledger.journal.JournalLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lets the season ledgers follow the journal: what is durable there is appended here. */
public final class LedgerFollower implements FileJournal.Follower {
  private final SeasonFiles files;
  private final SortedSet<SeasonId> changed = new TreeSet<>();

  /** Follows into the ledgers of a home. */
  public LedgerFollower(SeasonFiles files) {
    this.files = files;
  }

  @Override
  public void follow(List<JournalEntry> entries, List<JournalLine> lines) throws IOException {
    SortedMap<SeasonId, ByteArrayOutputStream> appended = new TreeMap<>();
    for (int i = 0; i < entries.size(); i++) {
      LedgerLines.each(
          entries.get(i), lines.get(i), (season, line) -> collect(appended, season, line));
    }
    for (Map.Entry<SeasonId, ByteArrayOutputStream> season : appended.entrySet()) {
      append(season.getKey(), season.getValue().toByteArray());
    }
  }

  /** Appends what a ledger lacks. */
  public void append(SeasonId season, byte[] lines) throws IOException {
    new SeasonLedger(files, season).append(lines);
    changed.add(season);
  }

  /** Counts a season as changed if its last owner did not get to write its snapshot. */
  public void takeUp(SeasonId season) throws IOException {
    if (new SeasonLedger(files, season).hasStaleSnapshot()) {
      changed.add(season);
    }
  }

  /** The seasons whose snapshots are to be written. */
  public SortedSet<SeasonId> changed() {
    return Collections.unmodifiableSortedSet(changed);
  }

  private static void collect(
      SortedMap<SeasonId, ByteArrayOutputStream> appended, SeasonId season, byte[] line) {
    ByteArrayOutputStream bytes =
        appended.computeIfAbsent(season, first -> new ByteArrayOutputStream());
    bytes.writeBytes(line);
    bytes.write('\n');
  }
}
