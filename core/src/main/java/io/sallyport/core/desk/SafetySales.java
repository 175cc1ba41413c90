package io.sallyport.core.desk;

import io.sallyport.core.desk.SafetyCommand.SellForSafety;
import io.sallyport.core.desk.SafetyCommand.Sold;
import io.sallyport.core.execution.CancelCause;
import io.sallyport.core.execution.LiveBook;
import io.sallyport.core.execution.Order;
import io.sallyport.core.execution.SafetySell;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.NameUuid;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.ExecutionOutcome;
import io.sallyport.core.plane.ExecutionPlane;
import io.sallyport.core.plane.OutcomeStatus;
import io.sallyport.core.plane.PlaneSelection;
import io.sallyport.core.plane.Position;
import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.plane.VenueListing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Begins safety-sells: of one position, or of all that a tenant, or a kill switch, names (SPEC 6).
 */
final class SafetySales {
  private final DeskState state;
  private final Inputs inputs;
  private final Steps steps;
  private final Reason reason;
  private final List<UUID> live = new ArrayList<>();
  private final List<UUID> onPaper = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  SafetySales(Steps steps, Reason reason) {
    this.steps = steps;
    this.state = steps.state();
    this.inputs = steps.inputs();
    this.reason = reason;
  }

  /** The orders that were begun. */
  List<UUID> live() {
    return List.copyOf(live);
  }

  /** What was left out, to be put behind another sentence. */
  String leftOutInWords() {
    return leftOut.isEmpty() ? "" : ": " + String.join("; ", leftOut);
  }

  /** What came of all of them, once each has ended or is UNRESOLVED. */
  Optional<Sold> sold(DeskState after) {
    List<Order> orders = live.stream().flatMap(id -> after.trading().find(id).stream()).toList();
    boolean isOver =
        orders.size() == live.size() && orders.stream().noneMatch(one -> one.stage().isOpen());
    return isOver
        ? Optional.of(
            new Sold(
                orders.stream().map(after::view).toList(),
                onPaper.stream()
                    .flatMap(id -> after.outcomes().find(id, ExecutionPlane.PAPER).stream())
                    .toList(),
                List.copyOf(leftOut)))
        : Optional.empty();
  }

  /** Sells every position that is asked for; what cannot be sold is left out, and said. */
  void sellAll(Predicate<Position> which) {
    for (Position held : state.positions().open()) {
      if (which.test(held)) {
        PositionKey key =
            new PositionKey(held.clientId(), held.plane(), held.venue(), held.symbol());
        problem(key, Optional.empty(), Optional.empty())
            .ifPresentOrElse(
                why -> leftOut.add(why.message()),
                () -> begin(key, Optional.empty(), Optional.empty(), Optional.empty()));
      }
    }
  }

  /** Sells one position, or refuses to. */
  Optional<Refusal> sell(SellForSafety asked, PositionKey key) {
    Reply<Optional<UUID>> despite =
        asked
            .despite()
            .map(text -> unresolved(key, text).map(Optional::of))
            .orElseGet(() -> Reply.of(Optional.empty()));
    Optional<Refusal> refused = problem(key, asked.quantity(), asked.limit()).or(despite::refused);
    if (refused.isEmpty()) {
      begin(key, asked.quantity(), asked.limit(), despite.value());
    }
    return refused;
  }

  private Reply<UUID> unresolved(PositionKey key, String text) {
    return unresolved(state, key, text);
  }

  /** An order of a book that is UNRESOLVED, which alone a person can pass over. */
  static Reply<UUID> unresolved(DeskState state, PositionKey key, String text) {
    return state
        .selectOrder(Optional.of(key.clientId()), text)
        .flatMap(order ->
            order.stage() == Stage.UNRESOLVED && order.positionKey().equals(key)
                ? Reply.of(order.id())
                : Reply.refuse(
                    RefusalCode.ORDER_NOT_UNRESOLVED,
                    "order %s is %s, of %s: --despite names an UNRESOLVED order of %s"
                        .formatted(
                            order.id(),
                            order.stage(),
                            order.ticket().order().symbol(),
                            key.symbol())));
  }

  private Optional<Refusal> problem(
      PositionKey key, Optional<BigDecimal> quantity, Optional<BigDecimal> limit) {
    BigDecimal held = state.positions().position(key).quantity().abs();
    boolean isLive = key.venue().isPresent();
    if (isLive && state.trading().isSelling(key)) {
      return nothing("a safety-sell of " + key.symbol() + " is under way already");
    }
    if (held.signum() == 0) {
      return nothing(
          "the book of client %s %s holds no %s%s"
              .formatted(
                  key.clientId(),
                  key.venue().map(venue -> "at " + venue).orElse("on PAPER"),
                  key.symbol(),
                  isLive ? "" : heldElsewhere(key)));
    }
    if (isLive && state.trading().book(key).isDust(held)) {
      return nothing(
          "%s %s are too little to be ordered at %s"
              .formatted(Decimals.plain(held), key.symbol(), key.venue().orElseThrow()));
    }
    return wrongNumber(key, held, quantity, limit);
  }

