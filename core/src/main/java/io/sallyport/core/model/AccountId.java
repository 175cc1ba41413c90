package io.sallyport.core.model;

/**
 * An account at a venue. It belongs to one tenant (SPEC 6).
 *
 * @param value 1–64 characters of {@code A-Z a-z 0-9 . _ : @ / + = -}
 */
public record AccountId(String value) implements Comparable<AccountId> {
  private static final int MAX_LENGTH = 64;

  public AccountId {
    Identifiers.require("account", value, MAX_LENGTH);
  }

  /** Reads text, or refuses it with {@link RefusalCode#INVALID_IDENTIFIER}. */
  public static Reply<AccountId> parse(String text) {
    return Identifiers.parse("account", text, MAX_LENGTH, AccountId::new);
  }

  /** A tenant's account at the simulated venue: {@code sim-N} (SPEC 13). */
  public static AccountId simulated(ClientId client) {
    return new AccountId("sim-" + client);
  }

  @Override
  public int compareTo(AccountId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
