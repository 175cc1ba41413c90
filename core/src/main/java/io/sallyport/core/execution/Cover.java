package io.sallyport.core.execution;

import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plane.PositionKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How a position is protected (SPEC 17, Protected). Quantities are 0 or more, and those from {@code
 * exiting} to {@code dust} add up to what is held; of what is bare there is never more than that.
 *
 * @param positionKey the book
 * @param held what is held, signed: long above 0, short below
 * @param exiting what open, unresolved or waiting orders could take off
 * @param exits those orders
 * @param resting what a stop that rests at the venue protects
 * @param onItsWay what a stop that is being placed or replaced is about to protect, for at most 2 s
 * @param elsewhere what somebody protects outside, by a person's word or a tenant's setting
 * @param bare what nothing protects: it blocks
 * @param dust what nothing protects and is too little to be ordered
 * @param withoutTarget how much a stop protects of which the wanted target does not rest: a warning
 * @param doubled the unresolved orders in spite of which a person had it protected
 * @param why what keeps it bare, in words; empty if nothing is bare
 */
public record Cover(
    PositionKey positionKey,
    BigDecimal held,
    BigDecimal exiting,
    List<Exit> exits,
    BigDecimal resting,
    BigDecimal onItsWay,
    BigDecimal elsewhere,
    BigDecimal bare,
    BigDecimal dust,
    BigDecimal withoutTarget,
    List<UUID> doubled,
    Optional<String> why) {
  public Cover {
    exits = List.copyOf(exits);
    doubled = List.copyOf(doubled);
  }

  /**
   * An order that could take a part of the position off.
   *
   * @param orderId the order
   * @param quantity how much it could take
   * @param since since when
   */
  public record Exit(UUID orderId, BigDecimal quantity, LogicalTime since) {}

  /** Whether something is held that nothing protects. */
  public boolean isBare() {
    return bare.signum() > 0;
  }
}
