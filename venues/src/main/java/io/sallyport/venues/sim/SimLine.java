package io.sallyport.venues.sim;

import io.sallyport.formats.json.SallyportJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import tools.jackson.core.JacksonException;

/**
 * A line of the venue's log: compact JSON whose last member, {@code crc32c}, checks every byte
 * before it.
 */
final class SimLine {
  private static final byte[] CHECK = ",\"crc32c\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "\"}".getBytes(StandardCharsets.US_ASCII);
  private static final int CHECK_LENGTH = CHECK.length + Integer.BYTES * 2 + END.length;

  private final byte[] bytes;

  /**
   * What a line says.
   *
   * @param sequence which line it is, from 1
   * @param input what the venue was told
   */
  record Entry(long sequence, SimInput input) {}

  /** The line with these bytes, without its line feed. The array must not change afterwards. */
  SimLine(byte[] bytes) {
    this.bytes = bytes;
  }

  static SimLine of(Entry entry) {
    byte[] json = SallyportJson.mapper().writeValueAsBytes(entry);
    return new SimLine(checked(json, json.length - 1));
  }

  /** The bytes, and a line feed. */
  byte[] terminated() {
    byte[] line = Arrays.copyOf(bytes, bytes.length + 1);
    line[bytes.length] = '\n';
    return line;
  }

  /** Whether its check agrees with every byte of it. */
  boolean isSound() {
    int length = bytes.length - CHECK_LENGTH;
    return length > 0 && Arrays.equals(bytes, checked(bytes, length));
  }

  /** Whether only its last byte is wrong, which was its line feed once. */
  boolean isSoundButForItsLastByte() {
    return bytes.length > 0 && new SimLine(Arrays.copyOf(bytes, bytes.length - 1)).isSound();
  }

  /**
   * Reads a sound line.
   *
   * @throws JacksonException if it says nothing that this version knows
   */
  Entry entry() {
    int length = bytes.length - CHECK_LENGTH;
    byte[] json = Arrays.copyOf(bytes, length + 1);
    json[length] = '}';
    return SallyportJson.mapper().readValue(json, Entry.class);
  }

  /** The first bytes with their check behind them. */
  private static byte[] checked(byte[] json, int length) {
    CRC32C crc = new CRC32C();
    crc.update(json, 0, length);
    byte[] digits =
        HexFormat.of().toHexDigits((int) crc.getValue()).getBytes(StandardCharsets.US_ASCII);
    byte[] line = Arrays.copyOf(json, length + CHECK_LENGTH);
    System.arraycopy(CHECK, 0, line, length, CHECK.length);
    System.arraycopy(digits, 0, line, length + CHECK.length, digits.length);
    System.arraycopy(END, 0, line, line.length - END.length, END.length);
    return line;
  }
}
