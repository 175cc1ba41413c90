package io.sallyport.core.model;

/**
 * What the factor layer calls one of its flags: by custom, a strategy's id (seed 004).
 *
 * @param value an identifier (SPEC 2, law 7)
 */
public record PermissionId(String value) implements Comparable<PermissionId> {
  private static final String KIND = "permission";

  public PermissionId {
    Identifiers.require(KIND, value, Identifiers.MAX_LENGTH);
  }

  /** Reads text, or refuses it with {@link RefusalCode#INVALID_IDENTIFIER}. */
  public static Reply<PermissionId> parse(String text) {
    return Identifiers.parse(KIND, text, Identifiers.MAX_LENGTH, PermissionId::new);
  }

  @Override
  public int compareTo(PermissionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
