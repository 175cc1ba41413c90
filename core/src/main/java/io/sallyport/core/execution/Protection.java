package io.sallyport.core.execution;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.plane.VenueContract.Change;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The protection of one part of a position: a stop loss and a take profit, one cancelling the
 * other. It says what is wanted, and what is to be done next to make it so (SPEC 17, Protected).
 */
public final class Protection {
  /** The legs that there may be, in the order in which they are seen to. */
  public static final List<OrderRole> ROLES = List.of(OrderRole.STOP_LOSS, OrderRole.TAKE_PROFIT);

  private final Anchor anchor;
  private final Optional<Order> parent;
  private final List<Order> legs = new ArrayList<>();
  private final Map<OrderRole, Wanted> refused = new EnumMap<>(OrderRole.class);
  private BigDecimal remaining = BigDecimal.ZERO;
  private BigDecimal share = BigDecimal.ZERO;
  private ProtectivePrices prices = ProtectivePrices.NONE;
  private boolean isExplicit;
  private final SortedSet<UUID> passedOver = new TreeSet<>();
  private boolean isElsewhere;

  Protection(Anchor anchor, Optional<Order> parent) {
    this.anchor = anchor;
    this.parent = parent;
  }

  /** What its planned order opened got larger: it lies at that order's average price now. */
  void open(BigDecimal quantity) {
    remaining = Decimals.normal(remaining.add(quantity));
    refused.clear();
    if (!isExplicit) {
      prices =
          parent
              .flatMap(order ->
                  order
                      .ticket()
                      .planned()
                      .flatMap(planned ->
                          order.averagePrice().map(fill -> ProtectivePrices.of(planned, fill))))
              .orElse(ProtectivePrices.NONE);
    }
    parent.ifPresent(order -> order.protectedAt(prices));
  }

  /** A person says where it lies. */
  void lieAt(ProtectivePrices where) {
    prices = where;
    isExplicit = true;
    isElsewhere = false;
    refused.clear();
    parent.ifPresent(order -> order.protectedAt(prices));
  }

  /** More of the position belongs to it. */
  void enlarge(BigDecimal quantity) {
    remaining = Decimals.normal(remaining.add(quantity));
  }

  /** Takes away what is no longer held; gives back what was more than it covers. */
  BigDecimal reduce(BigDecimal quantity) {
    BigDecimal taken = quantity.min(remaining);
    remaining = Decimals.normal(remaining.subtract(taken));
    return quantity.subtract(taken);
  }

  /** How much of what it protects is to rest at the venue: less while other orders take it off. */
  void share(BigDecimal quantity) {
    share = Decimals.normal(quantity);
  }

  void place(Order leg) {
    legs.add(leg);
  }

  /** A leg as it is wanted now cannot be had: it is missed until something else is wanted. */
  void refuse(OrderRole role) {
    wanted(role).ifPresent(what -> refused.put(role, what));
  }

  /** A leg whose fate is not known is no longer counted: a person said so. */
  void passOver(UUID leg) {
    passedOver.add(leg);
  }

  /** No order can protect it at its venue; a setting says that somebody else does. */
  void elsewhere() {
    isElsewhere = true;
  }

  /** Whether it is protected outside, by its tenant's setting. */
  public boolean isElsewhere() {
    return isElsewhere;
  }

  /** What it belongs to. */
  public Anchor anchor() {
    return anchor;
  }

  /** The id that its orders have as their parent. */
  public UUID id() {
    return anchor.id();
  }

  /** The planned order that opened what it protects, if one did. */
  public Optional<Order> parent() {
    return parent;
  }

  /** The book that it protects. */
  public PositionKey positionKey() {
    return anchor.positionKey();
  }

  /** How much is still held of what it protects. */
  public BigDecimal remaining() {
    return remaining;
  }

  /** How much of that is to rest at the venue. */
  public BigDecimal share() {
    return share;
  }

  /** Where it lies. */
  public ProtectivePrices prices() {
    return prices;
  }

  /** The side that closes. */
  public Side closingSide() {
    return anchor.closing();
  }

  /** The protective orders that work, or may. */
  public List<Order> live() {
    return legs.stream()
        .filter(leg -> !leg.stage().isFinal() && !passedOver.contains(leg.id()))
        .toList();
  }

  /** Those of a role. */
  public List<Order> live(OrderRole role) {
    return live().stream().filter(leg -> leg.role() == role).toList();
  }

  /** The price of a leg as it is wanted now. */
  public Optional<BigDecimal> price(OrderRole role) {
    return role == OrderRole.STOP_LOSS ? prices.stopLoss() : prices.takeProfit();
  }

  /** A leg as it is wanted now. */
  public Optional<Wanted> wanted(OrderRole role) {
    return share.signum() > 0
        ? price(role).map(price -> new Wanted(share, price))
        : Optional.empty();
  }

