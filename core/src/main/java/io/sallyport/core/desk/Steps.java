package io.sallyport.core.desk;

import io.sallyport.core.execution.CancelCause;
import io.sallyport.core.execution.EngineTimes;
import io.sallyport.core.execution.Inquiry;
import io.sallyport.core.execution.Order;
import io.sallyport.core.execution.OrderFlag;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.execution.OrderTicket;
import io.sallyport.core.execution.Protection;
import io.sallyport.core.execution.Slippage;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.Amounts;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.NameUuid;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.RegistryReading;
import io.sallyport.core.plan.StrategyRegistry;
import io.sallyport.core.plane.ExecutionOutcome;
import io.sallyport.core.plane.ExecutionPlane;
import io.sallyport.core.plane.ExecutionReasonCode;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.NextClientIds;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.OutcomeStatus;
import io.sallyport.core.plane.PlaneSelection;
import io.sallyport.core.plane.PositionBooks;
import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueListing;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueQuestion;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.reconcile.Block;
import io.sallyport.core.safety.KillSwitchState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What one decision about orders makes happen, put together on the state before it. Everything that
 * decides about orders ends and fills them through this, so that each is done in one way.
 */
final class Steps {
  /** Namespace of cancel requests. */
  static final UUID CANCEL_NS = UUID.fromString("5a117907-0000-5000-8000-000000000004");

  /** Namespace of questions to venues. */
  static final UUID QUESTION_NS = UUID.fromString("5a117907-0000-5000-8000-000000000005");

  private final DeskState state;
  private final Inputs inputs;
  private final List<Event> events = new ArrayList<>();
  private final SortedMap<PositionKey, PositionBooks> ahead = new TreeMap<>();
  private final RiskWatch riskWatch = new RiskWatch(this);
  private final NextClientIds clientIds;

  Steps(DeskState state, Inputs inputs) {
    this.state = state;
    this.inputs = inputs;
    this.clientIds = new NextClientIds(state.trading().clientIds());
  }

  /** What a venue can do; the usual where it is no longer configured. */
  VenueContract contract(VenueId venue) {
    return inputs
        .venue(venue)
        .map(VenueListing::contract)
        .orElse(venue.isReal() ? VenueContract.USUAL : VenueContract.SIM);
  }

  /** Whether a tenant protects positions outside where a venue takes no stops. */
  boolean isProtectedElsewhere(ClientId client) {
    return inputs.registry() instanceof RegistryReading.Usable(StrategyRegistry registry)
        && registry.isProtectedElsewhere(client);
  }

  /** A ticket whose order has the id under which it is sent first. */
  OrderTicket named(OrderTicket ticket) {
    VenueId venue = ticket.venue();
    return ticket.with(clientIds.named(venue, contract(venue).clientIds(), ticket.order()));
  }

  /** An order as it is wanted, under its next id (SPEC 15: the same intent, the next ordinal). */
  VenueOrder renamed(VenueId venue, VenueOrder wanted, int changes) {
    return clientIds.renamed(venue, contract(venue).clientIds(), wanted, changes);
  }

  DeskState state() {
    return state;
  }

  Inputs inputs() {
    return inputs;
  }

  LogicalTime now() {
    return inputs.at();
  }

  List<Event> events() {
    return events;
  }

  void add(Event event) {
    events.add(event);
  }

  void step(OrderStep step) {
    events.add(new Event.OrderStepped(step));
  }

  /** Flags an order, once. */
  void flag(Order order, OrderFlag flag, String why) {
    if (!order.flags().contains(flag)) {
      step(new OrderStep.Flagged(order.id(), flag, why));
    }
  }

  /** No order is ever filled beyond what was ordered; that the venue says so is for a person. */
  void overfilled(Order order, String why) {
    flag(order, OrderFlag.OVERFILLED, why);
    block(order, Block.Cause.FILL_DISPUTED, why);
  }

  /** What is booked of an order is disputed: that is for a person. */
  void disputed(Order order, String why) {
    flag(order, OrderFlag.FILL_DISPUTED, why);
    block(order, Block.Cause.FILL_DISPUTED, "order " + order.id() + ", " + why);
  }

  /** Blocks the order's symbol, unless the same thing blocks it already. */
  void block(Order order, Block.Cause cause, String why) {
    block(order.ticket(), cause, why);
  }

  private void block(OrderTicket ticket, Block.Cause cause, String why) {
    Block block =
        new Block(
            ticket.order().clientId(),
            ticket.venue(),
            ticket.order().symbol(),
            cause,
            Optional.of(ticket.orderId()),
            why);
    if (!state.blocks().says(block)) {
      add(new Event.Blocked(block));
    }
  }

  /** Asks for an order to be cancelled, once more if need be. */
  void cancel(Order order, CancelCause cause) {
    if (isEndedOrCancelled(order)) {
      return;
    }
    UUID cancelId =
        NameUuid.of(CANCEL_NS, order.id().toString(), Integer.toString(order.cancels() + 1));
    VenueId venue = order.ticket().venue();
    step(
        new OrderStep.CancelSent(
            order.id(),
            cancelId,
            cause,
            clientIds.request(venue, contract(venue).clientIds(), cancelId)));
  }

