package io.sallyport.cli.config;

import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** How days are typed: {@code 2026-01-05}. */
public final class Dates {
  private static final Pattern TYPED = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private Dates() {}

  /**
   * Reads a day, or refuses it with {@link RefusalCode#INVALID_TIME}.
   *
   * @param otherwise the day if none was typed
   */
  public static Reply<LocalDate> parse(String name, Optional<String> text, LocalDate otherwise) {
    return text.map(typed -> parse(name, typed)).orElseGet(() -> Reply.of(otherwise));
  }

  private static Reply<LocalDate> parse(String name, String text) {
    try {
      if (TYPED.matcher(text).matches()) {
        return Reply.of(LocalDate.parse(text));
      }
    } catch (DateTimeException e) {
      // Refused below: no calendar has this day.
    }
    return Reply.refuse(
        RefusalCode.INVALID_TIME, name + " is a day, such as 2026-01-05, and not '" + text + "'");
  }
}
