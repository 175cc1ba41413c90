package io.sallyport.ledger.journal;

import io.sallyport.core.desk.JournalEntry;
import io.sallyport.formats.json.SallyportJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import tools.jackson.core.JacksonException;

/**
 * A journal entry as a line of bytes: compact JSON whose last member, {@code crc32c}, checks every
 * byte before it. What the form of a line is, {@code docs/formats.md} says.
 */
public final class JournalLine {
  private static final byte[] BEGINNING = "{\"sequence\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CHECK = ",\"crc32c\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "\"}".getBytes(StandardCharsets.US_ASCII);
  private static final int CHECK_DIGITS = 8;
  private static final int CHECK_LENGTH = CHECK.length + CHECK_DIGITS + END.length;
  private static final byte[] LEDGER_LINE =
      "{\"type\":\"plan_transitioned\",\"line\":".getBytes(StandardCharsets.US_ASCII);

  private final byte[] bytes;

  /** The line with these bytes, without its line feed. The array must not change afterwards. */
  JournalLine(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Writes an entry as a line. */
  public static JournalLine of(JournalEntry entry) {
    byte[] json = SallyportJson.mapper().writeValueAsBytes(entry);
    int checked = json.length - 1;
    byte[] line = Arrays.copyOf(json, checked + CHECK_LENGTH);
    System.arraycopy(CHECK, 0, line, checked, CHECK.length);
    byte[] digits = digits(crc(json, checked));
    System.arraycopy(digits, 0, line, checked + CHECK.length, CHECK_DIGITS);
    System.arraycopy(END, 0, line, line.length - END.length, END.length);
    return new JournalLine(line);
  }

  /** Appends the line and a line feed. */
  void writeTo(ByteArrayOutputStream out) {
    out.writeBytes(bytes);
    out.write('\n');
  }

  /**
   * Whether this was once written as an entry, whatever became of single bytes of it: it begins or
   * ends nearly as an entry does. What a crash leaves behind does not end with a line feed, or is
   * no text at all.
   */
  boolean wasOnceAnEntry() {
    int check = bytes.length - CHECK_LENGTH;
    return resembles(BEGINNING, 0) || (check >= 0 && resembles(CHECK, check));
  }

  /** Whether only its last byte is wrong, which was its line feed once. */
  boolean isSoundButForItsLastByte() {
    return bytes.length > 0 && new JournalLine(Arrays.copyOf(bytes, bytes.length - 1)).isSound();
  }

  /** Whether the bytes from here on are these, but for a flipped one or two. */
  private boolean resembles(byte[] expected, int from) {
    int different = 0;
    for (int i = 0; i < expected.length; i++) {
      different += from + i < bytes.length && bytes[from + i] == expected[i] ? 0 : 1;
    }
    return different <= expected.length / 5;
  }

  private boolean isWhole() {
    int at = bytes.length - CHECK_LENGTH;
    return at > 0
        && bytes[0] == '{'
        && Arrays.equals(bytes, at, at + CHECK.length, CHECK, 0, CHECK.length)
        && Arrays.equals(bytes, bytes.length - END.length, bytes.length, END, 0, END.length);
  }

  /** Whether the line is whole and its check agrees with every byte of it. */
  public boolean isSound() {
    int at = bytes.length - CHECK_LENGTH;
    int digits = at + CHECK.length;
    return isWhole()
        && Arrays.equals(
            bytes, digits, digits + CHECK_DIGITS, digits(crc(bytes, at)), 0, CHECK_DIGITS);
  }

  /**
   * Reads the entry of a sound line.
   *
   * @throws JacksonException if this is not an entry that this version writes
   */
  public JournalEntry entry() {
    int checked = bytes.length - CHECK_LENGTH;
    byte[] json = Arrays.copyOf(bytes, checked + 1);
    json[checked] = '}';
    return SallyportJson.mapper().readValue(json, JournalEntry.class);
  }

  /** The contract's ledger lines inside this line, letter for letter and in order. */
  public List<byte[]> ledgerLines() {
    List<byte[]> lines = new ArrayList<>();
    int from = indexOf(LEDGER_LINE, 0);
    while (from >= 0) {
      int start = from + LEDGER_LINE.length;
      int end = endOfObject(start);
      lines.add(Arrays.copyOfRange(bytes, start, end));
      from = indexOf(LEDGER_LINE, end);
    }
    return lines;
  }

  /** No string can hold the marker that is looked for: its quotes would be escaped there. */
  private int indexOf(byte[] marker, int from) {
    for (int at = from; at <= bytes.length - marker.length; at++) {
      if (Arrays.equals(bytes, at, at + marker.length, marker, 0, marker.length)) {
        return at;
      }
    }
    return -1;
  }

  private int endOfObject(int start) {
    int depth = 0;
    boolean inString = false;
    for (int at = start; at < bytes.length; at++) {
      if (inString) {
        if (bytes[at] == '\\') {
          at++;
        } else if (bytes[at] == '"') {
          inString = false;
        }
      } else if (bytes[at] == '"') {
        inString = true;
      } else if (bytes[at] == '{') {
        depth++;
      } else if (bytes[at] == '}' && --depth == 0) {
        return at + 1;
      }
    }
    throw new IllegalArgumentException("an object of the line does not end");
  }

  private static long crc(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return crc.getValue();
  }

  private static byte[] digits(long crc) {
    return HexFormat.of().toHexDigits((int) crc).getBytes(StandardCharsets.US_ASCII);
  }
}