  /** What this very decision makes an order do, in order. */
  Stream<OrderStep> stepsOf(Order order) {
    return events.stream()
        .filter(Event.OrderStepped.class::isInstance)
        .map(event -> ((Event.OrderStepped) event).step())
        .filter(step -> step.orderId().equals(order.id()));
  }

  /** Whether this very decision ends it already, or cancels it. */
  private boolean isEndedOrCancelled(Order order) {
    return stepsOf(order)
        .anyMatch(step -> step instanceof OrderStep.Ended || step instanceof OrderStep.CancelSent);
  }

  /** Whether an order has been working for its 30 s. */
  boolean isPastLimit(Order order) {
    return now().compareTo(order.firstSentAt().plus(EngineTimes.LIMIT)) >= 0;
  }

  /** Whether an order is so old that what the venue says of it settles it. */
  boolean isPastReconciliation(Order order) {
    return now().compareTo(order.firstSentAt().plus(EngineTimes.RECONCILE_BY)) >= 0;
  }

  /** What became of the order is not known. */
  void unresolved(Order order, String why) {
    if (order.stage() != Stage.UNRESOLVED) {
      step(new OrderStep.Unresolved(order.id(), why));
      block(order, Block.Cause.UNRESOLVED_ORDER, why);
    }
  }

  /** An order ends as its fills so far leave it. */
  void end(Order order, Stage stage, String why) {
    end(order, stage, why, order.filled(), order.cost(), order.fees());
  }

  /** An order ends. Where its outcome is on record already, that stays. */
  void end(Order order, Stage stage, String why, BigDecimal filled, BigDecimal cost, Amounts fees) {
    Optional<BigDecimal> average = Order.averageOf(cost, filled);
    step(new OrderStep.Ended(order.id(), stage, why, slippage(order, average)));
    record(order.ticket(), quantity(order), stage, filled, average, fees);
    if (order.isProtective() && filled.compareTo(quantity(order)) < 0) {
      missing(order, stage, why);
    }
  }

  /** Protection that nobody took away is missed. */
  private void missing(Order leg, Stage stage, String why) {
    boolean wanted =
        leg.ticket()
            .parent()
            .flatMap(state.trading().protections()::find)
            .map(Protection::remaining)
            .filter(remaining -> remaining.signum() > 0)
            .isPresent();
    if (wanted && (stage == Stage.REJECTED || !leg.isTakenAway())) {
      missing(leg, "%s %s: %s".formatted(leg.role(), stage, why));
    }
  }

  /**
   * Protection is refused, lost or not answered. Whether a part of the position is bare by that,
   * and blocks, follows from the book.
   */
  void missing(Order leg, String why) {
    leg.ticket()
        .parent()
        .flatMap(state.trading()::find)
        .ifPresent(parent -> flag(parent, OrderFlag.MISSING_SL_TP, why));
  }

  /** An order's quantity as this very decision leaves it: it may be one that was changed. */
  BigDecimal quantity(Order order) {
    return stepsOf(order)
        .filter(OrderStep.Reported.class::isInstance)
        .map(step -> ((OrderStep.Reported) step).report())
        .filter(VenueReport.Changed.class::isInstance)
        .map(report -> ((VenueReport.Changed) report).quantity())
        .reduce((first, last) -> last)
        .orElseGet(() -> order.present().quantity());
  }

  /** An order is never sent. */
  void withhold(OrderTicket ticket, Stage stage, String why) {
    step(new OrderStep.Withheld(ticket, stage, why));
    record(
        ticket, ticket.order().quantity(), stage, BigDecimal.ZERO, Optional.empty(), Amounts.NONE);
  }

  private static Slippage slippage(Order order, Optional<BigDecimal> average) {
    return order
        .ticket()
        .planned()
        .flatMap(planned ->
            average.map(price ->
                Slippage.of(order.ticket().order().side(), price, planned.terms().expectedPrice())))
        .orElse(Slippage.UNKNOWN);
  }

  private void record(
      OrderTicket ticket,
      BigDecimal quantity,
      Stage stage,
      BigDecimal filled,
      Optional<BigDecimal> average,
      Amounts fees) {
    if (state.outcomes().find(ticket.orderId(), ExecutionPlane.LIVE).isEmpty()) {
      VenueOrder order = ticket.order();
      OutcomeStatus status = status(quantity, filled);
      add(
          new Event.OutcomeRecorded(
              new ExecutionOutcome(
                  ExecutionOutcome.id(order.orderId(), ExecutionPlane.LIVE, now()),
                  order.orderId(),
                  ExecutionPlane.LIVE,
                  status,
                  filled,
                  now(),
                  status == OutcomeStatus.FAILED ? Optional.of(reason(stage)) : Optional.empty(),
                  order.clientId(),
                  Optional.of(ticket.venue()),
                  order.side(),
                  order.symbol(),
                  average,
                  fees.unnamed(),
                  fees.named())));
    }
  }

