package io.sallyport.core.execution;

import io.sallyport.core.model.Digest;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.plane.VenueOrder;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/**
 * An order with where it goes and where it comes from: all that is on record when it is sent.
 *
 * @param venue the venue
 * @param order what the venue gets
 * @param parent the planned order that a protective order protects
 * @param planned where a planned order comes from
 * @param strategy the strategy under which it counts, if any
 */
public record OrderTicket(
    VenueId venue,
    VenueOrder order,
    Optional<UUID> parent,
    Optional<Planned> planned,
    Optional<StrategyId> strategy) {

  /**
   * Where a planned order comes from.
   *
   * @param runId the run that sends it
   * @param planId its plan
   * @param sha256 the hash of its frozen snapshot, checked before it is sent
   * @param expiresAt when the snapshot stops being executable
   * @param terms what was planned
   * @param tick the step of prices at the venue, else the plan's: protection is rounded to it
   * @param reservePrice the price at which what is not filled yet reserves notional
   * @param quote the currency in which the venue's instrument is priced, if it says so
   */
  public record Planned(
      UUID runId,
      UUID planId,
      Digest sha256,
      LogicalTime expiresAt,
      OrderIntent.Terms terms,
      Optional<BigDecimal> tick,
      Optional<BigDecimal> reservePrice,
      Optional<String> quote) {
    /** One whose instrument's currency is not known but by its terms. */
    public Planned(
        UUID runId,
        UUID planId,
        Digest sha256,
        LogicalTime expiresAt,
        OrderIntent.Terms terms,
        Optional<BigDecimal> tick,
        Optional<BigDecimal> reservePrice) {
      this(runId, planId, sha256, expiresAt, terms, tick, reservePrice, Optional.empty());
    }

    /** The currency of notional and result: as it was planned, else the instrument's. */
    Optional<String> currency() {
      return terms.currency().or(() -> quote);
    }

    private Planned reserving(Optional<BigDecimal> price) {
      return new Planned(runId, planId, sha256, expiresAt, terms, tick, price, quote);
    }
  }

  /** The same ticket of the order as it goes to the venue. */
  public OrderTicket with(VenueOrder sent) {
    return new OrderTicket(venue, sent, parent, planned, strategy);
  }

  /** The order's id. */
  public UUID orderId() {
    return order.orderId();
  }

  /** The book that its fills change. */
  public PositionKey positionKey() {
    return PositionKey.live(order.clientId(), venue, order.symbol());
  }

  /** The currency of its notional, if it is known; none of what was not planned. */
  public Optional<String> currency() {
    return planned.flatMap(Planned::currency);
  }

  /** The same order, reserving at another price. */
  public OrderTicket reserving(Optional<BigDecimal> price) {
    return new OrderTicket(
        venue, order, parent, planned.map(from -> from.reserving(price)), strategy);
  }

  /** The contract multiplier: 1 for what was not planned. */
  public BigDecimal multiplier() {
    return planned.map(from -> from.terms().multiplier()).orElse(BigDecimal.ONE);
  }
}
