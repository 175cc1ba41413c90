package io.sallyport.core.model;

/**
 * What a skill may write to, such as {@code audit_log} (seed 004, section 7).
 *
 * @param value an identifier (SPEC 2, law 7)
 */
public record ResourceId(String value) implements Comparable<ResourceId> {
  private static final String KIND = "resource";

  public ResourceId {
    Identifiers.require(KIND, value, Identifiers.MAX_LENGTH);
  }

  /** Reads text, or refuses it with {@link RefusalCode#INVALID_IDENTIFIER}. */
  public static Reply<ResourceId> parse(String text) {
    return Identifiers.parse(KIND, text, Identifiers.MAX_LENGTH, ResourceId::new);
  }

  @Override
  public int compareTo(ResourceId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
