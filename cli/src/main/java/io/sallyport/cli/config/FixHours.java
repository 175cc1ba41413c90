package io.sallyport.cli.config;

import io.sallyport.core.model.Reply;
import io.sallyport.formats.yaml.YamlMap;
import io.sallyport.formats.yaml.YamlProblem;
import io.sallyport.venues.fix.FixSettings;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.TimeZone;

/** Reads {@code session:}, the hours between which a FIX session lasts. */
final class FixHours {
  private FixHours() {}

  static Optional<FixSettings.Hours> of(YamlMap venue) throws YamlProblem {
    if (!venue.has("session")) {
      return Optional.empty();
    }
    YamlMap session =
        venue.map("session").only("start", "start_day", "end", "end_day", "time_zone");
    return Optional.of(
        new FixSettings.Hours(
            session.required("start", FixHours::time),
            session.required("end", FixHours::time),
            session.optional("time_zone", FixHours::zone).orElse(ZoneId.of("UTC")),
            days(session)));
  }

  /** A session of a week has both days. */
  private static Optional<FixSettings.Days> days(YamlMap session) throws YamlProblem {
    if (session.has("start_day") != session.has("end_day")) {
      throw session.problem(
          session.has("start_day") ? "start_day" : "end_day",
          "give start_day and end_day, for a session of a week, or neither");
    }
    return session.has("start_day")
        ? Optional.of(
            new FixSettings.Days(
                session.required("start_day", Words.named(DayOfWeek.values())),
                session.required("end_day", Words.named(DayOfWeek.values()))))
        : Optional.empty();
  }

  private static Reply<LocalTime> time(String text) {
    try {
      return Reply.of(LocalTime.parse(text));
    } catch (DateTimeException e) {
      return Words.refuse("'" + text + "' is not a time of day such as \"22:00\"");
    }
  }

  /** A time zone that both Java and the FIX engine know by that name. */
  private static Reply<ZoneId> zone(String text) {
    try {
      ZoneId zone = ZoneId.of(text);
      if (TimeZone.getTimeZone(text).getID().equals(text)) {
        return Reply.of(zone);
      }
    } catch (DateTimeException e) {
      // Refused below.
    }
    return Words.refuse("'" + text + "' is not a time zone such as America/New_York");
  }
}
