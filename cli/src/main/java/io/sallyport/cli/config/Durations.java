package io.sallyport.cli.config;

import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How durations are typed: {@code 90s}, {@code 15m}, {@code 24h}, {@code 7d}. */
public final class Durations {
  private static final Pattern TYPED = Pattern.compile("(\\d{1,6})([smhd])");

  private Durations() {}

  /** Reads a duration above zero, or refuses it with {@link RefusalCode#INVALID_TIME}. */
  public static Reply<Duration> parse(String name, String text) {
    Matcher parts = TYPED.matcher(text);
    if (!parts.matches()) {
      return refuse(name + " is a whole number and s, m, h or d, such as 24h");
    }
    long count = Long.parseLong(parts.group(1));
    return count > 0
        ? Reply.of(unit(parts.group(2)).multipliedBy(count))
        : refuse(name + " must be above 0");
  }

  private static Duration unit(String letter) {
    return switch (letter) {
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }

  private static Reply<Duration> refuse(String message) {
    return Reply.refuse(RefusalCode.INVALID_TIME, message);
  }
}
