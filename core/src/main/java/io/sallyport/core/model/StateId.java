package io.sallyport.core.model;

/**
 * What an upstream layer calls one state object of its own (seed 004, section 2).
 *
 * @param value an identifier (SPEC 2, law 7)
 */
public record StateId(String value) implements Comparable<StateId> {
  private static final String KIND = "state id";

  public StateId {
    Identifiers.require(KIND, value, Identifiers.MAX_LENGTH);
  }

  /** Reads text, or refuses it with {@link RefusalCode#INVALID_IDENTIFIER}. */
  public static Reply<StateId> parse(String text) {
    return Identifiers.parse(KIND, text, Identifiers.MAX_LENGTH, StateId::new);
  }

  @Override
  public int compareTo(StateId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
