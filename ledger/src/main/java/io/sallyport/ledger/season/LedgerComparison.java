package io.sallyport.ledger.season;

import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.model.SeasonId;
import io.sallyport.ledger.journal.JournalLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds the season ledgers of a home against what its journal says they should be. It is shown
 * every journal entry once, reads every byte of the ledgers once, and changes nothing.
 */
public final class LedgerComparison {
  private static final int CHUNK = 1 << 18;

  private final SeasonFiles files;
  private final SortedMap<SeasonId, Course> courses = new TreeMap<>();

  /** One season's ledger as far as it was compared. */
  private static final class Course {
    private final ByteArrayOutputStream expected = new ByteArrayOutputStream();
    private final ByteArrayOutputStream missing = new ByteArrayOutputStream();
    private long compared;
    private long lines;
    private long fileSize;
    private Optional<String> difference = Optional.empty();
    private boolean isLonger;
  }

  /**
   * What was found of one season's ledger.
   *
   * @param season the season
   * @param missing what the ledger lacks at its end to be complete; empty if nothing
   * @param difference what is wrong with it, if anything is; then it is no clean beginning
   * @param isLonger whether all that is wrong is that the journal lacks what it ends with
   */
  public record Result(
      SeasonId season,
      ByteArrayOutputStream missing,
      Optional<String> difference,
      boolean isLonger) {}

  /**
   * Compares the ledgers of a home as they are now: what an owner appends from here on is not
   * looked at, so that no ledger can be ahead of the journal that is read afterwards.
   */
  public LedgerComparison(SeasonFiles files) throws IOException {
    this.files = files;
    for (SeasonId season : files.withLedger()) {
      course(season).fileSize = Files.size(files.ledger(season));
    }
  }

  /** Takes the next journal entry into account. */
  public void take(JournalEntry entry, JournalLine line) throws IOException {
    LedgerLines.each(
        entry, line, (season, ledgerLine) -> expect(course(season), season, ledgerLine));
  }

  /** What was found, season by season, once every entry was taken. */
  public List<Result> results() throws IOException {
    List<Result> results = new ArrayList<>();
    for (var course : courses.entrySet()) {
      compare(course.getValue(), course.getKey());
      requireNoMore(course.getValue());
      results.add(
          new Result(
              course.getKey(),
              course.getValue().missing,
              course.getValue().difference,
              course.getValue().isLonger));
    }
    return results;
  }

  private Course course(SeasonId season) {
    return courses.computeIfAbsent(season, first -> new Course());
  }

  private void expect(Course course, SeasonId season, byte[] line) throws IOException {
    course.expected.writeBytes(line);
    course.expected.write('\n');
    if (course.expected.size() >= CHUNK) {
      compare(course, season);
    }
  }

  private void compare(Course course, SeasonId season) throws IOException {
    byte[] expected = course.expected.toByteArray();
    course.expected.reset();
    int there = (int) Math.max(0, Math.min(expected.length, course.fileSize - course.compared));
    if (course.difference.isEmpty() && there > 0) {
      byte[] found = read(files.ledger(season), course.compared, there);
      int mismatch = Arrays.mismatch(found, 0, there, expected, 0, there);
      if (mismatch >= 0) {
        course.difference =
            Optional.of(
                "line %d is not what the journal says"
                    .formatted(course.lines + lineFeeds(expected, mismatch) + 1));
      }
    }
    course.missing.write(expected, there, expected.length - there);
    course.compared += expected.length;
    course.lines += lineFeeds(expected, expected.length);
  }

  private static void requireNoMore(Course course) {
    if (course.difference.isEmpty() && course.fileSize > course.compared) {
      course.difference =
          Optional.of(
              "it has more than the journal says, from line %d on".formatted(course.lines + 1));
      course.isLonger = true;
    }
  }

  private static byte[] read(Path file, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
        // Reads on until the range is whole; a shorter file compares as different.
      }
    }
    return bytes.array();
  }

  private static long lineFeeds(byte[] bytes, int length) {
    long count = 0;
    for (int i = 0; i < length; i++) {
      count += bytes[i] == '\n' ? 1 : 0;
    }
    return count;
  }
}
