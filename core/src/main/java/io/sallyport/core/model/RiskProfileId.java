package io.sallyport.core.model;

/**
 * The risk profile under which a plan is governed (seed 000).
 *
 * @param value 1–128 characters of {@code A-Z a-z 0-9 . _ : @ / + = -} (SPEC 2, law 7)
 */
public record RiskProfileId(String value) implements Comparable<RiskProfileId> {
  public RiskProfileId {
    Identifiers.require("risk profile", value, Identifiers.MAX_LENGTH);
  }

  /** Reads text, or refuses it with {@link RefusalCode#INVALID_IDENTIFIER}. */
  public static Reply<RiskProfileId> parse(String text) {
    return Identifiers.parse("risk profile", text, Identifiers.MAX_LENGTH, RiskProfileId::new);
  }

  @Override
  public int compareTo(RiskProfileId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
