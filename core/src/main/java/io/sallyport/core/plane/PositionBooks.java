package io.sallyport.core.plane;

import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Positions by tenant, plane, venue and symbol, folded from paper outcomes and LIVE fills. */
public final class PositionBooks {
  private final SortedMap<PositionKey, Position> positions = new TreeMap<>();

  /** Books a paper outcome; what is LIVE was booked fill by fill. */
  public void book(ExecutionOutcome outcome) {
    if (outcome.plane() == ExecutionPlane.PAPER) {
      book(
          new PositionKey(outcome.clientId(), outcome.plane(), outcome.venue(), outcome.symbol()),
          signed(outcome.side(), outcome.filledQuantity()),
          outcome.averagePrice());
    }
  }

  /**
   * Books a change of a position.
   *
   * @param change signed: bought above 0, sold below
   * @param price at what price; none on paper
   */
  public void book(PositionKey key, BigDecimal change, Optional<BigDecimal> price) {
    if (change.signum() != 0) {
      Position before = position(key);
      BigDecimal quantity = Decimals.normal(before.quantity().add(change));
      positions.put(key, position(key, quantity, averageAfter(before, change, quantity, price)));
    }
  }

  /**
   * Books a fill, and then what its fee took of what is held.
   *
   * @param change signed: bought above 0, sold below
   * @param off how much the fee took, 0 where it was paid otherwise; below 0 gives
   * @return what both realized at average cost, before fees, per unit of the contract
   */
  public BigDecimal fill(PositionKey key, BigDecimal change, BigDecimal off, BigDecimal price) {
    BigDecimal result = wouldRealize(key, change, price);
    book(key, change, Optional.of(price));
    BigDecimal more = wouldRealize(key, off.negate(), price);
    book(key, off.negate(), Optional.of(price));
    return result.add(more);
  }

  /** A copy that knows this one position. */
  public PositionBooks only(PositionKey key) {
    PositionBooks copy = new PositionBooks();
    copy.positions.put(key, position(key));
    return copy;
  }

  /** Sets a position to what a person says it is; the average cost stays if the side does. */
  public void adjust(PositionKey key, BigDecimal quantity, Optional<BigDecimal> price) {
    Position before = position(key);
    if (price.isPresent()) {
      book(key, quantity.subtract(before.quantity()), price);
      return;
    }
    Optional<BigDecimal> average =
        quantity.signum() == before.quantity().signum() ? before.averagePrice() : Optional.empty();
    positions.put(key, position(key, Decimals.normal(quantity), average));
  }

  /** A position, flat if nothing was ever booked. */
  public Position position(PositionKey key) {
    Position held = positions.get(key);
    return held == null ? position(key, BigDecimal.ZERO, Optional.empty()) : held;
  }

  /** Every position that is not flat: by tenant, plane, venue, symbol. */
  public List<Position> open() {
    return positions.values().stream().filter(held -> held.quantity().signum() != 0).toList();
  }

  /** A tenant's positions at a venue that are not flat. */
  public List<Position> open(ClientId client, VenueId venue) {
    return open().stream()
        .filter(held ->
            held.clientId().equals(client) && held.venue().filter(venue::equals).isPresent())
        .toList();
  }

  /**
   * What a change would realize at average cost, before fees, per unit of the contract: profit
   * above 0, loss below; 0 where nothing has a price.
   */
  public BigDecimal wouldRealize(PositionKey key, BigDecimal change, BigDecimal price) {
    Position before = position(key);
    if (change.signum() * before.quantity().signum() >= 0 || before.averagePrice().isEmpty()) {
      return BigDecimal.ZERO;
    }
    BigDecimal closed =
        change
            .abs()
            .min(before.quantity().abs())
            .multiply(BigDecimal.valueOf(before.quantity().signum()));
    return price.subtract(before.averagePrice().get()).multiply(closed);
  }

  /** How much of a change opens or enlarges the position, 0 or more; the rest reduces it. */
  public BigDecimal enlarging(PositionKey key, BigDecimal change) {
    BigDecimal held = position(key).quantity();
    return change.signum() * held.signum() >= 0
        ? change.abs()
        : change.abs().subtract(held.abs()).max(BigDecimal.ZERO);
  }

  /** A quantity with the sign of its side: bought above 0, sold below. */
  public static BigDecimal signed(Side side, BigDecimal quantity) {
    return side == Side.BUY ? quantity : quantity.negate();
  }

  private static Position position(
      PositionKey key, BigDecimal quantity, Optional<BigDecimal> average) {
    return new Position(key.clientId(), key.plane(), key.venue(), key.symbol(), quantity, average);
  }

  private static Optional<BigDecimal> averageAfter(
      Position before, BigDecimal change, BigDecimal quantity, Optional<BigDecimal> price) {
    if (quantity.signum() == 0) {
      return Optional.empty();
    }
    if (before.quantity().signum() == 0 || quantity.signum() != before.quantity().signum()) {
      return price;
    }
    boolean enlarges = change.signum() == before.quantity().signum();
    return enlarges
        ? price.flatMap(
            at -> before.averagePrice().map(held -> average(before, held, change, at, quantity)))
        : before.averagePrice();
  }

  private static BigDecimal average(
      Position before, BigDecimal held, BigDecimal change, BigDecimal at, BigDecimal quantity) {
    BigDecimal cost = before.quantity().multiply(held).add(change.multiply(at));
    return Decimals.normal(cost.divide(quantity, Decimals.AVERAGE_PLACES, RoundingMode.HALF_EVEN));
  }
}