  /** Whether a leg as it is wanted now was refused, lost or changed by the venue. */
  public boolean isRefused(OrderRole role) {
    return wanted(role).filter(what -> what.equals(refused.get(role))).isPresent();
  }

  /** How much its orders could still take off the position, whatever becomes of what was sent. */
  public BigDecimal couldTake() {
    return ROLES.stream()
        .map(role ->
            live(role).stream().map(Order::mostLeaves).reduce(BigDecimal.ZERO, BigDecimal::add))
        .reduce(BigDecimal.ZERO, BigDecimal::max);
  }

  /** How much of its share rests at the venue as orders of a role. */
  public BigDecimal resting(OrderRole role) {
    return live(role).stream()
        .map(Order::resting)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .min(share);
  }

  /** How much of its share does not rest there yet, and is on its way. */
  public BigDecimal coming(OrderRole role) {
    boolean none =
        wanted(role).isEmpty() || isRefused(role) || live(role).stream().anyMatch(Order::isStuck);
    return none ? BigDecimal.ZERO : share.subtract(resting(role));
  }

  /** What is to be done next. */
  public List<ProtectionStep> todo() {
    List<ProtectionStep> steps = new ArrayList<>();
    ROLES.forEach(role -> seeTo(role, steps));
    return steps;
  }

  private void seeTo(OrderRole role, List<ProtectionStep> steps) {
    List<Order> live = live(role);
    Optional<Wanted> wanted = wanted(role);
    if (live.isEmpty()) {
      wanted
          .filter(what -> !isRefused(role))
          .ifPresent(what -> steps.add(new ProtectionStep.Place(role, what)));
      return;
    }
    Order newest = live.getLast();
    if (live.size() > 1 && newest.resting().signum() > 0) {
      live.subList(0, live.size() - 1).stream()
          .filter(Protection::canBeMoved)
          .forEach(old -> steps.add(new ProtectionStep.Cancel(old)));
    }
    if (canBeMoved(newest) && !fits(newest, wanted)) {
      move(newest, wanted, live.size() > 1).ifPresent(steps::add);
    }
  }

  /** Whether nothing that was sent for it waits for an answer. */
  private static boolean canBeMoved(Order leg) {
    return leg.stage().isOpen() && leg.cancel().isEmpty() && leg.change().isEmpty();
  }

  /**
   * What the venue itself made smaller or holds back is left to a person, unless it is too much.
   */
  private boolean fits(Order leg, Optional<Wanted> wanted) {
    if (wanted.isEmpty()) {
      return false;
    }
    boolean isAsWanted =
        !leg.isSuspended()
            && leg.realLeaves().compareTo(wanted.get().quantity()) == 0
            && leg.present().price().compareTo(wanted.get().price()) == 0;
    boolean isLeft =
        isRefused(leg.role()) && leg.mostLeaves().compareTo(wanted.get().quantity()) <= 0;
    return isAsWanted || isLeft;
  }

  private Optional<ProtectionStep> move(Order leg, Optional<Wanted> wanted, boolean isSecond) {
    boolean isTooMuch = wanted.isEmpty() || leg.mostLeaves().compareTo(wanted.get().quantity()) > 0;
    Change way =
        leg.isChangeable()
            ? leg.ticket().change().orElse(Change.CANCEL_THEN_NEW)
            : Change.CANCEL_THEN_NEW;
    boolean isUnheard = leg.stage() == Stage.SUBMITTED;
    if (wanted.isEmpty() || leg.isNotTaken() || way == Change.CANCEL_THEN_NEW) {
      return Optional.of(new ProtectionStep.Cancel(leg));
    }
    if (isUnheard) {
      return isTooMuch ? Optional.of(new ProtectionStep.Cancel(leg)) : Optional.empty();
    }
    if (way == Change.IN_PLACE) {
      return Optional.of(new ProtectionStep.Change(leg, wanted.get()));
    }
    return isSecond || isRefused(leg.role())
        ? Optional.of(new ProtectionStep.Cancel(leg))
        : Optional.of(new ProtectionStep.Place(leg.role(), wanted.get()));
  }

  /** Whether something is to be done about it now. */
  public boolean isDue() {
    return !todo().isEmpty();
  }

  /** The legs that are wanted, and that nothing at the venue stands for any more. */
  public List<OrderRole> missing() {
    return ROLES.stream()
        .filter(this::isRefused)
        .filter(role -> resting(role).signum() == 0)
        .toList();
  }

  /** Whether it stands as wanted, or was refused: the venue has spoken of each leg. */
  public boolean isSettled() {
    return !isDue()
        && live().stream()
            .allMatch(leg ->
                leg.stage() != Stage.SUBMITTED && leg.cancel().isEmpty() && leg.change().isEmpty());
  }

  /** Whether it is of no more use. */
  boolean isSpent() {
    return remaining.signum() == 0 && live().isEmpty();
  }
}
