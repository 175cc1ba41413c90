package io.sallyport.core.model;

/**
 * Who did something: a name that is recorded with every act (SPEC 1).
 *
 * @param value 1–128 characters of {@code A-Z a-z 0-9 . _ : @ / + = -} (SPEC 2, law 7)
 */
public record ActorId(String value) implements Comparable<ActorId> {
  public ActorId {
    Identifiers.require("actor", value, Identifiers.MAX_LENGTH);
  }

  /** Reads text, or refuses it with {@link RefusalCode#INVALID_IDENTIFIER}. */
  public static Reply<ActorId> parse(String text) {
    return Identifiers.parse("actor", text, Identifiers.MAX_LENGTH, ActorId::new);
  }

  @Override
  public int compareTo(ActorId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
