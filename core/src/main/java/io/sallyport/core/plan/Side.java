package io.sallyport.core.plan;

import java.util.Locale;

/** The side of an order. */
public enum Side {
  BUY,
  SELL;

  /** The leg's direction that an order of this side opens. */
  public Direction direction() {
    return this == BUY ? Direction.LONG : Direction.SHORT;
  }

  /** The word that a person types: {@code buy} or {@code sell}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
