package io.sallyport.core.desk;

import io.sallyport.core.execution.Cover;
import io.sallyport.core.execution.EngineTimes;
import io.sallyport.core.execution.LiveBook;
import io.sallyport.core.execution.Order;
import io.sallyport.core.execution.Protection;
import io.sallyport.core.execution.ProtectivePrices;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.NameUuid;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.PlaneSelection;
import io.sallyport.core.plane.Position;
import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.plane.VenueContract.Ability;
import io.sallyport.core.plane.VenueListing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A person has a position protected, has its protection lie elsewhere in price, or says that it is
 * protected outside (SPEC 17, Protect).
 *
 * @param client the tenant
 * @param symbol what is held
 * @param venue where; the active venue if empty
 * @param order whose protection, by id or prefix: a planned order's, or one of its protective
 *     orders'; all that is bare, or all protection, if empty
 * @param way what is to be done
 * @param stopLoss the price of the stop loss; needed but where it is protected outside
 * @param takeProfit the price of the take profit, if one is wanted
 * @param despite an UNRESOLVED order, by id or prefix, whose part counts as held
 * @param reason why
 */
public record ProtectPosition(
    ClientId client,
    Symbol symbol,
    Optional<VenueId> venue,
    Optional<String> order,
    Way way,
    Optional<BigDecimal> stopLoss,
    Optional<BigDecimal> takeProfit,
    Optional<String> despite,
    Reason reason)
    implements SafetyCommand<ProtectPosition.Protected> {
  /** Namespace of what people have protected. */
  static final UUID PROTECT_NS = UUID.fromString("5a117907-0000-5000-8000-000000000015");

  /** What is to be done. */
  public enum Way {
    /** Place protection for what is bare. */
    PLACE,
    /** Put new prices in place of the old ones. */
    REPLACE,
    /** Record that a person protects what is bare outside. */
    ELSEWHERE
  }

  /**
   * How the position is protected by now.
   *
   * @param cover how
   * @param moved the protection whose prices changed
   */
  public record Protected(Cover cover, List<Moved> moved) {
    public Protected {
      moved = List.copyOf(moved);
    }
  }

  /**
   * Protection whose prices changed.
   *
   * @param parent what it belongs to
   * @param isLooser whether its stop lies further away than before
   */
  public record Moved(
      UUID parent, ProtectivePrices before, ProtectivePrices after, boolean isLooser) {}

  @Override
  public boolean isAlwaysLetIn() {
    return true;
  }

  @Override
  public Decision<Protected> decide(DeskState state, Inputs inputs) {
    return Decision.of(
        state
            .livePlane(client, venue)
            .flatMap(live -> new Act(this, state, inputs, live).decide()));
  }

  /** The id of the next act that protects a part of a book. */
  static UUID actId(DeskState state, PositionKey key) {
    return NameUuid.of(
        PROTECT_NS,
        key.clientId().toString(),
        key.venue().orElseThrow().value(),
        key.symbol().value(),
        Long.toString(state.lastSequence() + 1));
  }

  /** The act on one state. */
  private static final class Act {
    private final ProtectPosition asked;
    private final DeskState state;
    private final Inputs inputs;
    private final PlaneSelection.Live live;
    private final PositionKey key;
    private final Position position;
    private final LiveBook book;
    private final List<Event> events = new ArrayList<>();
    private final List<Moved> moved = new ArrayList<>();

    Act(ProtectPosition asked, DeskState state, Inputs inputs, PlaneSelection.Live live) {
      this.asked = asked;
      this.state = state;
      this.inputs = inputs;
      this.live = live;
      this.key = PositionKey.live(asked.client(), live.venue(), asked.symbol());
      this.position = state.positions().position(key);
      this.book = state.trading().book(key);
    }

    Reply<Decision<Protected>> decide() {
      if (position.quantity().signum() == 0) {
        return nothing(
            "the book of client %s at %s holds no %s"
                .formatted(asked.client(), live.venue(), asked.symbol()));
      }
      return problem()
          .map(Reply::<Decision<Protected>>refuse)
          .orElseGet(
              () -> named().flatMap(parent -> passedOver().flatMap(order -> act(parent, order))));
    }

    private static <T> Reply<T> nothing(String why) {
      return Reply.refuse(RefusalCode.NOTHING_TO_PROTECT, why);
    }

    private Optional<Refusal> problem() {
      if (asked.way() == Way.ELSEWHERE) {
        return asked.stopLoss().isPresent() || asked.takeProfit().isPresent()
            ? wrong("what is protected elsewhere has its prices there: name none")
            : Optional.empty();
      }
      if (asked.stopLoss().isEmpty()) {
        return wrong("protection needs the price of its stop loss");
      }
      return noStops().or(this::wrongPrice);
    }

    private static Optional<Refusal> wrong(String why) {
      return Optional.of(new Refusal(RefusalCode.INVALID_NUMBER, why));
    }

    private Optional<VenueListing> listing() {
      return inputs.venue(live.venue());
    }

    private Optional<Instrument> instrument() {
      return listing().flatMap(known -> known.instrument(asked.symbol())).or(book::instrument);
    }

    private Optional<Refusal> noStops() {
      return listing()
          .filter(known -> !known.contract().can(Ability.STOP))
          .map(known ->
              new Refusal(
                  RefusalCode.NOTHING_TO_PROTECT,
                  "venue %s takes no stop orders: protect it outside, and say --elsewhere"
                      .formatted(live.venue())));
    }

    private Optional<Refusal> wrongPrice() {
      boolean mayBeNegative = instrument().filter(Instrument::mayBeNegative).isPresent();
      for (Optional<BigDecimal> price : List.of(asked.stopLoss(), asked.takeProfit())) {
        if (!mayBeNegative && price.filter(at -> at.signum() <= 0).isPresent()) {
          return wrong("the price of a protective order is above 0");
        }
      }
      Optional<BigDecimal> tick = instrument().flatMap(Instrument::tick);
      return SafetySales.offStep("stop loss", asked.stopLoss(), tick, "tick")
          .or(() -> SafetySales.offStep("take profit", asked.takeProfit(), tick, "tick"))
          .or(this::wrongSide);
    }

    /** By the venue's last price, else by the average: a stop beyond it would close at once. */
    private Optional<Refusal> wrongSide() {
      Optional<BigDecimal> last =
          listing()
              .flatMap(known -> known.instrument(asked.symbol()))
              .flatMap(Instrument::lastPrice);
      return last.or(position::averagePrice)
          .flatMap(price ->
              wrongSide("stop loss", asked.stopLoss(), price, last.isPresent(), 1)
                  .or(() ->
                      wrongSide("take profit", asked.takeProfit(), price, last.isPresent(), -1)));
    }

    private Optional<Refusal> wrongSide(
        String what, Optional<BigDecimal> given, BigDecimal price, boolean isLast, int direction) {
      int below = position.quantity().signum() * direction;
      return given
          .filter(at -> price.compareTo(at) != below)
          .map(at ->
              new Refusal(
                  RefusalCode.WRONG_SIDE,
                  "a %s at %s lies on the wrong side of %s %s for a %s position"
                      .formatted(
                          what,
                          Decimals.plain(at),
                          isLast ? "the last price" : "the average price",
                          Decimals.plain(price),
                          position.quantity().signum() > 0 ? "long" : "short")));
    }

    /** The protection that the person named, by its order or by one of its own orders. */
    private Reply<Optional<Protection>> named() {
      if (asked.order().isEmpty()) {
        return Reply.of(Optional.empty());
      }
      return state
          .selectOrder(Optional.of(asked.client()), asked.order().get())
          .flatMap(order ->
              state
                  .trading()
                  .protections()
                  .find(order.ticket().parent().orElse(order.id()))
                  .filter(one -> one.positionKey().equals(key) && one.remaining().signum() > 0)
                  .map(one -> Reply.of(Optional.of(one)))
                  .orElseGet(() ->
                      nothing(
                          "order %s opened nothing of %s that is still held and was protected"
                              .formatted(order.id(), asked.symbol()))));
    }

    private Reply<Optional<UUID>> passedOver() {
      return asked
          .despite()
          .map(text -> SafetySales.unresolved(state, key, text).map(Optional::of))
          .orElseGet(() -> Reply.of(Optional.empty()));
    }

    private Reply<Decision<Protected>> act(Optional<Protection> named, Optional<UUID> despite) {
      BigDecimal bare = book.bare(inputs.at(), despite);
      if (asked.way() != Way.REPLACE && bare.signum() == 0) {
        return nothing(
            "nothing of %s is bare: --replace moves the protection that lies there"
                .formatted(asked.symbol()));
      }
      switch (asked.way()) {
        case ELSEWHERE ->
            events.add(
                new Event.ProtectedElsewhere(
                    asked.client(),
                    live.venue(),
                    asked.symbol(),
                    bare.add(book.cover(inputs.at()).elsewhere()),
                    asked.reason()));
        case REPLACE -> targets(named).forEach(one -> move(one, despite));
        case PLACE -> place(named, despite, bare);
      }
      return events.isEmpty()
          ? nothing("nothing of %s is protected that could be moved".formatted(asked.symbol()))
          : Reply.of(begun());
    }

    private List<Protection> targets(Optional<Protection> named) {
      return named
          .map(List::of)
          .orElseGet(() ->
              book.protections().stream().filter(one -> one.remaining().signum() > 0).toList());
    }

    /** What was protected before is so again; what never was gets protection of its own. */
    private void place(Optional<Protection> named, Optional<UUID> despite, BigDecimal bare) {
      targets(named).stream()
          .filter(one -> isBare(one, despite))
          .forEach(one -> move(one, despite));
      BigDecimal naked = book.naked().subtract(book.cover(inputs.at()).elsewhere()).min(bare);
      if (named.isEmpty() && naked.signum() > 0) {
        UUID parent = actId(state, key);
        ProtectivePrices to = new ProtectivePrices(asked.stopLoss(), asked.takeProfit());
        add(parent, naked, to, Optional.empty(), despite);
      }
    }

    private static boolean isBare(Protection one, Optional<UUID> despite) {
      return one.resting(OrderRole.STOP_LOSS).compareTo(one.remaining()) < 0
          && (despite.isPresent()
              || one.resting(OrderRole.STOP_LOSS).compareTo(one.share()) < 0
              || one.price(OrderRole.STOP_LOSS).isEmpty());
    }

    /** A target that is not named stays where it is. */
    private void move(Protection one, Optional<UUID> despite) {
      ProtectivePrices to =
          new ProtectivePrices(
              asked.stopLoss(), asked.takeProfit().or(() -> one.prices().takeProfit()));
      moved.add(new Moved(one.id(), one.prices(), to, isLooser(one, to)));
      add(one.id(), BigDecimal.ZERO, to, Optional.of(one.id()), despite);
    }

    private boolean isLooser(Protection one, ProtectivePrices to) {
      return one.prices()
          .stopLoss()
          .filter(was -> was.compareTo(to.stopLoss().orElseThrow()) == position.quantity().signum())
          .isPresent();
    }

    private void add(
        UUID parent,
        BigDecimal quantity,
        ProtectivePrices to,
        Optional<UUID> replaces,
        Optional<UUID> despite) {
      events.add(
          new Event.ProtectionPlaced(
              asked.client(),
              live.venue(),
              live.account(),
              asked.symbol(),
              parent,
              position.quantity().signum() > 0 ? Side.SELL : Side.BUY,
              quantity,
              to.stopLoss(),
              to.takeProfit(),
              replaces,
              despite,
              asked.reason()));
    }

    /** Answered once its stop rests, and after 5 s at the latest. */
    private Decision<Protected> begun() {
      return Decision.Begun.answeredBy(
          inputs.at().plus(EngineTimes.GIVE_WAY),
          events,
          after -> isDone(after.trading().book(key).cover(after.lastTime())),
          after -> new Protected(after.trading().book(key).cover(after.lastTime()), moved));
    }

    private boolean isDone(Cover cover) {
      return !cover.isBare()
          && cover.onItsWay().signum() == 0
          && book.undecided().stream().allMatch(Act::isQuiet);
    }

    private static boolean isQuiet(Order order) {
      return !order.isProtective() || order.change().isEmpty();
    }
  }
}
