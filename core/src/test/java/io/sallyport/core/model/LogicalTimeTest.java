package io.sallyport.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogicalTimeTest {
  private static final LogicalTime LAST = time("9999-12-31T23:59:59.999999Z");

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1970-01-01T00:00:00Z        , 0                 , 1970-01-01T00:00:00.000000Z
          1970-01-01T00:00:00.000001Z , 1                 , 1970-01-01T00:00:00.000001Z
          2026-01-05T09:30:00Z        , 1767605400000000  , 2026-01-05T09:30:00.000000Z
          2026-01-05T09:30:00.5Z      , 1767605400500000  , 2026-01-05T09:30:00.500000Z
          2026-01-05T09:30:00.123456Z , 1767605400123456  , 2026-01-05T09:30:00.123456Z
          2026-01-05t09:30:00z        , 1767605400000000  , 2026-01-05T09:30:00.000000Z
          2026-01-05T09:30:00+00:00   , 1767605400000000  , 2026-01-05T09:30:00.000000Z
          2026-01-05T09:30:00-00:00   , 1767605400000000  , 2026-01-05T09:30:00.000000Z
          2024-02-29T23:59:59Z        , 1709251199000000  , 2024-02-29T23:59:59.000000Z
          9999-12-31T23:59:59.999999Z , 253402300799999999, 9999-12-31T23:59:59.999999Z
          """)
  void anInstantInUtcIsReadToTheMicrosecond(String text, long micros, String written) {
    LogicalTime time = LogicalTime.parse(text).value();

    assertThat(time.micros()).isEqualTo(micros);
    assertThat(time).hasToString(written);
    assertThat(LogicalTime.parse(written)).isEqualTo(Reply.of(time));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2026-01-05",
        "2026-01-05T09:30Z",
        "2026-01-05T09:30:00",
        "2026-01-05 09:30:00Z",
        "2026-01-05T09:30:00.Z",
        "2026-01-05T09:30:00.1234567Z",
        "2026-01-05T09:30:00,5Z",
        "2026-01-05T09:30:00+01:00",
        "2026-01-05T09:30:00-05:00",
        "2026-01-05T09:30:00+0000",
        "2026-1-5T09:30:00Z",
        "2026-02-29T00:00:00Z",
        "2026-02-30T00:00:00Z",
        "2026-04-31T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-00-01T00:00:00Z",
        "2026-01-00T00:00:00Z",
        "2026-01-05T24:00:00Z",
        "2026-01-05T25:00:00Z",
        "2026-01-05T09:60:00Z",
        "2026-01-05T09:30:60Z",
        "2016-12-31T23:59:60Z",
        "1969-12-31T23:59:59.999999Z",
        "0000-01-01T00:00:00Z",
        "-2026-01-05T09:30:00Z",
        "+2026-01-05T09:30:00Z",
        "10000-01-01T00:00:00Z",
        "٢٠٢٦-01-05T09:30:00Z",
        " 2026-01-05T09:30:00Z",
        "2026-01-05T09:30:00Z\n",
        "1767605400"
      })
  void whatIsNoSuchInstantIsRefused(String text) {
    Refusal refusal = LogicalTime.parse(text).refused().orElseThrow();

    assertThat(refusal.code()).isEqualTo(RefusalCode.INVALID_TIME);
    assertThat(refusal.message())
        .endsWith(
            " is not an instant in RFC 3339, UTC, with at most microseconds, such as"
                + " 2026-01-05T09:30:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2026-01-05T09:30:00Z       , PT0S                    , 2026-01-05T09:30:00Z
          2026-01-05T09:30:00Z       , PT24H                   , 2026-01-06T09:30:00Z
          2026-01-05T09:30:00Z       , PT0.0000019S            , 2026-01-05T09:30:00.000001Z
          2026-01-05T09:30:00Z       , PT-30M                  , 2026-01-05T09:00:00Z
          1970-01-01T00:00:00Z       , P365000D                , 2969-05-03T00:00:00Z
          9999-12-31T23:59:59Z       , PT0.5S                  , 9999-12-31T23:59:59.500000Z
          9999-12-31T23:59:58.5Z     , PT1.25S                 , 9999-12-31T23:59:59.750000Z
          9999-12-31T23:59:59.999999Z, PT0.000001S             , 9999-12-31T23:59:59.999999Z
          2026-01-05T09:30:00Z       , PT2562047788015215H     , 9999-12-31T23:59:59.999999Z
          """)
  void aDurationIsAddedUpToTheEndOfTime(String time, Duration duration, String sum) {
    assertThat(time(time).plus(duration)).isEqualTo(time(sum));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-05T00:00:00Z,        2026-01-05",
    "2026-01-05T23:59:59.999999Z, 2026-01-05",
    "2026-01-06T00:00:00Z,        2026-01-06",
    "1970-01-01T00:00:00Z,        1970-01-01"
  })
  void daysAreUtcDays(String time, LocalDate day) {
    assertThat(time(time).utcDay()).isEqualTo(day);
  }

  @Test
  void timesAreOrdered() {
    LogicalTime later = new LogicalTime(1);

    assertThat(LogicalTime.EPOCH).isLessThan(later);
    assertThat(LogicalTime.EPOCH.orLater(later)).isEqualTo(later);
    assertThat(later.orLater(LogicalTime.EPOCH)).isEqualTo(later);
  }

  @Test
  void anInstantIsCutToMicroseconds() {
    assertThat(LogicalTime.of(Instant.ofEpochSecond(1, 1_999)))
        .isEqualTo(new LogicalTime(1_000_001));
  }

  @Test
  void thereIsNoTimeBeforeTheEpochOrAfterTheYear9999() {
    assertThatThrownBy(() -> new LogicalTime(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LogicalTime(LAST.micros() + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static LogicalTime time(String text) {
    return LogicalTime.parse(text).value();
  }
}
