package io.sallyport.core.execution;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.PositionKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The protection of what one planned order opened: a stop loss and a take profit for the quantity
 * that is still held, one cancelling the other. It says what is wanted; the engine makes it so.
 */
public final class Protection {
  private final Order parent;
  private final List<Order> legs = new ArrayList<>();
  private BigDecimal remaining = BigDecimal.ZERO;
  private ProtectivePrices prices = ProtectivePrices.NONE;
  private boolean refused;
  private boolean suspended;

  Protection(Order parent) {
    this.parent = parent;
  }

  void open(BigDecimal quantity) {
    remaining = Decimals.normal(remaining.add(quantity));
    refused = false;
    prices =
        parent
            .ticket()
            .planned()
            .flatMap(
                planned -> parent.averagePrice().map(fill -> ProtectivePrices.of(planned, fill)))
            .orElse(ProtectivePrices.NONE);
    parent.protectedAt(prices);
  }

  /** Takes away what is no longer held; gives back what was more than it covers. */
  BigDecimal reduce(BigDecimal quantity) {
    BigDecimal taken = quantity.min(remaining);
    remaining = Decimals.normal(remaining.subtract(taken));
    return quantity.subtract(taken);
  }

  void place(Order leg) {
    if (live().isEmpty()) {
      parent.protectedOnceMore();
    }
    legs.add(leg);
  }

  void refused() {
    refused = true;
  }

  void suspend(boolean now) {
    if (suspended && !now) {
      refused = false;
    }
    suspended = now;
  }

  /** The order that it protects. */
  public Order parent() {
    return parent;
  }

  /** The book that it protects. */
  public PositionKey positionKey() {
    return parent.positionKey();
  }

  /** How much is still held of what the order opened. */
  public BigDecimal remaining() {
    return remaining;
  }

  /** Where it lies. */
  public ProtectivePrices prices() {
    return prices;
  }

  /** How often what the order opened was protected, by this or by what was before it. */
  public int ordinal() {
    return parent.protections();
  }

  /** The side that closes. */
  public Side closingSide() {
    return parent.ticket().order().side() == Side.BUY ? Side.SELL : Side.BUY;
  }

  /** The protective orders that work, or may. */
  public List<Order> live() {
    return legs.stream().filter(Protection::isLive).toList();
  }

  private static boolean isLive(Order leg) {
    return !leg.stage().isFinal();
  }

  /** The price of a leg as it is wanted now. */
  public Optional<BigDecimal> price(OrderRole role) {
    return role == OrderRole.STOP_LOSS ? prices.stopLoss() : prices.takeProfit();
  }

  /** The legs that no longer fit and were not cancelled yet. */
  public List<Order> misfits() {
    List<Order> live = live();
    return live.stream().allMatch(this::fits)
        ? List.of()
        : live.stream().filter(leg -> leg.cancel().isEmpty() && leg.stage().isOpen()).toList();
  }

  private boolean fits(Order leg) {
    return !suspended
        && leg.leaves().compareTo(remaining) == 0
        && price(leg.role()).filter(at -> at.compareTo(priceOf(leg)) == 0).isPresent();
  }

  private static BigDecimal priceOf(Order leg) {
    return leg.ticket()
        .order()
        .stopPrice()
        .or(() -> leg.ticket().order().limitPrice())
        .orElseThrow();
  }

  /** Whether a stop loss and a take profit are to be placed now. */
  public boolean isToBePlaced() {
    return !suspended
        && !refused
        && remaining.signum() > 0
        && !prices.equals(ProtectivePrices.NONE)
        && live().isEmpty();
  }

  /** Whether something is to be done about it now. */
  public boolean isDue() {
    return isToBePlaced() || !misfits().isEmpty();
  }

  /** The legs that are wanted, and that nothing at the venue stands for any more. */
  public List<OrderRole> missing() {
    return refused && !suspended && remaining.signum() > 0
        ? Stream.of(OrderRole.STOP_LOSS, OrderRole.TAKE_PROFIT)
            .filter(role -> price(role).isPresent())
            .filter(role -> live().stream().noneMatch(leg -> leg.role() == role))
            .toList()
        : List.of();
  }

  /** Whether it stands as wanted, or was refused: the venue has spoken of each leg. */
  public boolean isSettled() {
    return !isDue() && live().stream().allMatch(leg -> fits(leg) && leg.stage() != Stage.SUBMITTED);
  }

  /** Whether it is of no more use. */
  boolean isSpent() {
    return remaining.signum() == 0 && live().isEmpty();
  }
}
