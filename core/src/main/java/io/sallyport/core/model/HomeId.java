package io.sallyport.core.model;

/**
 * The identity of a home, so that two homes on one broker account cannot meet (SPEC 3).
 *
 * @param value 1–128 characters of {@code A-Z a-z 0-9 . _ : @ / + = -} (SPEC 2, law 7)
 */
public record HomeId(String value) implements Comparable<HomeId> {
  public HomeId {
    Identifiers.require("home id", value, Identifiers.MAX_LENGTH);
  }

  /** Reads text, or refuses it with {@link RefusalCode#INVALID_IDENTIFIER}. */
  public static Reply<HomeId> parse(String text) {
    return Identifiers.parse("home id", text, Identifiers.MAX_LENGTH, HomeId::new);
  }

  @Override
  public int compareTo(HomeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
