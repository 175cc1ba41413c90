package io.sallyport.core.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeSourceTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # source, brought, clock, last, time
          CLOCK   ,        , 7    , 5   , 7
          CLOCK   ,        , 5    , 5   , 5
          CLOCK   ,        , 3    , 5   , 5
          EXTERNAL, 7      , 3    , 5   , 7
          EXTERNAL, 5      , 9    , 5   , 5
          EXTERNAL, 0      , 9    , 0   , 0
          """)
  void timeNeverGoesBack(TimeSource source, Long brought, long clock, long last, long time) {
    assertThat(timeOf(source, brought, clock, last)).isEqualTo(Reply.of(new LogicalTime(time)));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # source, brought, last, code             , message
          CLOCK   , 7      , 5   , TIME_NOT_ACCEPTED, 'this home takes its time from the clock; leave --at out'
          CLOCK   , 5      , 5   , TIME_NOT_ACCEPTED, 'this home takes its time from the clock; leave --at out'
          EXTERNAL,        , 5   , TIME_REQUIRED    , 'this home takes its time from outside; say it with --at, such as --at 1970-01-01T00:00:00.000005Z'
          EXTERNAL, 4      , 5   , TIME_WENT_BACK   , '--at 1970-01-01T00:00:00.000004Z is earlier than the last recorded time, 1970-01-01T00:00:00.000005Z'
          """)
  void aTimeThatTheHomeDoesNotTakeIsRefused(
      TimeSource source, Long brought, long last, RefusalCode code, String message) {
    assertThat(timeOf(source, brought, 9, last)).isEqualTo(Reply.refuse(code, message));
  }

  private static Reply<LogicalTime> timeOf(TimeSource source, Long brought, long clock, long last) {
    return source.timeOf(
        Optional.ofNullable(brought).map(LogicalTime::new),
        new LogicalTime(clock),
        new LogicalTime(last));
  }
}
