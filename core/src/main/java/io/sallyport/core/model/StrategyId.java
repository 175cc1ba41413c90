package io.sallyport.core.model;

/**
 * A strategy, as the registry names it (SPEC 12).
 *
 * @param value 1–128 characters of {@code A-Z a-z 0-9 . _ @ / + = -}: no colon, since a colon ends
 *     the strategy in a portfolio item
 */
public record StrategyId(String value) implements Comparable<StrategyId> {
  /** The strategy of an order that a person plans without naming one (SPEC 5). */
  public static final StrategyId MANUAL = new StrategyId("manual");

  public StrategyId {
    Identifiers.require("strategy", value, Identifiers.MAX_LENGTH);
    if (value.indexOf(':') >= 0) {
      throw new IllegalArgumentException("strategy has a colon: " + value);
    }
  }

  /** Reads text, or refuses it with {@link RefusalCode#INVALID_IDENTIFIER}. */
  public static Reply<StrategyId> parse(String text) {
    if (text.indexOf(':') >= 0) {
      return Reply.refuse(
          RefusalCode.INVALID_IDENTIFIER,
          "strategy "
              + Identifiers.shown(text)
              + " has a colon, which only separates strategy and instance in an item");
    }
    return Identifiers.parse("strategy", text, Identifiers.MAX_LENGTH, StrategyId::new);
  }

  @Override
  public int compareTo(StrategyId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
