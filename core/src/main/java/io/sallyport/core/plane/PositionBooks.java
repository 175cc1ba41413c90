package io.sallyport.core.plane;

import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Positions per tenant, plane, venue and symbol, folded from outcomes alone. Paper never mixes with
 * LIVE, nor one venue with another (SPEC 6).
 */
public final class PositionBooks {
  private final SortedMap<Key, Position> positions = new TreeMap<>(Key.ORDER);

  private record Key(ClientId client, ExecutionPlane plane, String venue, Symbol symbol) {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::client)
            .thenComparing(Key::plane)
            .thenComparing(Key::venue)
            .thenComparing(Key::symbol);
  }

  /**
   * Books an outcome.
   *
   * @return the result that it realized at average cost, before fees, per unit of the contract:
   *     profit above 0, loss below; 0 where nothing has a price
   */
  public BigDecimal book(ExecutionOutcome outcome) {
    if (outcome.filledQuantity().signum() == 0) {
      return BigDecimal.ZERO;
    }
    Key key =
        new Key(outcome.clientId(), outcome.plane(), outcome.venue().orElse(""), outcome.symbol());
    Position before =
        positions.computeIfAbsent(
            key,
            flat ->
                new Position(
                    outcome.clientId(),
                    outcome.plane(),
                    outcome.venue(),
                    outcome.symbol(),
                    BigDecimal.ZERO,
                    Optional.empty()));
    BigDecimal change =
        outcome.side() == Side.BUY ? outcome.filledQuantity() : outcome.filledQuantity().negate();
    positions.put(key, after(before, change, outcome.averagePrice()));
    return realized(before, change, outcome.averagePrice());
  }

  /** Every position that is not flat: by tenant, plane, venue, symbol. */
  public List<Position> open() {
    return positions.values().stream().filter(held -> held.quantity().signum() != 0).toList();
  }

  private static Position after(Position before, BigDecimal change, Optional<BigDecimal> price) {
    BigDecimal quantity = Decimals.normal(before.quantity().add(change));
    return new Position(
        before.clientId(),
        before.plane(),
        before.venue(),
        before.symbol(),
        quantity,
        averageAfter(before, change, quantity, price));
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

  private static BigDecimal realized(
      Position before, BigDecimal change, Optional<BigDecimal> price) {
    if (change.signum() * before.quantity().signum() >= 0
        || price.isEmpty()
        || before.averagePrice().isEmpty()) {
      return BigDecimal.ZERO;
    }
    BigDecimal closed =
        change
            .abs()
            .min(before.quantity().abs())
            .multiply(BigDecimal.valueOf(before.quantity().signum()));
    return price.get().subtract(before.averagePrice().get()).multiply(closed);
  }
}
