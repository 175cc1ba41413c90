package io.sallyport.core.model;

/**
 * A venue: a counterparty of the LIVE plane, by the name that the home's configuration gives it.
 *
 * @param value 1–64 characters of {@code A-Z a-z 0-9 . _ : @ / + = -}, {@code sim} for the built-in
 *     one
 */
public record VenueId(String value) implements Comparable<VenueId> {
  /** The simulated venue that every home has (SPEC 13). */
  public static final VenueId SIM = new VenueId("sim");

  private static final int MAX_LENGTH = 64;

  public VenueId {
    Identifiers.require("venue", value, MAX_LENGTH);
  }

  /** Reads text, or refuses it with {@link RefusalCode#INVALID_IDENTIFIER}. */
  public static Reply<VenueId> parse(String text) {
    return Identifiers.parse("venue", text, MAX_LENGTH, VenueId::new);
  }

  /** Whether real orders can come of what is sent there: of every venue but {@code sim}. */
  public boolean isReal() {
    return !equals(SIM);
  }

  @Override
  public int compareTo(VenueId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
