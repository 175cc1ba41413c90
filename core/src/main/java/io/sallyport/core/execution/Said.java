package io.sallyport.core.execution;

import io.sallyport.core.plane.Fill;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a person said was filled of an order, and what the venue itself said of it since (SPEC 17,
 * resolve).
 *
 * @param quantity how much, beyond what was booked before
 * @param price at which average price
 * @param heard the venue's own fills since, none of which is booked
 */
public record Said(BigDecimal quantity, BigDecimal price, List<Fill> heard) {
  public Said {
    heard = List.copyOf(heard);
  }

  Said heard(Fill fill) {
    return new Said(quantity, price, Stream.concat(heard.stream(), Stream.of(fill)).toList());
  }

  /** How much of it the venue has not spoken of yet; 0 or less if it spoke of all of it. */
  private BigDecimal left() {
    return heard.stream().map(Fill::quantity).reduce(quantity, BigDecimal::subtract);
  }

  /** Whether a fill is a part of what the person said. */
  public boolean isConfirmedBy(Fill fill) {
    return left().signum() > 0
        && fill.price().compareTo(price) == 0
        && fill.quantity().compareTo(left()) <= 0;
  }

  /** Whether a fill says otherwise than the person: another price, or more of it. */
  public boolean isContradictedBy(Fill fill) {
    return left().signum() > 0 && !isConfirmedBy(fill);
  }
}
