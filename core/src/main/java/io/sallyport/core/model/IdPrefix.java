package io.sallyport.core.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The beginning of a UUID, by which a person names what has it (SPEC 10). */
public final class IdPrefix {
  /** The fewest characters that name anything. */
  public static final int SHORTEST = 8;

  private static final Pattern FORM = Pattern.compile("[0-9a-f-]{" + SHORTEST + ",36}");

  private IdPrefix() {}

  /** The text as ids are written, if an id can begin with it and it is long enough to name one. */
  public static Optional<String> of(String text) {
    return Optional.of(text.toLowerCase(Locale.ROOT))
        .filter(prefix -> FORM.matcher(prefix).matches());
  }
}
