package io.sallyport.ledger.journal;

import io.sallyport.core.desk.Journal;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.desk.JournalFailure;
import io.sallyport.ledger.journal.JournalReader.Extent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The journal in files (SPEC 9): one file at a time is appended to and synced. All entries of one
 * commit share one write and one sync.
 */
public final class FileJournal implements Journal, AutoCloseable {
  /** Takes each line once it is durable, in order. */
  @FunctionalInterface
  public interface Follower {
    /**
     * Takes durable entries.
     *
     * @throws IOException if it cannot; the journal takes no more after that
     */
    void follow(List<JournalEntry> entries, List<JournalLine> lines) throws IOException;
  }

  private static final long DEFAULT_SEGMENT_BYTES = 64L << 20;

  private final Path directory;
  private final Follower follower;
  private final long segmentBytes;
  private FileChannel channel;
  private long lastSequence;
  private boolean failed;

  private FileJournal(
      Path directory,
      Follower follower,
      long segmentBytes,
      FileChannel channel,
      long lastSequence) {
    this.directory = directory;
    this.follower = follower;
    this.segmentBytes = segmentBytes;
    this.channel = channel;
    this.lastSequence = lastSequence;
  }

  /**
   * Opens a journal for appending behind what was read of it. A torn end is cut off, a lost line
   * feed written again.
   *
   * @param directory its folder, which exists
   * @param extent how far it could be read
   * @param follower takes what becomes durable
   */
  public static FileJournal open(Path directory, Extent extent, Follower follower)
      throws IOException {
    return open(directory, extent, follower, DEFAULT_SEGMENT_BYTES);
  }

  static FileJournal open(Path directory, Extent extent, Follower follower, long segmentBytes)
      throws IOException {
    Path file =
        extent
            .lastSegment()
            .orElseGet(() -> Segment.startingAt(directory, extent.lastSequence() + 1).path());
    FileChannel channel = openForAppend(file);
    try {
      if (extent.tornBytes() > 0) {
        channel.truncate(extent.soundBytes());
        channel.force(true);
      }
      if (!extent.endsWithLineFeed()) {
        channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
        channel.force(true);
      }
      syncDirectory(directory);
      return new FileJournal(directory, follower, segmentBytes, channel, extent.lastSequence());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void commit(List<JournalEntry> entries) throws JournalFailure {
    if (entries.isEmpty()) {
      return;
    }
    requireNumberedOn(entries);
    if (failed) {
      throw new JournalFailure("the journal has failed before", new IOException());
    }
    try {
      List<JournalLine> lines = entries.stream().map(JournalLine::of).toList();
      rollIfFull();
      write(lines);
      channel.force(false);
      lastSequence = entries.getLast().sequence();
      follower.follow(entries, lines);
    } catch (IOException e) {
      failed = true;
      throw new JournalFailure("cannot write the journal in " + directory + ": " + why(e), e);
    }
  }

  private void requireNumberedOn(List<JournalEntry> entries) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).sequence() != lastSequence + 1 + i) {
        throw new IllegalArgumentException(
            "entry %d does not follow entry %d"
                .formatted(entries.get(i).sequence(), lastSequence + i));
      }
    }
  }

  private void write(List<JournalLine> lines) throws IOException {
    ByteArrayOutputStream batch = new ByteArrayOutputStream();
    lines.forEach(line -> line.writeTo(batch));
    ByteBuffer bytes = ByteBuffer.wrap(batch.toByteArray());
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private void rollIfFull() throws IOException {
    if (channel.size() < segmentBytes) {
      return;
    }
    FileChannel next = openForAppend(Segment.startingAt(directory, lastSequence + 1).path());
    channel.close();
    channel = next;
    syncDirectory(directory);
  }

  private static FileChannel openForAppend(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Makes the names in a folder durable, not only what lies in the files. */
  private static void syncDirectory(Path directory) throws IOException {
    try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  private static String why(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
