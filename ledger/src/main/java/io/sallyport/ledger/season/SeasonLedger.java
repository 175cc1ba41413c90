package io.sallyport.ledger.season;

import io.sallyport.core.model.SeasonId;
import io.sallyport.core.plan.ExecutionEvent;
import io.sallyport.core.plan.ExecutionStateSnapshot;
import io.sallyport.formats.json.SallyportJson;
import io.sallyport.ledger.journal.LineScanner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * A season's ledger: the contract's lines, from which alone every plan and the snapshot can be
 * rebuilt (SPEC 4).
 *
 * @param files where it lies
 * @param season which season
 */
public record SeasonLedger(SeasonFiles files, SeasonId season) {

  /** A ledger line that cannot be read; the message names file, line and reason. */
  public static final class UnreadableLedger extends Exception {
    private static final long serialVersionUID = 1L;

    private final String message;

    UnreadableLedger(String message) {
      this.message = message;
    }

    /** What is wrong, where, and why. */
    @Override
    public String getMessage() {
      return message;
    }
  }

  /** Appends whole lines, each with its line feed. */
  void append(byte[] lines) throws IOException {
    Path file = files.ledger(season);
    Files.createDirectories(file.getParent());
    Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /**
   * Rebuilds the season from its ledger alone. A last line without its line feed is still being
   * written and is left out.
   */
  public ExecutionStateSnapshot rebuild() throws IOException, UnreadableLedger {
    Path file = files.ledger(season);
    return Files.exists(file)
        ? ExecutionStateSnapshot.rebuild(season, events(file))
        : ExecutionStateSnapshot.rebuild(season, List.of());
  }

  /** The snapshot's bytes: the same for the same ledger, always. */
  public static byte[] bytes(ExecutionStateSnapshot snapshot) {
    byte[] json = SallyportJson.mapper().writeValueAsBytes(snapshot);
    ByteArrayOutputStream line = new ByteArrayOutputStream(json.length + 1);
    line.writeBytes(json);
    line.write('\n');
    return line.toByteArray();
  }

  /** Whether the snapshot file was left behind by its ledger, as a crash leaves it. */
  boolean hasStaleSnapshot() throws IOException {
    Path snapshot = files.snapshot(season);
    return Files.exists(snapshot)
        && Files.getLastModifiedTime(snapshot)
                .compareTo(Files.getLastModifiedTime(files.ledger(season)))
            < 0;
  }

  /** Rebuilds the season and replaces its snapshot file in one step. */
  public Path writeSnapshot() throws IOException, UnreadableLedger {
    byte[] bytes = bytes(rebuild());
    Path file = files.snapshot(season);
    Files.createDirectories(file.getParent());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.write(fresh, bytes);
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
    return file;
  }

  private List<ExecutionEvent> events(Path file) throws IOException, UnreadableLedger {
    List<ExecutionEvent> events = new ArrayList<>();
    try (LineScanner lines = LineScanner.of(file)) {
      for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
        if (lines.isTerminated()) {
          events.add(event(file, lines.lineNumber(), line.get()));
        }
      }
    }
    return events;
  }

  private ExecutionEvent event(Path file, long number, byte[] line) throws UnreadableLedger {
    try {
      return SallyportJson.mapper().readValue(line, ExecutionEvent.class);
    } catch (JacksonException e) {
      throw new UnreadableLedger(
          "%s, line %d: %s".formatted(files.shown(file), number, SallyportJson.problem(e)));
    }
  }
}