  private static OutcomeStatus status(BigDecimal quantity, BigDecimal filled) {
    if (filled.signum() == 0) {
      return OutcomeStatus.FAILED;
    }
    return filled.compareTo(quantity) >= 0 ? OutcomeStatus.FILLED : OutcomeStatus.PARTIALLY_FILLED;
  }

  private static ExecutionReasonCode reason(Stage stage) {
    return stage == Stage.REJECTED
        ? ExecutionReasonCode.EXECUTION_REJECTED
        : ExecutionReasonCode.EXECUTION_NOT_AVAILABLE;
  }

  /** A fill is booked, with all that follows from it at once. */
  void fill(Order order, Fill fill, OrderStep.Source source) {
    OrderStep.FillBooked booked =
        new OrderStep.FillBooked(
            order.id(), fill, source, new Fees(state, inputs, order).charge(fill));
    step(booked);
    if (booked.fee().cost().isEmpty()) {
      flag(order, OrderFlag.FEE_NOT_COUNTED, Fees.notCounted(fill));
    }
    boolean late = order.role() == OrderRole.PLANNED && isPastLimit(order);
    if (late) {
      flag(order, OrderFlag.LATE_FILL, "filled at " + now() + ", after its 30 s");
    }
    if (order.role() == OrderRole.PLANNED && isKilled(order)) {
      flag(
          order,
          OrderFlag.KILL_SWITCH_POST_FILL,
          "filled under an ACTIVE kill switch: the position stays, protected");
    }
    if (order.stage().isFinal()) {
      flag(order, OrderFlag.FILL_AFTER_OUTCOME, "filled after it had ended " + order.stage());
      block(
          order,
          Block.Cause.FILL_AFTER_OUTCOME,
          "order %s was filled after it had ended %s".formatted(order.id(), order.stage()));
    } else if (order.filled().add(fill.quantity()).compareTo(quantity(order)) >= 0) {
      filled(order, fill, late);
    }
    if (order.role() != OrderRole.PLANNED) {
      watchThatItOnlyReduces(order, fill);
    }
    BigDecimal gross =
        books(order.positionKey())
            .fill(
                order.positionKey(),
                order.signed(fill.quantity()),
                booked.fee().fromPosition(),
                fill.price())
            .multiply(state.trading().multiplier(order));
    riskWatch.after(order, gross.subtract(booked.fee().cost().orElse(BigDecimal.ZERO)));
  }

  /** A book as the fills of this decision so far make it: one answer may tell several. */
  PositionBooks books(PositionKey key) {
    return ahead.computeIfAbsent(key, state.positions()::only);
  }

  /** Such as a stop loss and a take profit that were both filled before either could give way. */
  private void watchThatItOnlyReduces(Order order, Fill fill) {
    BigDecimal opened =
        books(order.positionKey()).enlarging(order.positionKey(), order.signed(fill.quantity()));
    if (opened.signum() > 0) {
      block(
          order,
          Block.Cause.CONTRADICTION,
          "%s %s was filled for %s more than was held, which nothing protects"
              .formatted(order.role(), order.id(), Decimals.plain(opened)));
    }
  }

  private void filled(Order order, Fill fill, boolean late) {
    end(
        order,
        late ? Stage.EXECUTED_FULL_LATE : Stage.FILLED,
        late ? "filled in full, late" : "filled in full",
        order.filled().add(fill.quantity()),
        order.cost().add(fill.quantity().multiply(fill.price())),
        order.feesWith(fill));
  }

  private boolean isKilled(Order order) {
    return order.cancel().filter(sent -> sent.cause() == CancelCause.KILL_SWITCH).isPresent()
        || !state.killSwitches(KillSwitchState.ACTIVE, order.ticket()).isEmpty();
  }

  /** Asks about a book, and about this order of it even if it has ended. */
  void ask(Order order) {
    new Asking(this, order.positionKey()).ask(order);
  }

  /**
   * A book, and these orders of it, are to be asked about.
   *
   * @param isLasting whether again and again until there is an answer
   */
  void doubt(PositionKey key, List<UUID> orders, boolean isLasting, String why) {
    add(
        new Event.Doubted(
            key.clientId(), key.venue().orElseThrow(), key.symbol(), orders, isLasting, why));
  }

  /**
   * Asks a venue something on which no order's end depends.
   *
   * @param about what makes the question what it is
   * @return the question's id
   */
  UUID ask(
      PlaneSelection.Live plane,
      ClientId client,
      Optional<Symbol> symbol,
      List<VenueOrder> orders,
      String about) {
    VenueQuestion question =
        new VenueQuestion(questionId(about), client, plane.account(), symbol, orders);
    add(
        new Event.VenueAsked(
            new Inquiry(
                plane.venue(),
                question,
                Optional.empty(),
                now().plus(EngineTimes.ANSWER_WAIT),
                Optional.empty())));
    return question.questionId();
  }

  /** The id of a question: no two of a home are the same. */
  UUID questionId(String about) {
    return NameUuid.of(
        QUESTION_NS,
        about,
        Long.toString(state.lastSequence() + 1),
        Integer.toString(events.size()));
  }
}
