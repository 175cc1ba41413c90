package io.sallyport.core.execution;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.Position;
import io.sallyport.core.plane.PositionKey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What works, waits and protects in one book, so that nothing has to be looked for among the orders
 * of others.
 */
public final class LiveBook {
  private final PositionKey key;
  private final NavigableMap<UUID, Order> undecided = new TreeMap<>();
  private final List<Protection> protections = new ArrayList<>();
  private final NavigableMap<UUID, Waiting> waiting = new TreeMap<>();
  private final SortedSet<UUID> despite = new TreeSet<>();

  private Position position;
  private Optional<Instrument> instrument = Optional.empty();
  private Optional<LogicalTime> uncoveredSince = Optional.empty();
  private BigDecimal saidBare = BigDecimal.ZERO;
  private BigDecimal elsewhere = BigDecimal.ZERO;

  /** Something that will reduce the position and waits for protection to give way. */
  private record Waiting(Optional<BigDecimal> change, LogicalTime since) {}

  LiveBook(Position flat, PositionKey key) {
    this.position = flat;
    this.key = key;
  }

  void order(Order order) {
    if (order.stage().isFinal()) {
      undecided.remove(order.id());
      despite.remove(order.id());
    } else {
      undecided.put(order.id(), order);
    }
  }

  void add(Protection protection) {
    protections.add(protection);
  }

  /** Something will reduce the position: by so much, signed; by all of it where that is unknown. */
  void waits(UUID reducer, Optional<BigDecimal> change, LogicalTime since) {
    waiting.put(reducer, new Waiting(change, since));
  }

  void waitsNoMore(UUID reducer) {
    waiting.remove(reducer);
  }

  boolean isWaiting(UUID reducer) {
    return waiting.containsKey(reducer);
  }

  void trades(Instrument listed) {
    instrument = Optional.of(listed);
  }

  void despite(UUID order) {
    if (undecided.containsKey(order)) {
      despite.add(order);
      protections.forEach(protection -> protection.passOver(order));
    }
  }

  void elsewhere(BigDecimal quantity) {
    elsewhere = quantity;
  }

  void said(BigDecimal bare) {
    saidBare = bare;
  }

  /** The book holds so much now: no protection is for more, and each gets its share. */
  void fit(Position held, LogicalTime at) {
    fitRemaining(held, BigDecimal.ZERO);
    share(size().subtract(exiting()));
    uncoveredSince =
        gap().signum() == 0 ? Optional.empty() : uncoveredSince.or(() -> Optional.of(at));
  }

  /** No protection is for more than is held, what was just opened left out. */
  void fitRemaining(Position held, BigDecimal opened) {
    position = held;
    elsewhere = elsewhere.min(size());
    BigDecimal left = size().subtract(opened);
    for (Protection protection : protections.reversed()) {
      BigDecimal kept = closes(protection) ? protection.remaining().min(left) : BigDecimal.ZERO;
      protection.reduce(protection.remaining().subtract(kept));
      left = left.subtract(kept);
    }
  }

  /** What is too much is taken from the oldest, as fills do; what nothing protects goes first. */
  private void share(BigDecimal most) {
    BigDecimal left = most;
    for (Protection protection : protections.reversed()) {
      BigDecimal share = protection.remaining().min(left);
      protection.share(orderable(share));
      left = left.subtract(share);
    }
  }

  /** A quantity as it can be ordered: in whole lots, and nothing if that is too little. */
  private BigDecimal orderable(BigDecimal quantity) {
    BigDecimal whole =
        instrument
            .flatMap(Instrument::lot)
            .map(lot -> quantity.divide(lot, 0, RoundingMode.DOWN).multiply(lot))
            .orElse(quantity);
    return isDust(whole) ? BigDecimal.ZERO : Decimals.normal(whole);
  }

  /** Whether so much is too little to be ordered. */
  public boolean isDust(BigDecimal quantity) {
    return isBelow(quantity, instrument.flatMap(Instrument::lot))
        || isBelow(quantity, instrument.flatMap(Instrument::minQuantity))
        || position
            .averagePrice()
            .filter(price ->
                isBelow(
                    quantity.multiply(price).abs(), instrument.flatMap(Instrument::minNotional)))
            .isPresent();
  }

  private static boolean isBelow(BigDecimal number, Optional<BigDecimal> least) {
    return least.filter(min -> number.compareTo(min) < 0).isPresent();
  }

