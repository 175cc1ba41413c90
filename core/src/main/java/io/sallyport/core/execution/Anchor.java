package io.sallyport.core.execution;

import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.PositionKey;
import java.util.Optional;
import java.util.UUID;

/**
 * What a protection belongs to: the planned order that opened the position, or what a person did
 * (adopting a part of a position, or protecting one). Its id is the parent of the protective
 * orders.
 *
 * @param id the planned order's id, or the act's
 * @param positionKey the book that is protected
 * @param account the account at the venue
 * @param closing the side that closes
 * @param strategy the strategy under which results count, if any
 */
public record Anchor(
    UUID id,
    PositionKey positionKey,
    AccountId account,
    Side closing,
    Optional<StrategyId> strategy) {

  /** That of a planned order. */
  static Anchor of(Order parent) {
    OrderTicket ticket = parent.ticket();
    return new Anchor(
        parent.id(),
        ticket.positionKey(),
        ticket.order().account(),
        ticket.order().side() == Side.BUY ? Side.SELL : Side.BUY,
        ticket.strategy());
  }
}
