package io.sallyport.core.model;

/**
 * One instance of a strategy: what it trades, on which timeframe, how much (SPEC 12); or an order
 * that an item spells out (SPEC 5).
 *
 * @param value 1–128 characters of {@code A-Z a-z 0-9 . _ : @ / + = -} (SPEC 2, law 7); an order
 *     spelled out may be as long as its item, {@value #MAX_ORDER_LENGTH}
 */
public record InstanceId(String value) implements Comparable<InstanceId> {
  private static final String KIND = "instance";
  private static final int MAX_ORDER_LENGTH = 256;

  public InstanceId {
    Identifiers.require(KIND, value, MAX_ORDER_LENGTH);
  }

  /** Reads the name of an instance, or refuses it with {@link RefusalCode#INVALID_IDENTIFIER}. */
  public static Reply<InstanceId> parse(String text) {
    return Identifiers.parse(KIND, text, Identifiers.MAX_LENGTH, InstanceId::new);
  }

  /** Reads an order spelled out, or refuses it with {@link RefusalCode#INVALID_IDENTIFIER}. */
  public static Reply<InstanceId> parseOrder(String text) {
    return Identifiers.parse(KIND, text, MAX_ORDER_LENGTH, InstanceId::new);
  }

  @Override
  public int compareTo(InstanceId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