  /** The book. */
  public PositionKey key() {
    return key;
  }

  /** What the venue said of the symbol, as it is on record. */
  public Optional<Instrument> instrument() {
    return instrument;
  }

  /** The orders that are open or UNRESOLVED, by id. */
  public List<Order> undecided() {
    return List.copyOf(undecided.values());
  }

  /** The protection of the book, the oldest first. */
  public List<Protection> protections() {
    return List.copyOf(protections);
  }

  /** Forgets the protection that is of no more use. */
  List<Protection> tidy() {
    List<Protection> spent = protections.stream().filter(Protection::isSpent).toList();
    protections.removeAll(spent);
    return spent;
  }

  /** How much is held, long or short. */
  public BigDecimal size() {
    return position.quantity().abs();
  }

  private boolean closes(Protection protection) {
    return closes(signed(protection.closingSide()));
  }

  private boolean closes(int direction) {
    return direction != 0 && direction == -position.quantity().signum();
  }

  private static int signed(Side side) {
    return side == Side.BUY ? 1 : -1;
  }

  /** The orders that could take a part of the position off, the oldest first. */
  List<Cover.Exit> exits() {
    List<Cover.Exit> exits = new ArrayList<>();
    undecided.values().stream()
        .filter(order -> !order.isProtective() && closes(signed(order.ticket().order().side())))
        .forEach(order -> exits.add(exit(order)));
    waiting.forEach((id, wait) -> {
      BigDecimal taken = wait.change().map(BigDecimal::abs).orElse(size());
      if (wait.change().filter(change -> !closes(change.signum())).isEmpty()) {
        exits.add(new Cover.Exit(id, taken.min(size()), wait.since()));
      }
    });
    exits.sort(Comparator.comparing(Cover.Exit::since));
    return exits.stream().filter(exit -> exit.quantity().signum() > 0).toList();
  }

  private Cover.Exit exit(Order order) {
    return new Cover.Exit(order.id(), order.mostLeaves().min(size()), order.firstSentAt());
  }

  /** The planned orders that would enlarge the position, and that are not over. */
  public List<Order> enlargers() {
    return undecided.values().stream()
        .filter(order -> order.role() == OrderRole.PLANNED && !order.isOver())
        .filter(order -> signed(order.ticket().order().side()) == position.quantity().signum())
        .toList();
  }

