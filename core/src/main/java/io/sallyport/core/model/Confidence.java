package io.sallyport.core.model;

import java.math.BigDecimal;

/**
 * How sure an upstream layer is of what it says, or how strong a belief is (seed 004, section 2).
 *
 * @param value from 0 to 1, both included
 */
public record Confidence(BigDecimal value) implements Comparable<Confidence> {
  /** None at all. */
  public static final Confidence NONE = new Confidence(BigDecimal.ZERO);

  public Confidence {
    value = Decimals.normal(value);
    if (!isPossible(value)) {
      throw new IllegalArgumentException("not from 0 to 1: " + value);
    }
  }

  /** Reads a decimal from 0 to 1, or refuses it with {@link RefusalCode#INVALID_NUMBER}. */
  public static Reply<Confidence> parse(String text) {
    return Decimals.parse("confidence", text)
        .flatMap(number ->
            isPossible(number)
                ? Reply.of(new Confidence(number))
                : Reply.refuse(
                    RefusalCode.INVALID_NUMBER,
                    "a confidence is from 0 to 1, not " + Decimals.plain(number)));
  }

  private static boolean isPossible(BigDecimal number) {
    return number.signum() >= 0 && number.compareTo(BigDecimal.ONE) <= 0;
  }

  /** Whether it is below another. */
  public boolean isBelow(Confidence other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(Confidence other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return Decimals.plain(value);
  }
}
