package io.sallyport.core.execution;

import io.sallyport.core.model.Digest;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.plane.VenueContract;
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
 * @param change how a protective order is changed at its venue, by the contract as it was then;
 *     empty on record of versions that knew no contracts: by a cancel and a new one
 */
public record OrderTicket(
    VenueId venue,
    VenueOrder order,
    Optional<UUID> parent,
    Optional<Planned> planned,
    Optional<StrategyId> strategy,
    Optional<VenueContract.Change> change) {

  /** An order of which it does not matter how it is changed: none but protection ever is. */
  public OrderTicket(
      VenueId venue,
      VenueOrder order,
      Optional<UUID> parent,
      Optional<Planned> planned,
      Optional<StrategyId> strategy) {
    this(venue, order, parent, planned, strategy, Optional.empty());
  }

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
   * @param onlyReduces whether its guards passed it as one that only reduces a position; empty on
   *     record of versions that did not say
   * @param instrument what the venue said of the symbol then, if it did
   */
  public record Planned(
      UUID runId,
      UUID planId,
      Digest sha256,
      LogicalTime expiresAt,
      OrderIntent.Terms terms,
      Optional<BigDecimal> tick,
      Optional<BigDecimal> reservePrice,
      Optional<String> quote,
      Optional<Boolean> onlyReduces,
      Optional<Instrument> instrument) {
    /** One whose instrument is not known, and of which no guard said what it does. */
    public Planned(
        UUID runId,
        UUID planId,
        Digest sha256,
        LogicalTime expiresAt,
        OrderIntent.Terms terms,
        Optional<BigDecimal> tick,
        Optional<BigDecimal> reservePrice) {
      this(
          runId,
          planId,
          sha256,
          expiresAt,
          terms,
          tick,
          reservePrice,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    /** The currency of notional and result: as it was planned, else the instrument's. */
    Optional<String> currency() {
      return terms.currency().or(() -> quote);
    }

    private Planned reserving(Optional<BigDecimal> price) {
      return new Planned(
          runId, planId, sha256, expiresAt, terms, tick, price, quote, onlyReduces, instrument);
    }

    /** Whether prices may be 0 or below. */
    boolean mayBeNegative() {
      return instrument.filter(Instrument::mayBeNegative).isPresent();
    }
  }

  /** The same ticket of the order as it goes to the venue. */
  public OrderTicket with(VenueOrder sent) {
    return new OrderTicket(venue, sent, parent, planned, strategy, change);
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
