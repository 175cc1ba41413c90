package io.sallyport.core.model;

/**
 * What the belief layer calls one of its beliefs (seed 004, section 2).
 *
 * @param value an identifier (SPEC 2, law 7)
 */
public record BeliefId(String value) implements Comparable<BeliefId> {
  private static final String KIND = "belief";

  public BeliefId {
    Identifiers.require(KIND, value, Identifiers.MAX_LENGTH);
  }

  /** Reads text, or refuses it with {@link RefusalCode#INVALID_IDENTIFIER}. */
  public static Reply<BeliefId> parse(String text) {
    return Identifiers.parse(KIND, text, Identifiers.MAX_LENGTH, BeliefId::new);
  }

  @Override
  public int compareTo(BeliefId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
