package io.sallyport.testkit;

import io.sallyport.core.desk.Effect;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.PositionBooks;
import io.sallyport.core.plane.VenueAnswer;
import io.sallyport.core.plane.VenueAnswer.Holding;
import io.sallyport.core.plane.VenueAnswer.OrderStanding;
import io.sallyport.core.plane.VenueAnswer.Standing;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueQuestion;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.plane.WholeReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A venue that does whatever a venue may do, as a seed has it: it takes orders or does not, fills
 * them in pieces or never, loses, delays, repeats and reorders what it says. What it did is true,
 * and it can be asked; what it says of it may not arrive. A gentle one does so seldom, so that much
 * comes to a good end.
 */
final class RandomVenue {
  private static final Duration LONG = Duration.ofSeconds(45);

  private final SplittableRandom random;
  private final VenueContract contract;
  private final Later later;
  private final Consumer<VenueReport> way;
  private final Map<UUID, Working> orders = new LinkedHashMap<>();
  private final boolean isGentle;
  private boolean isHonest;
  private int fills;

  /** What happens a while from now. */
  interface Later {
    void after(Duration delay, Runnable what);
  }

  /** An order as the venue has it. */
  static final class Working {
    VenueOrder order;
    Standing standing = Standing.WORKING;
    BigDecimal filled = BigDecimal.ZERO;
    BigDecimal cost = BigDecimal.ZERO;

    private Working(VenueOrder order) {
      this.order = order;
    }

    BigDecimal leaves() {
      return order.quantity().subtract(filled);
    }
  }

  RandomVenue(
      SplittableRandom random,
      VenueContract contract,
      boolean isGentle,
      Later later,
      Consumer<VenueReport> way) {
    this.random = random;
    this.contract = contract;
    this.isGentle = isGentle;
    this.later = later;
    this.way = way;
  }

  /** From here on it does what it is asked at once, and says so. */
  void becomesHonest() {
    isHonest = true;
  }

  Map<UUID, Working> orders() {
    return orders;
  }

  void perform(Effect effect) {
    switch (effect) {
      case Effect.Submit(var _, VenueOrder order) -> submit(order);
      case Effect.Cancel(var _, VenueOrder order, var _) -> cancel(order);
      case Effect.Change(var _, VenueOrder _, VenueOrder to) -> change(to);
      case Effect.Ask(var _, VenueQuestion question) -> ask(question);
    }
  }

  private void submit(VenueOrder order) {
    int fate = isHonest ? 100 : random.nextInt(isGentle ? 400 : 100);
    boolean planned = order.role() == OrderRole.PLANNED;
    if (fate < 6) {
      tell(new VenueReport.NotTaken(order.orderId(), "the way was closed"), false, false);
    } else if (fate < 9) {
      tell(new VenueReport.Doubtful(order.orderId(), "the way broke"), false, false);
    } else if (fate < 12) {
      tell(new VenueReport.Doubtful(order.orderId(), "the way broke"), false, false);
      later.after(delay(), () -> arrive(order));
    } else if (fate < 16) {
      later.after(delay(), () -> reject(order));
    } else if (fate >= 20 || !planned) {
      later.after(isHonest ? Duration.ZERO : delay(), () -> arrive(order));
    }
  }

  private void reject(VenueOrder order) {
    Working working = orders.computeIfAbsent(order.orderId(), id -> new Working(order));
    working.standing = Standing.REJECTED;
    tell(new VenueReport.Rejected(order.orderId(), "no"), true, false);
  }

  private void arrive(VenueOrder order) {
    if (orders.containsKey(order.orderId())) {
      return;
    }
    Working working = new Working(order);
    orders.put(order.orderId(), working);
    tell(
        new VenueReport.Acknowledged(order.orderId(), "v" + orders.size()),
        true,
        order.role() == OrderRole.PLANNED);
    boolean protects = order.role() == OrderRole.STOP_LOSS || order.role() == OrderRole.TAKE_PROFIT;
    if (!protects || random.nextInt(4) == 0) {
      fillLater(working, random.nextInt(4), protects);
    }
  }

