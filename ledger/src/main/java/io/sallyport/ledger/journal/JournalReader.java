package io.sallyport.ledger.journal;

import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.formats.json.SallyportJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Reads a journal from its first entry, each byte once, and changes nothing. A torn end, which a
 * crash in the middle of an append leaves, is told apart from damage: behind it no sound line
 * follows, and what stands there was never an entry.
 */
public final class JournalReader {

  /** Takes one entry after the other. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes an entry.
     *
     * @throws IOException if it cannot
     */
    void visit(JournalEntry entry, JournalLine line) throws IOException;
  }

  /**
   * How far a journal could be read.
   *
   * @param lastSequence the newest sound entry, 0 if there is none
   * @param lastSegment the file to append to, none where there is no journal yet
   * @param soundBytes how many bytes of that file are sound
   * @param tornBytes how many bytes of a torn end follow them
   * @param endsWithLineFeed whether the newest entry is followed by its line feed; if only that is
   *     lost, the entry is none the less whole
   */
  public record Extent(
      long lastSequence,
      Optional<Path> lastSegment,
      long soundBytes,
      long tornBytes,
      boolean endsWithLineFeed) {}

  private final Path directory;
  private final long until;
  private final Visitor visitor;
  private long lastSequence;
  private LogicalTime lastTime = LogicalTime.EPOCH;

  private JournalReader(Path directory, long until, Visitor visitor) {
    this.directory = directory;
    this.until = until;
    this.visitor = visitor;
  }

  /**
   * Reads a whole journal.
   *
   * @throws JournalDamage if it contradicts itself anywhere but in a torn end
   */
  public static Extent read(Path directory, Visitor visitor) throws IOException, JournalDamage {
    return new JournalReader(directory, Long.MAX_VALUE, visitor).read();
  }

  /**
   * Reads a journal up to an entry that is known to be on disk, beside an owner that goes on
   * appending: what follows it is not looked at.
   *
   * @param last the entry to stop behind
   * @throws JournalDamage if it contradicts itself up to there, or ends before
   */
  public static void readUpTo(Path directory, long last, Visitor visitor)
      throws IOException, JournalDamage {
    Extent extent = new JournalReader(directory, last, visitor).read();
    if (extent.lastSequence() < last) {
      throw new JournalDamage(
          new Segment(extent.lastSegment().orElse(directory)),
          0,
          "it ends with entry %d, expected is %d".formatted(extent.lastSequence(), last));
    }
  }

  private Extent read() throws IOException, JournalDamage {
    List<Segment> segments = Segment.in(directory);
    Extent extent = new Extent(0, Optional.empty(), 0, 0, true);
    for (int i = 0; i < segments.size() && lastSequence < until; i++) {
      extent = read(segments.get(i), i == segments.size() - 1);
    }
    return extent;
  }

  private Extent read(Segment segment, boolean isLast) throws IOException, JournalDamage {
    if (segment.firstSequence() != lastSequence + 1) {
      throw new JournalDamage(
          segment,
          1,
          "the file begins with entry %d, expected is %d"
              .formatted(segment.firstSequence(), lastSequence + 1));
    }
    boolean endsWithLineFeed = true;
    long size;
    try (LineScanner lines = LineScanner.of(segment.path())) {
      size = lines.size();
      while (lastSequence < until) {
        Optional<byte[]> next = lines.next();
        if (next.isEmpty()) {
          break;
        }
        JournalLine line = new JournalLine(next.get());
        if (!line.isSound()) {
          return tornAt(segment, lines, line, isLast, size);
        }
        visit(segment, lines.lineNumber(), line);
        endsWithLineFeed = lines.isTerminated();
      }
    }
    return new Extent(lastSequence, Optional.of(segment.path()), size, 0, endsWithLineFeed);
  }

  private void visit(Segment segment, long number, JournalLine line)
      throws IOException, JournalDamage {
    JournalEntry entry = entry(segment, number, line);
    if (entry.sequence() != lastSequence + 1) {
      throw new JournalDamage(
          segment,
          number,
          "this is entry %d, expected is %d".formatted(entry.sequence(), lastSequence + 1));
    }
    if (entry.at().compareTo(lastTime) < 0) {
      throw new JournalDamage(
          segment,
          number,
          "its time, %s, is earlier than %s before".formatted(entry.at(), lastTime));
    }
    lastSequence = entry.sequence();
    lastTime = entry.at();
    visitor.visit(entry, line);
  }

  /** Takes a sound line apart. */
  static JournalEntry entry(Segment segment, long number, JournalLine line) throws JournalDamage {
    try {
      return line.entry();
    } catch (JacksonException e) {
      throw new JournalDamage(
          segment, number, "it is no entry of this version: " + SallyportJson.problem(e));
    }
  }

  private Extent tornAt(
      Segment segment, LineScanner lines, JournalLine line, boolean isLast, long size)
      throws IOException, JournalDamage {
    long number = lines.lineNumber();
    long soundBytes = lines.lineStart();
    boolean wasAnEntry =
        lines.isTerminated() ? line.wasOnceAnEntry() : line.isSoundButForItsLastByte();
    if (!isLast || wasAnEntry || entryFollows(lines)) {
      throw new JournalDamage(segment, number, "its bytes do not agree with its check");
    }
    return new Extent(
        lastSequence, Optional.of(segment.path()), soundBytes, size - soundBytes, true);
  }

  /** Whether an entry follows, or what is left of one. */
  private static boolean entryFollows(LineScanner lines) throws IOException {
    for (Optional<byte[]> next = lines.next(); next.isPresent(); next = lines.next()) {
      JournalLine line = new JournalLine(next.get());
      if (line.isSound() || (lines.isTerminated() && line.wasOnceAnEntry())) {
        return true;
      }
    }
    return false;
  }
}
