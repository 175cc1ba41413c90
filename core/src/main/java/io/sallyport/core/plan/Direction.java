package io.sallyport.core.plan;

import java.util.Optional;

/** Which side of the market a leg takes (seed 000, section 1.3). */
public enum Direction {
  LONG,
  SHORT,
  /** Either: the leg is a placeholder, from which no order can be made. */
  BOTH;

  /** The side of the order that opens such a leg; none for {@link #BOTH}. */
  public Optional<Side> side() {
    return switch (this) {
      case LONG -> Optional.of(Side.BUY);
      case SHORT -> Optional.of(Side.SELL);
      case BOTH -> Optional.empty();
    };
  }
}
