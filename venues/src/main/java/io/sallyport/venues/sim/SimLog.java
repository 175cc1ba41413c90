package io.sallyport.venues.sim;

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
import tools.jackson.core.JacksonException;

/**
 * What the venue was told, on disk: one line each, appended and synced one after the other. Folder
 * and file come into being with the first line. A torn end, which a crash in the middle of an
 * append leaves, is cut before the next line is written; reading changes nothing.
 */
final class SimLog implements AutoCloseable {
  static final String FILE = "inputs.jsonl";

  private final Path folder;
  private Optional<FileChannel> channel = Optional.empty();
  private long lines;
  private long soundBytes;
  private long bytesRead;
  private boolean endsWithLineFeed = true;

  SimLog(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads all lines; there are none where there is no file. To be called once, before appending.
   */
  List<SimInput> read() throws IOException, SimDamage {
    Path file = folder.resolve(FILE);
    List<SimInput> inputs = new ArrayList<>();
    if (Files.exists(file)) {
      byte[] bytes = Files.readAllBytes(file);
      bytesRead = bytes.length;
      int end = lineEnd(bytes, 0);
      while (soundBytes < bytes.length && takeLine(bytes, end, inputs)) {
        end = lineEnd(bytes, (int) soundBytes);
      }
    }
    return inputs;
  }

  private static int lineEnd(byte[] bytes, int start) {
    int end = start;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return end;
  }

  /** Takes a line, or finds that it is the torn end. */
  private boolean takeLine(byte[] bytes, int end, List<SimInput> inputs) throws SimDamage {
    boolean terminated = end < bytes.length;
    SimLine line = new SimLine(Arrays.copyOfRange(bytes, (int) soundBytes, end));
    if (!line.isSound()) {
      if (terminated || line.isSoundButForItsLastByte()) {
        throw damage("its bytes do not agree with its check");
      }
      return false;
    }
    inputs.add(input(line));
    lines++;
    soundBytes = terminated ? end + 1L : end;
    endsWithLineFeed = terminated;
    return true;
  }

  private SimInput input(SimLine line) throws SimDamage {
    SimLine.Entry entry;
    try {
      entry = line.entry();
    } catch (JacksonException e) {
      throw damage("it says nothing that this version knows: " + e.getOriginalMessage());
    }
    if (entry.sequence() != lines + 1) {
      throw damage("this is line %d of the log".formatted(entry.sequence()));
    }
    return entry.input();
  }

  private SimDamage damage(String reason) {
    return new SimDamage(folder.getFileName() + "/" + FILE, lines + 1, reason);
  }

  /** Appends an input; it is on disk when this returns. */
  void append(SimInput input) throws IOException {
    FileChannel to = opened();
    byte[] line = SimLine.of(new SimLine.Entry(lines + 1, input)).terminated();
    write(to, line);
    to.force(false);
    lines++;
    soundBytes += line.length;
  }

  private FileChannel opened() throws IOException {
    if (channel.isEmpty()) {
      channel = Optional.of(open());
    }
    return channel.get();
  }

  private FileChannel open() throws IOException {
    Files.createDirectories(folder);
    FileChannel opened =
        FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      requireAsRead(opened);
      opened.truncate(soundBytes).position(soundBytes);
      if (!endsWithLineFeed) {
        write(opened, new byte[] {'\n'});
        soundBytes++;
      }
      syncNames(folder);
      syncNames(folder.toAbsolutePath().resolveSibling(""));
      return opened;
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  /** Cutting a torn end must never cut what somebody wrote since. */
  private void requireAsRead(FileChannel opened) throws IOException {
    if (opened.size() != bytesRead) {
      throw new IOException(FILE + " is not as long as it was when it was read");
    }
  }

  private static void write(FileChannel to, byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      to.write(left);
    }
  }

  /** Makes the names in a folder durable, not only what lies in the files. */
  private static void syncNames(Path directory) throws IOException {
    try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  @Override
  public void close() {
    try {
      if (channel.isPresent()) {
        channel.get().close();
      }
    } catch (IOException e) {
      // Every line was synced when it was written.
    }
    channel = Optional.empty();
  }
}
