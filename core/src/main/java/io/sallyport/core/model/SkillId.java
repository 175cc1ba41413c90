package io.sallyport.core.model;

/**
 * A registered implementation of tasks (seed 004, section 7).
 *
 * @param value an identifier (SPEC 2, law 7)
 */
public record SkillId(String value) implements Comparable<SkillId> {
  private static final String KIND = "skill";

  public SkillId {
    Identifiers.require(KIND, value, Identifiers.MAX_LENGTH);
  }

  /** Reads text, or refuses it with {@link RefusalCode#INVALID_IDENTIFIER}. */
  public static Reply<SkillId> parse(String text) {
    return Identifiers.parse(KIND, text, Identifiers.MAX_LENGTH, SkillId::new);
  }

  @Override
  public int compareTo(SkillId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
