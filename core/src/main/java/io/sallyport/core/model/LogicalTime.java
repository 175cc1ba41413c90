package io.sallyport.core.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Logical time: brought by each command, never going back within a home (SPEC 1).
 *
 * @param micros microseconds since 1970-01-01T00:00:00Z, from 0 to the end of the year 9999
 */
public record LogicalTime(long micros) implements Comparable<LogicalTime> {
  /** The epoch, earlier than which there is no logical time. */
  public static final LogicalTime EPOCH = new LogicalTime(0);

  private static final long MICROS = 1_000_000L;
  private static final long LAST =
      Instant.parse("9999-12-31T23:59:59Z").getEpochSecond() * MICROS + 999_999;
  private static final Pattern RFC_3339 =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,6})?([Zz]|[+-]00:00)");
  private static final DateTimeFormatter WITH_MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  public LogicalTime {
    if (micros < 0 || micros > LAST) {
      throw new IllegalArgumentException("logical time out of range: " + micros);
    }
  }

  /**
   * Reads an instant in RFC 3339, UTC, with at most microseconds.
   *
   * @return the time, or {@link RefusalCode#INVALID_TIME}
   */
  public static Reply<LogicalTime> parse(String text) {
    if (RFC_3339.matcher(text).matches()) {
      try {
        Instant instant =
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(
                text.toUpperCase(Locale.ROOT), Instant::from);
        if (!instant.isBefore(Instant.EPOCH)) {
          return Reply.of(of(instant));
        }
      } catch (DateTimeParseException e) {
        // Refused below: the shape was right, but no such day or hour exists.
      }
    }
    return Reply.refuse(
        RefusalCode.INVALID_TIME,
        Identifiers.shown(text)
            + " is not an instant in RFC 3339, UTC, with at most microseconds, such as"
            + " 2026-01-05T09:30:00Z");
  }

  /** An instant cut to whole microseconds. */
  public static LogicalTime of(Instant instant) {
    return new LogicalTime(instant.getEpochSecond() * MICROS + instant.getNano() / 1_000);
  }

  /** This time and a duration, cut to whole microseconds; the end of the year 9999 at most. */
  public LogicalTime plus(Duration duration) {
    long left = LAST - micros;
    long added =
        duration.getSeconds() > left / MICROS
            ? left
            : Math.min(left, duration.getSeconds() * MICROS + duration.getNano() / 1_000);
    return new LogicalTime(micros + added);
  }

  /** The later of two times. */
  public LogicalTime orLater(LogicalTime other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The UTC day, by which daily limits count (SPEC 5). */
  public LocalDate utcDay() {
    return LocalDate.ofEpochDay(micros / MICROS / 86_400);
  }

  /** RFC 3339 in UTC with six decimals, such as {@code 2026-01-05T09:30:00.000000Z}. */
  public String toRfc3339() {
    return WITH_MICROS.format(Instant.ofEpochSecond(micros / MICROS, micros % MICROS * 1_000));
  }

  @Override
  public int compareTo(LogicalTime other) {
    return Long.compare(micros, other.micros);
  }

  @Override
  public String toString() {
    return toRfc3339();
  }
}
