package io.sallyport.core.reconcile;

import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.PositionKey;
import java.util.Optional;
import java.util.UUID;

/**
 * Why LIVE is refused on a tenant's symbol at a venue, until somebody settles it.
 *
 * @param clientId the tenant
 * @param venue the venue
 * @param symbol the symbol
 * @param cause what kind of thing it is
 * @param orderId the order that it came with, if it came with one
 * @param why in words
 */
public record Block(
    ClientId clientId,
    VenueId venue,
    Symbol symbol,
    Cause cause,
    Optional<UUID> orderId,
    String why) {

  /** What kinds of things block. */
  public enum Cause {
    /** A reconciliation found a difference: a person has to resolve it. */
    MISMATCH,
    /** A part of the position is bare: it is lifted once a stop rests for it. */
    MISSING_SL_TP,
    /** What became of an order is not known: an answer or a person settles it. */
    UNRESOLVED_ORDER,
    /** The venue could not be asked: a later answer, or a person, settles it. */
    NOT_ASKED,
    /** What the venue filled is not certain: an answer that matches, or a person, settles it. */
    IN_DOUBT,
    /**
     * A report of no order of ours moved a position: an answer in which it matches, or a person.
     */
    STRAY,
    /** A fill came after the order had its outcome: a person has to look. */
    FILL_AFTER_OUTCOME,
    /** The venue filled more than was ordered, or took a fill back: a person has to look. */
    FILL_DISPUTED,
    /** The venue spoke of an order as it cannot stand: a person has to look. */
    CONTRADICTION
  }

  /** Whether a matching answer settles it, without a person. */
  public boolean isSettledByAnswer() {
    return cause == Cause.NOT_ASKED || cause == Cause.IN_DOUBT;
  }

  /** Whether it says that a part of the position is bare, and goes once that is covered. */
  public boolean isBare() {
    return cause == Cause.MISSING_SL_TP && orderId.isEmpty();
  }

  /** Whether an answer may settle it: one that matches, or one in which the position does. */
  public boolean isSettledBySomeAnswer() {
    return isSettledByAnswer() || cause == Cause.STRAY;
  }

  /** The book that it blocks. */
  public PositionKey positionKey() {
    return PositionKey.live(clientId, venue, symbol);
  }
}
