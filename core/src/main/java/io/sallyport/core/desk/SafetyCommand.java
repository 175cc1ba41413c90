package io.sallyport.core.desk;

import io.sallyport.core.execution.EngineTimes;
import io.sallyport.core.execution.Order;
import io.sallyport.core.execution.OrderFlag;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.ExecutionOutcome;
import io.sallyport.core.plane.ExecutionPlane;
import io.sallyport.core.plane.PlaneSelection;
import io.sallyport.core.plane.Position;
import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.safety.KillSwitch;
import io.sallyport.core.safety.KillSwitchScope;
import io.sallyport.core.safety.KillSwitchState;
import io.sallyport.core.safety.KillSwitchType;
import io.sallyport.core.safety.KillSwitches;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What an operator does for safety. None of it needs a plan, an open season, a readable registry or
 * a kill switch that is off (SPEC 2, law 4).
 *
 * @param <R> what the caller gets
 */
public sealed interface SafetyCommand<R> extends Command<R>
    permits SafetyCommand.SetKillSwitch,
        SafetyCommand.SelectPlane,
        SafetyCommand.SellForSafety,
        SafetyCommand.CancelOrder,
        ProtectPosition {

  /**
   * What setting a kill switch did to the orders that it covers.
   *
   * @param killSwitch the switch as it stands now
   * @param reached how many open orders it covers
   * @param cancelled how many of them are cancelled
   * @param filled how many of them had been filled
   * @param unknown of how many nothing is known yet
   * @param selling the safety-sells that it began
   */
  record KillReport(
      KillSwitch killSwitch,
      int reached,
      int cancelled,
      int filled,
      int unknown,
      List<UUID> selling) {}

  /**
   * Set a kill switch; OFF clears it.
   *
   * @param flatten whether all LIVE positions that it covers are sold, too
   */
  record SetKillSwitch(
      KillSwitchType type,
      KillSwitchScope scope,
      KillSwitchState to,
      boolean flatten,
      Reason reason)
      implements SafetyCommand<KillReport> {
    /** Positions stay where they are. */
    public SetKillSwitch(
        KillSwitchType type, KillSwitchScope scope, KillSwitchState to, Reason reason) {
      this(type, scope, to, false, reason);
    }

    @Override
    public boolean isAlwaysLetIn() {
      return true;
    }

    @Override
    public Decision<KillReport> decide(DeskState state, Inputs inputs) {
      return Decision.of(
          state
              .requireHome()
              .flatMap(home ->
                  KillSwitches.scopeProblem(type, scope)
                      .or(() -> clearingProblem(state))
                      .or(this::flattenProblem)
                      .map(Reply::<Decision<KillReport>>refuse)
                      .orElseGet(() -> Reply.of(set(state, inputs)))));
    }

    private Optional<Refusal> clearingProblem(DeskState state) {
      KillSwitchState from = state.killSwitches().state(type, scope);
      if (to == KillSwitchState.OFF && from == KillSwitchState.OFF) {
        return Optional.of(
            new Refusal(
                RefusalCode.KILL_SWITCH_OFF,
                "kill switch %s (%s) is not raised".formatted(type, scope.inWords())));
      }
      return type == KillSwitchType.GLOBAL && to.compareTo(from) < 0
          ? state
              .firstUnresolved()
              .map(what ->
                  new Refusal(
                      RefusalCode.KILL_SWITCH_HELD,
                      "the GLOBAL kill switch stays while something is unresolved: " + what))
          : Optional.empty();
    }

    private Optional<Refusal> flattenProblem() {
      if (flatten && to != KillSwitchState.ACTIVE) {
        return Optional.of(
            new Refusal(RefusalCode.INVALID_SCOPE, "only a kill switch that goes ACTIVE flattens"));
      }
      return flatten && scope.strategyId().isPresent()
          ? Optional.of(
              new Refusal(
                  RefusalCode.INVALID_SCOPE,
                  "a position belongs to no single strategy: flatten by client or symbol"))
          : Optional.empty();
    }

    private boolean covers(Position held) {
      return held.plane() == ExecutionPlane.LIVE
          && scope.clientId().filter(id -> !id.equals(held.clientId())).isEmpty()
          && scope.symbol().filter(id -> !id.equals(held.symbol())).isEmpty();
    }

    private Decision<KillReport> set(DeskState state, Inputs inputs) {
      Steps steps = new Steps(state, inputs);
      List<UUID> reached = KillSwitchSteps.set(steps, type, scope, to, reason);
      SafetySales sales = new SafetySales(steps, reason);
      if (flatten) {
        sales.sellAll(this::covers);
      }
      LogicalTime by = inputs.at().plus(EngineTimes.CANCEL_WAIT);
      KillSwitch now = new KillSwitch(type, scope, to, inputs.actor().id(), inputs.at(), reason);
      return Decision.Begun.answeredBy(
          by,
          steps.events(),
          after -> orders(after, reached).stream().allMatch(Order::isOver),
          after -> report(orders(after, reached), now, sales.live()));
    }

    private static List<Order> orders(DeskState state, List<UUID> reached) {
      return reached.stream().flatMap(id -> state.trading().find(id).stream()).toList();
    }

    /** Answered once everything is known, and after a second at the latest (SPEC 14). */
    private static KillReport report(List<Order> orders, KillSwitch now, List<UUID> selling) {
      int filled = (int) orders.stream().filter(Order::isFilled).count();
      int cancelled =
          (int) orders.stream().filter(order -> order.isOver() && !order.isFilled()).count();
      return new KillReport(
          now, orders.size(), cancelled, filled, orders.size() - filled - cancelled, selling);
    }
  }

  /**
   * Select a tenant's active plane.
   *
   * @param venue the LIVE venue; empty selects PAPER
   * @param account the account; empty takes the only one there is
   * @param leavesOpen whether open orders and positions may stay on the plane that is left
   */
  record SelectPlane(
      ClientId client,
      Optional<VenueId> venue,
      Optional<AccountId> account,
      boolean leavesOpen,
      Reason reason)
      implements SafetyCommand<PlaneSelection> {
    @Override
    public Decision<PlaneSelection> decide(DeskState state, Inputs inputs) {
      return Decision.of(
          state
              .requireHome()
              .flatMap(home -> wanted(state, inputs))
              .flatMap(to -> select(state, to)),
          after -> after.planes().of(client));
    }

    private Reply<PlaneSelection> wanted(DeskState state, Inputs inputs) {
      return venue
          .map(id -> live(state, inputs, id))
          .orElseGet(() -> Reply.of(new PlaneSelection.Paper()));
    }

    private Reply<PlaneSelection> live(DeskState state, Inputs inputs, VenueId id) {
      return state
          .listing(id, inputs)
          .map(listing ->
              listing
                  .problem()
                  .map(why ->
                      Reply.<PlaneSelection>refuse(
                          RefusalCode.VENUE_UNUSABLE, "venue " + id + ": " + why))
                  .orElseGet(() ->
                      account
                          .or(() -> listing.defaultAccount(client))
                          .filter(named -> listing.offers(client, named))
                          .map(named -> own(state, id, named))
                          .orElseGet(() -> noAccount(id))))
          .orElseGet(() ->
              Reply.refuse(
                  RefusalCode.VENUE_UNKNOWN,
                  "there is no venue %s; configured are %s"
                      .formatted(id, inputs.venues().keySet())));
    }

    private Reply<PlaneSelection> noAccount(VenueId id) {
      return Reply.refuse(
          RefusalCode.ACCOUNT_UNKNOWN,
          account
              .map(named -> "venue %s offers client %s no account %s".formatted(id, client, named))
              .orElse("venue " + id + " has several accounts: name one with --account"));
    }

    private Reply<PlaneSelection> own(DeskState state, VenueId id, AccountId named) {
      return state
          .planes()
          .owner(id, named)
          .filter(owner -> !owner.equals(client))
          .map(owner ->
              Reply.<PlaneSelection>refuse(
                  RefusalCode.ACCOUNT_TAKEN,
                  "account %s at %s belongs to another client".formatted(named, id)))
          .orElseGet(() -> Reply.of(new PlaneSelection.Live(id, named)));
    }

    private Reply<Event> select(DeskState state, PlaneSelection to) {
      PlaneSelection from = state.planes().of(client);
      boolean leaves = !from.equals(to) && !leavesOpen;
      return (leaves && from instanceof PlaneSelection.Live live
              ? openAt(state, live)
              : Optional.<String>empty())
          .map(what ->
              Reply.<Event>refuse(
                  RefusalCode.PLANE_IN_USE,
                  what + ": close it first, or say --leave-open to leave it as it is"))
          .orElseGet(() ->
              Reply.of(
                  new Event.PlaneSelected(
                      client,
                      to instanceof PlaneSelection.Live at
                          ? Optional.of(at.venue())
                          : Optional.empty(),
                      to instanceof PlaneSelection.Live at
                          ? Optional.of(at.account())
                          : Optional.empty(),
                      leavesOpen,
                      reason)));
    }

    private Optional<String> openAt(DeskState state, PlaneSelection.Live live) {
      return state.trading().unsettled().stream()
          .filter(order -> order.ticket().order().clientId().equals(client))
          .filter(order -> order.ticket().venue().equals(live.venue()) && !order.stage().isFinal())
          .map(order -> "order %s at %s is %s".formatted(order.id(), live.venue(), order.stage()))
          .findFirst()
          .or(() ->
              state.positions().open(client, live.venue()).stream()
                  .map(held ->
                      "client %s holds %s %s at %s"
                          .formatted(
                              client, held.quantity().toPlainString(), held.symbol(), live.venue()))
                  .findFirst());
    }
  }

  /**
   * What came of safety-sells.
   *
   * @param orders the LIVE orders
   * @param onPaper the outcomes on paper
   * @param leftOut what was not sold, and why
   */
  record Sold(List<OrderView> orders, List<ExecutionOutcome> onPaper, List<String> leftOut) {
    public Sold {
      orders = List.copyOf(orders);
      onPaper = List.copyOf(onPaper);
      leftOut = List.copyOf(leftOut);
    }

    /** Whether all that was asked for was sold in full. */
    public boolean isDone() {
      return leftOut.isEmpty()
          && orders.stream()
              .allMatch(order ->
                  order.stage() == Stage.FILLED && !order.flags().contains(OrderFlag.LEFT_OUT));
    }
  }

  /**
   * Take a position off, or a part of it, long or short, in the active plane (seed 003); or all
   * that a tenant holds.
   *
   * @param symbol what; everything if empty
   * @param venue where; the active plane if empty, and for everything: every venue
   * @param quantity how much at most, above 0; all that is held if empty
   * @param limit the limit price, above 0; at market if empty
   * @param despite an UNRESOLVED order, by id or prefix, whose part counts as held
   */
  record SellForSafety(
      ClientId client,
      Optional<Symbol> symbol,
      Optional<VenueId> venue,
      Optional<BigDecimal> quantity,
      Optional<BigDecimal> limit,
      Optional<String> despite,
      Reason reason)
      implements SafetyCommand<Sold> {
    @Override
    public boolean isAlwaysLetIn() {
      return true;
    }

    /** Namespace of safety-sells. */
    static final UUID SAFETY_SELL_NS = UUID.fromString("5a117907-0000-5000-8000-000000000007");

    /** All that is held of a symbol, at market. */
    public SellForSafety(ClientId client, Symbol symbol, Optional<VenueId> venue, Reason reason) {
      this(
          client,
          Optional.of(symbol),
          venue,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          reason);
    }

    @Override
    public Decision<Sold> decide(DeskState state, Inputs inputs) {
      Steps steps = new Steps(state, inputs);
      SafetySales sales = new SafetySales(steps, reason);
      Reply<Boolean> begun =
          symbol
              .map(what -> book(state, what).flatMap(key -> begun(sales.sell(this, key))))
              .orElseGet(() -> all(state, sales, steps));
      return Decision.of(begun.map(yes -> new Decision.Begun<>(steps.events(), sales::sold)));
    }

    private static Reply<Boolean> begun(Optional<Refusal> refused) {
      return refused.map(Reply::<Boolean>refuse).orElseGet(() -> Reply.of(true));
    }

    private Reply<PositionKey> book(DeskState state, Symbol what) {
      boolean isOnPaper =
          venue.isEmpty() && state.planes().of(client) instanceof PlaneSelection.Paper;
      return isOnPaper
          ? Reply.of(new PositionKey(client, ExecutionPlane.PAPER, Optional.empty(), what))
          : state
              .livePlane(client, venue)
              .map(live -> PositionKey.live(client, live.venue(), what));
    }

    private Reply<Boolean> all(DeskState state, SafetySales sales, Steps steps) {
      if (quantity.isPresent() || limit.isPresent() || despite.isPresent()) {
        return Reply.refuse(
            RefusalCode.INVALID_NUMBER,
            "a quantity, a limit or an order to pass over is about one symbol: name it");
      }
      boolean isOnPaper =
          venue.isEmpty() && state.planes().of(client) instanceof PlaneSelection.Paper;
      sales.sellAll(held ->
          held.clientId().equals(client)
              && (held.plane() == ExecutionPlane.LIVE
                  ? venue.isEmpty() || venue.equals(held.venue())
                  : isOnPaper));
      return steps.events().isEmpty()
          ? Reply.refuse(
              RefusalCode.NOTHING_TO_SELL,
              "client %s holds nothing that could be sold".formatted(client)
                  + sales.leftOutInWords())
          : Reply.of(true);
    }
  }

  /** Cancel an order that works. */
  record CancelOrder(Optional<ClientId> asker, String order, Reason reason)
      implements SafetyCommand<OrderView> {
    @Override
    public boolean isAlwaysLetIn() {
      return true;
    }

    @Override
    public Decision<OrderView> decide(DeskState state, Inputs inputs) {
      return Decision.of(
          state.selectOrder(asker, order).flatMap(found -> cancel(state, inputs, found)));
    }

    private Reply<Decision<OrderView>> cancel(DeskState state, Inputs inputs, Order found) {
      boolean listed =
          io.sallyport.core.execution.OrderInput.CANCEL.isListed(found.stage()) && !found.isOver();
      if (!listed) {
        return Reply.refuse(
            RefusalCode.ORDER_OVER,
            "order %s is %s: there is nothing to cancel".formatted(found.id(), found.stage()));
      }
      Steps steps = new Steps(state, inputs);
      steps.add(new Event.CancelAsked(found.id(), reason));
      steps.cancel(found, io.sallyport.core.execution.CancelCause.PERSON);
      if (found.stage() == Stage.UNRESOLVED) {
        return Reply.of(
            new Decision.Accepted<>(steps.events(), after -> after.view(after.order(found.id()))));
      }
      return Reply.of(
          new Decision.Begun<>(
              steps.events(),
              after ->
                  Optional.of(after.order(found.id()))
                      .filter(order -> !order.stage().isOpen())
                      .map(after::view)));
    }
  }
}