  private void fillLater(Working working, int pieces, boolean protects) {
    for (int piece = 0; piece < pieces; piece++) {
      boolean last = piece == pieces - 1 && random.nextInt(3) > 0;
      later.after(
          protects ? Duration.ofMillis(random.nextInt(60_000)) : delay().plus(delay()),
          () -> fill(working, last ? working.leaves() : part(working.leaves())));
    }
  }

  private BigDecimal part(BigDecimal of) {
    return of.multiply(BigDecimal.valueOf(1 + random.nextInt(9)))
        .movePointLeft(1)
        .setScale(4, RoundingMode.DOWN);
  }

  private void fill(Working working, BigDecimal quantity) {
    if (working.standing != Standing.WORKING || quantity.signum() <= 0) {
      return;
    }
    if (quantity.compareTo(working.leaves()) > 0) {
      fill(working, working.leaves());
      return;
    }
    BigDecimal price = BigDecimal.valueOf(90 + random.nextInt(21));
    working.filled = Decimals.normal(working.filled.add(quantity));
    working.cost = working.cost.add(quantity.multiply(price));
    if (working.leaves().signum() == 0) {
      working.standing = Standing.FILLED;
    }
    Fill fill =
        new Fill("x" + ++fills, Decimals.normal(quantity), price, working.filled, Optional.empty());
    tell(
        isHonest ? new VenueReport.Filled(working.order.orderId(), fill) : garbled(working, fill),
        true,
        working.order.role() == OrderRole.PLANNED);
  }

  /** Some reports cannot be read in full, and some give the cumulative quantity as the last one. */
  private VenueReport garbled(Working working, Fill fill) {
    UUID order = working.order.orderId();
    return switch (random.nextInt(isGentle ? 60 : 15)) {
      case 0 ->
          unclear(
              order,
              fill,
              new VenueReport.Told(
                  Optional.of(fill.quantity()), Optional.empty(), Optional.of(fill.cumulative())));
      case 1 ->
          unclear(
              order,
              fill,
              new VenueReport.Told(
                  Optional.of(fill.quantity()), Optional.empty(), Optional.empty()));
      case 2 -> unclear(order, fill, VenueReport.Told.NOTHING);
      case 3 ->
          new VenueReport.Filled(
              order,
              new Fill(
                  fill.fillId(),
                  fill.cumulative(),
                  fill.price(),
                  fill.cumulative(),
                  Optional.empty()));
      default -> new VenueReport.Filled(order, fill);
    };
  }

  private static VenueReport unclear(UUID order, Fill fill, VenueReport.Told told) {
    return new VenueReport.FillUnclear(
        order, fill.fillId(), "LastPx is missing", told, WholeReport.of("8=FIX " + fill.fillId()));
  }

  /** It speaks of an order that is not ours; sometimes as if it had moved a position. */
  void strays(Symbol symbol) {
    boolean moves = random.nextBoolean();
    way.accept(
        new VenueReport.Stray(
            "a report under id " + random.nextInt(1000),
            Optional.of(WholeReport.of("8=FIX.4.4 35=8 11=someone 55=" + symbol)),
            random.nextInt(4) == 0 ? Optional.empty() : Optional.of(symbol),
            Optional.empty(),
            moves));
  }

  /** Messages are lost: whatever they told has to be asked. */
  void missesSomething() {
    way.accept(new VenueReport.Missed("messages 7 to 9 were skipped"));
  }

  private void cancel(VenueOrder order) {
    if (isHonest || random.nextInt(10) > 0) {
      later.after(isHonest ? Duration.ZERO : delay(), () -> cancelArrives(order));
    }
  }

  private void change(VenueOrder to) {
    if (isHonest || random.nextInt(10) > 0) {
      later.after(isHonest ? Duration.ZERO : delay(), () -> changeArrives(to));
    }
  }