  /** How much all of them could take off; a person may have said that one is not to be counted. */
  BigDecimal exiting() {
    return exits().stream()
        .filter(exit -> !despite.contains(exit.orderId()))
        .map(Cover.Exit::quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .min(size());
  }

  /** How much of one direction is planned or sold for safety and works, or waits to be sent. */
  BigDecimal promised(int direction, Optional<UUID> butFor) {
    BigDecimal works =
        undecided.values().stream()
            .filter(order -> !order.isProtective())
            .filter(order -> signed(order.ticket().order().side()) == direction)
            .map(Order::mostLeaves)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal waits =
        waiting.entrySet().stream()
            .filter(entry -> butFor.filter(entry.getKey()::equals).isEmpty())
            .flatMap(entry -> entry.getValue().change().stream())
            .filter(change -> change.signum() == direction)
            .map(BigDecimal::abs)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return works.add(waits);
  }

  /** How much others than one order could take off, an order that is not to be counted left out. */
  public BigDecimal exitingBut(UUID reducer, Optional<UUID> notCounted) {
    return exits().stream()
        .filter(exit -> !exit.orderId().equals(reducer))
        .filter(exit -> notCounted.filter(exit.orderId()::equals).isEmpty())
        .map(Cover.Exit::quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .min(size());
  }

  /** How much the protective orders could still take off, if nothing gives way any more. */
  public BigDecimal protectiveCouldTake() {
    return protections.stream()
        .filter(this::closes)
        .map(Protection::couldTake)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Whether all protection that would be too much beside what takes the position off is gone. */
  public boolean hasGivenWay() {
    return protectiveCouldTake().compareTo(size().subtract(exiting())) <= 0;
  }

  private BigDecimal sum(java.util.function.Function<Protection, BigDecimal> quantity) {
    return protections.stream().map(quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** What should rest at the venue, and does not. */
  private BigDecimal gap() {
    return size().subtract(exiting()).subtract(sum(one -> one.resting(OrderRole.STOP_LOSS)));
  }

  /** When the book is to be looked at because it is bare, or no longer is. */
  Optional<LogicalTime> coverDueAt(LogicalTime now) {
    if (cover(now).bare().compareTo(saidBare) != 0) {
      return Optional.of(now);
    }
    return uncoveredSince
        .map(since -> since.plus(EngineTimes.ON_ITS_WAY))
        .filter(at -> at.compareTo(now) > 0)
        .filter(at -> cover(at).bare().compareTo(saidBare) != 0);
  }

  /** How the position is protected at a time. */
  public Cover cover(LogicalTime now) {
    BigDecimal open = size().subtract(exiting());
    BigDecimal resting = sum(one -> one.resting(OrderRole.STOP_LOSS)).min(open);
    BigDecimal left = open.subtract(resting);
    BigDecimal outside = outside().min(left);
    left = left.subtract(outside);
    BigDecimal coming = onItsWay(now, left);
    left = left.subtract(coming);
    boolean dust = left.signum() > 0 && isDust(left);
    return new Cover(
        key,
        position.quantity(),
        exiting(),
        exits(),
        resting,
        coming,
        outside,
        dust ? BigDecimal.ZERO : left,
        dust ? left : BigDecimal.ZERO,
        withoutTarget(now),
        despite.stream().filter(undecided::containsKey).toList(),
        left.signum() > 0 && !dust ? Optional.of(whyBare()) : Optional.empty());
  }

  /** What would be bare if what an order could take off counted as held. */
  public BigDecimal bare(LogicalTime now, Optional<UUID> notCounted) {
    BigDecimal passed =
        notCounted
            .map(undecided::get)
            .filter(order -> !despite.contains(order.id()))
            .filter(order -> !order.isProtective())
            .map(Order::mostLeaves)
            .orElse(BigDecimal.ZERO);
    Cover cover = cover(now);
    return Decimals.normal(
        cover.bare().add(cover.dust()).add(passed.min(cover.exiting())).min(size()));
  }

  /** How much of what is held belongs to no protection. */
  public BigDecimal naked() {
    return size().subtract(sum(Protection::remaining)).max(BigDecimal.ZERO);
  }

  private BigDecimal outside() {
    BigDecimal bySetting = sum(one -> one.isElsewhere() ? one.share() : BigDecimal.ZERO);
    return elsewhere.add(bySetting);
  }

  /** What was said to be bare is so until a stop rests for it. */
  private BigDecimal onItsWay(LogicalTime now, BigDecimal open) {
    return isInTime(now)
        ? sum(one -> one.coming(OrderRole.STOP_LOSS))
            .min(open.subtract(saidBare).max(BigDecimal.ZERO))
        : BigDecimal.ZERO;
  }

  private boolean isInTime(LogicalTime now) {
    return uncoveredSince
        .filter(since -> now.compareTo(since.plus(EngineTimes.ON_ITS_WAY)) >= 0)
        .isEmpty();
  }

  private BigDecimal withoutTarget(LogicalTime now) {
    BigDecimal missing =
        sum(one ->
            one.wanted(OrderRole.TAKE_PROFIT)
                .map(what ->
                    what.quantity()
                        .subtract(one.resting(OrderRole.TAKE_PROFIT))
                        .subtract(
                            isInTime(now) ? one.coming(OrderRole.TAKE_PROFIT) : BigDecimal.ZERO))
                .orElse(BigDecimal.ZERO));
    return missing.max(BigDecimal.ZERO);
  }

  private String whyBare() {
    return protections.stream()
        .filter(one -> one.remaining().signum() > 0)
        .filter(one -> one.resting(OrderRole.STOP_LOSS).compareTo(one.share()) < 0)
        .map(LiveBook::whyBare)
        .findFirst()
        .orElse("no stop was ever placed for it");
  }

  private static String whyBare(Protection protection) {
    if (protection.price(OrderRole.STOP_LOSS).isEmpty()) {
      return "what was opened by " + protection.id() + " has no stop loss";
    }
    List<Order> stops = protection.live(OrderRole.STOP_LOSS);
    if (stops.isEmpty()) {
      return "the stop loss of " + protection.id() + " was refused, lost or taken away";
    }
    Order stop = stops.getLast();
    return "STOP_LOSS %s is %s%s"
        .formatted(
            stop.id(),
            stop.stage(),
            stop.isSuspended()
                ? ", and held back by the venue"
                : ", and rests for less or not at all");
  }
}
