package io.sallyport.core.model;

/**
 * What is traded, as the venue spells it.
 *
 * @param value 1–128 characters of {@code A-Z a-z 0-9 . _ : @ / + = -} (SPEC 2, law 7)
 */
public record Symbol(String value) implements Comparable<Symbol> {
  /** The symbol of a leg whose instance no registry knows (seed 000, section 4.2). */
  public static final Symbol UNKNOWN = new Symbol("UNKNOWN");

  public Symbol {
    Identifiers.require("symbol", value, Identifiers.MAX_LENGTH);
  }

  /** Reads text, or refuses it with {@link RefusalCode#INVALID_IDENTIFIER}. */
  public static Reply<Symbol> parse(String text) {
    return Identifiers.parse("symbol", text, Identifiers.MAX_LENGTH, Symbol::new);
  }

  @Override
  public int compareTo(Symbol other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