  private void changeArrives(VenueOrder to) {
    Working working = orders.get(to.orderId());
    if (working != null
        && working.standing == Standing.WORKING
        && working.filled.compareTo(to.quantity()) < 0
        && (isHonest || random.nextInt(8) > 0)) {
      working.order = to;
      tell(
          new VenueReport.Changed(to.orderId(), to.quantity(), to.stopPrice(), to.limitPrice()),
          true,
          true);
    } else {
      tell(new VenueReport.ChangeRejected(to.orderId(), "nothing is changed"), true, true);
    }
  }

  private void cancelArrives(VenueOrder order) {
    Working working = orders.get(order.orderId());
    if (working != null && !isHonest && random.nextInt(8) == 0) {
      fill(working, working.leaves());
    }
    if (working != null && working.standing == Standing.WORKING) {
      close(working);
    } else {
      tell(new VenueReport.CancelRejected(order.orderId(), "nothing to cancel"), true, true);
    }
  }

  private void close(Working working) {
    working.standing = Standing.CANCELLED;
    tell(
        new VenueReport.Closed(
            working.order.orderId(),
            "cancelled",
            random.nextInt(3) == 0 ? Optional.empty() : Optional.of(working.filled)),
        true,
        true);
  }

  /** Something closes at the venue that nobody asked to be closed. */
  void expiresSomething() {
    List<Working> open =
        orders.values().stream().filter(one -> one.standing == Standing.WORKING).toList();
    if (!open.isEmpty()) {
      close(open.get(random.nextInt(open.size())));
    }
  }

  private void ask(VenueQuestion question) {
    int fate = isHonest ? 100 : random.nextInt(isGentle ? 400 : 100);
    if (fate < 5) {
      tell(new VenueReport.Unanswered(question.questionId(), "not understood"), false, false);
    } else if (fate >= 15) {
      later.after(
          isHonest ? Duration.ZERO : delay(),
          () ->
              tell(new VenueReport.Answered(question.questionId(), answer(question)), true, true));
    }
  }

  private VenueAnswer answer(VenueQuestion question) {
    Map<Symbol, BigDecimal> held = new TreeMap<>();
    for (Working one : orders.values()) {
      if (one.order.clientId().equals(question.clientId()) && one.filled.signum() > 0) {
        held.merge(
            one.order.symbol(),
            PositionBooks.signed(one.order.side(), one.filled),
            BigDecimal::add);
      }
    }
    List<Holding> holdings = new ArrayList<>();
    held.forEach((symbol, quantity) -> {
      if (quantity.signum() != 0) {
        holdings.add(new Holding(symbol, Decimals.normal(quantity)));
      }
    });
    return new VenueAnswer(
        question.orders().stream().map(this::standing).toList(),
        contract.ask().positions() ? Optional.of(holdings) : Optional.empty());
  }

  private OrderStanding standing(VenueOrder order) {
    Working working = orders.get(order.orderId());
    if (working == null) {
      return OrderStanding.notFound(order.orderId());
    }
    return new OrderStanding(
        order.orderId(),
        working.standing,
        working.filled,
        working.filled.signum() == 0
            ? Optional.empty()
            : Optional.of(working.cost.divide(working.filled, 12, RoundingMode.HALF_EVEN)),
        Optional.empty(),
        working.order.limitPrice(),
        working.order.stopPrice(),
        Optional.of(working.order.quantity()),
        Optional.empty());
  }

  /** Says something: now, later, twice, or never. */
  private void tell(VenueReport report, boolean mayRepeat, boolean mayBeLost) {
    if (!isHonest && mayBeLost && random.nextInt(isGentle ? 50 : 12) == 0) {
      return;
    }
    later.after(isHonest ? Duration.ZERO : delay(), () -> way.accept(report));
    if (!isHonest && mayRepeat && random.nextInt(6) == 0) {
      later.after(delay(), () -> way.accept(report));
    }
  }

  private Duration delay() {
    return switch (random.nextInt(isGentle ? 7 : 10)) {
      case 0, 1, 2, 3 -> Duration.ZERO;
      case 4, 5, 6 -> Duration.ofMillis(random.nextInt(900));
      case 7, 8 -> Duration.ofMillis(random.nextInt(8_000));
      default -> Duration.ofMillis(random.nextLong(LONG.toMillis()));
    };
  }
}
