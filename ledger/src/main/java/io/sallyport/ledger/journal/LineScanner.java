package io.sallyport.ledger.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a file line by line, each byte once, keeping count of where it is. */
public final class LineScanner implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private long unread;
  private int at;
  private int filled;
  private long lineStart;
  private long position;
  private long line;
  private boolean terminated;

  private LineScanner(InputStream in, long unread) {
    this.in = in;
    this.unread = unread;
  }

  /**
   * Scans a file from its beginning to where it ends now: what an owner appends meanwhile would
   * otherwise come in pieces.
   */
  public static LineScanner of(Path file) throws IOException {
    return new LineScanner(Files.newInputStream(file), Files.size(file));
  }

  /** The next line without its line feed; empty at the end of the file. */
  public Optional<byte[]> next() throws IOException {
    lineStart = position;
    terminated = false;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 10);
    while (!terminated && fill()) {
      takeUpToLineFeed(bytes);
    }
    if (position == lineStart) {
      return Optional.empty();
    }
    line++;
    return Optional.of(bytes.toByteArray());
  }

  /** How many bytes the scan is over, from the file's beginning. */
  public long size() {
    return position + (filled - at) + unread;
  }

  /** Whether the last line ended with a line feed. */
  public boolean isTerminated() {
    return terminated;
  }

  /** Where the last line begins, in bytes. */
  public long lineStart() {
    return lineStart;
  }

  /** The last line's number, from 1. */
  public long lineNumber() {
    return line;
  }

  private boolean fill() throws IOException {
    if (at == filled) {
      at = 0;
      filled = Math.max(0, in.read(buffer, 0, (int) Math.min(BUFFER, unread)));
      unread -= filled;
    }
    return at < filled;
  }

  private void takeUpToLineFeed(ByteArrayOutputStream bytes) {
    int end = at;
    while (end < filled && buffer[end] != '\n') {
      end++;
    }
    bytes.write(buffer, at, end - at);
    terminated = end < filled;
    int taken = end - at + (terminated ? 1 : 0);
    at += taken;
    position += taken;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
