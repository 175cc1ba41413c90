package io.sallyport.core.model;

/**
 * A word of an upstream layer or of a graph that only people read.
 *
 * @param value an identifier (SPEC 2, law 7)
 */
public record Label(String value) implements Comparable<Label> {
  private static final String KIND = "label";

  public Label {
    Identifiers.require(KIND, value, Identifiers.MAX_LENGTH);
  }

  /** Reads text, or refuses it with {@link RefusalCode#INVALID_IDENTIFIER}. */
  public static Reply<Label> parse(String text) {
    return Identifiers.parse(KIND, text, Identifiers.MAX_LENGTH, Label::new);
  }

  @Override
  public int compareTo(Label other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
