package io.sallyport.ledger.journal;

import io.sallyport.core.desk.JournalEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Reads single entries of a journal back, by number: only the files that have them, and of those
 * only the lines that are asked for are taken apart. It changes nothing, and runs beside an owner
 * that goes on appending.
 */
public final class JournalEntries {
  private final Path directory;
  private final SortedSet<Long> sequences;
  private final List<JournalEntry> found = new ArrayList<>();

  private JournalEntries(Path directory, SortedSet<Long> sequences) {
    this.directory = directory;
    this.sequences = sequences;
  }

  /**
   * Reads entries that are on disk.
   *
   * @param sequences their numbers
   * @return them, in order
   * @throws JournalDamage if one of them is not where it should be, or not sound
   */
  public static List<JournalEntry> read(Path directory, SortedSet<Long> sequences)
      throws IOException, JournalDamage {
    return new JournalEntries(directory, sequences).read();
  }

  private List<JournalEntry> read() throws IOException, JournalDamage {
    List<Segment> segments = Segment.in(directory);
    for (int i = 0; i < segments.size(); i++) {
      long first = segments.get(i).firstSequence();
      SortedSet<Long> here =
          i + 1 < segments.size()
              ? sequences.subSet(first, segments.get(i + 1).firstSequence())
              : sequences.tailSet(first);
      if (!here.isEmpty()) {
        read(segments.get(i), here);
      }
    }
    if (found.size() < sequences.size()) {
      throw new JournalDamage(
          new Segment(directory),
          0,
          "%d entries are not where they were".formatted(sequences.size() - found.size()));
    }
    return List.copyOf(found);
  }

  private void read(Segment segment, SortedSet<Long> wanted) throws IOException, JournalDamage {
    try (LineScanner lines = LineScanner.of(segment.path())) {
      long sequence = segment.firstSequence();
      Optional<byte[]> line = lines.next();
      while (line.isPresent() && sequence <= wanted.last()) {
        if (wanted.contains(sequence)) {
          found.add(entry(segment, lines.lineNumber(), new JournalLine(line.get()), sequence));
        }
        line = lines.next();
        sequence++;
      }
    }
  }

  private static JournalEntry entry(Segment segment, long number, JournalLine line, long sequence)
      throws JournalDamage {
    if (!line.isSound()) {
      throw new JournalDamage(segment, number, "its bytes do not agree with its check");
    }
    JournalEntry entry = JournalReader.entry(segment, number, line);
    if (entry.sequence() != sequence) {
      throw new JournalDamage(
          segment,
          number,
          "this is entry %d, expected is %d".formatted(entry.sequence(), sequence));
    }
    return entry;
  }
}
