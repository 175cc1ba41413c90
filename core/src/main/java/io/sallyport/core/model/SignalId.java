package io.sallyport.core.model;

/**
 * What the signal layer calls one of its signals (seed 004, section 2).
 *
 * @param value an identifier (SPEC 2, law 7)
 */
public record SignalId(String value) implements Comparable<SignalId> {
  private static final String KIND = "signal";

  public SignalId {
    Identifiers.require(KIND, value, Identifiers.MAX_LENGTH);
  }

  /** Reads text, or refuses it with {@link RefusalCode#INVALID_IDENTIFIER}. */
  public static Reply<SignalId> parse(String text) {
    return Identifiers.parse(KIND, text, Identifiers.MAX_LENGTH, SignalId::new);
  }

  @Override
  public int compareTo(SignalId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