  private String heldElsewhere(PositionKey key) {
    return state.positions().open().stream()
        .filter(held -> held.clientId().equals(key.clientId()))
        .filter(held -> held.symbol().equals(key.symbol()))
        .flatMap(held -> held.venue().stream())
        .findFirst()
        .map(venue -> "; at %s it does: name it with --venue".formatted(venue))
        .orElse("");
  }

  private static Optional<Refusal> nothing(String why) {
    return Optional.of(new Refusal(RefusalCode.NOTHING_TO_SELL, why));
  }

  private Optional<Refusal> wrongNumber(
      PositionKey key, BigDecimal held, Optional<BigDecimal> quantity, Optional<BigDecimal> limit) {
    if (quantity.filter(most -> most.compareTo(held) > 0).isPresent()) {
      return Optional.of(
          new Refusal(
              RefusalCode.INVALID_NUMBER,
              "quantity %s is more than the %s %s that are held"
                  .formatted(Decimals.plain(quantity.get()), Decimals.plain(held), key.symbol())));
    }
    Optional<Instrument> listed = listed(key);
    return offStep("quantity", quantity, listed.flatMap(Instrument::lot), "lot")
        .or(() -> offStep("limit", limit, listed.flatMap(Instrument::tick), "tick"));
  }

  private Optional<Instrument> listed(PositionKey key) {
    return key.venue().flatMap(inputs::venue).flatMap(venue -> venue.instrument(key.symbol()));
  }

  /** Why a number is not a multiple of its step, if it is not. */
  static Optional<Refusal> offStep(
      String what, Optional<BigDecimal> number, Optional<BigDecimal> step, String name) {
    return number
        .filter(given -> step.filter(of -> given.remainder(of).signum() != 0).isPresent())
        .map(given ->
            new Refusal(
                RefusalCode.INVALID_NUMBER,
                "%s %s is not a multiple of the %s %s"
                    .formatted(
                        what, Decimals.plain(given), name, Decimals.plain(step.orElseThrow()))));
  }

  private void begin(
      PositionKey key,
      Optional<BigDecimal> quantity,
      Optional<BigDecimal> limit,
      Optional<UUID> despite) {
    UUID id =
        NameUuid.of(
            SellForSafety.SAFETY_SELL_NS,
            key.clientId().toString(),
            key.venue().map(VenueId::value).orElse(""),
            key.symbol().value(),
            Long.toString(state.lastSequence() + 1));
    if (key.venue().isEmpty()) {
      beginOnPaper(key, id, quantity);
      return;
    }
    LiveBook book = state.trading().book(key);
    book.enlargers().stream()
        .filter(order -> order.cancel().isEmpty())
        .forEach(order -> steps.cancel(order, CancelCause.SAFETY_SELL));
    steps.add(
        new Event.SafetySellBegan(
            new SafetySell(
                id,
                key.clientId(),
                key.venue().get(),
                account(key.clientId(), key.venue().get()),
                key.symbol(),
                inputs.at(),
                quantity,
                limit,
                despite),
            reason));
    live.add(id);
  }

  /** The account of the active plane if it is that venue's, else the one that was used there. */
  private AccountId account(ClientId client, VenueId venue) {
    return state.planes().of(client) instanceof PlaneSelection.Live active
            && active.venue().equals(venue)
        ? active.account()
        : state
            .planes()
            .account(client, venue)
            .or(() -> inputs.venue(venue).flatMap(listing -> defaultAccount(listing, client)))
            .orElseGet(() -> AccountId.simulated(client));
  }

  private static Optional<AccountId> defaultAccount(VenueListing listing, ClientId client) {
    return listing.defaultAccount(client);
  }

  /** On paper all is filled at once, at no price (SPEC 6). */
  private void beginOnPaper(PositionKey key, UUID id, Optional<BigDecimal> quantity) {
    BigDecimal held = state.positions().position(key).quantity();
    BigDecimal sold = Decimals.normal(quantity.orElse(held.abs()));
    steps.add(new Event.SafetySoldOnPaper(key.clientId(), key.symbol(), id, sold, reason));
    steps.add(
        new Event.OutcomeRecorded(
            new ExecutionOutcome(
                ExecutionOutcome.id(id, ExecutionPlane.PAPER, inputs.at()),
                id,
                ExecutionPlane.PAPER,
                OutcomeStatus.FILLED,
                sold,
                inputs.at(),
                Optional.empty(),
                key.clientId(),
                Optional.empty(),
                held.signum() > 0 ? Side.SELL : Side.BUY,
                key.symbol(),
                Optional.empty(),
                Optional.empty())));
    onPaper.add(id);
  }
}
