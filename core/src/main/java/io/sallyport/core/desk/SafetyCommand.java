package io.sallyport.core.desk;

import io.sallyport.core.execution.EngineTimes;
import io.sallyport.core.execution.Order;
import io.sallyport.core.execution.SafetySell;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.NameUuid;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.PlaneSelection;
import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.safety.KillSwitch;
import io.sallyport.core.safety.KillSwitchScope;
import io.sallyport.core.safety.KillSwitchState;
import io.sallyport.core.safety.KillSwitchType;
import io.sallyport.core.safety.KillSwitches;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What an operator does for safety. None of it needs a plan, an open season, a readable registry or
 * a kill switch that is off (SPEC 2, law 4).
 *
 * @param <R> what the caller gets
 */
public sealed interface SafetyCommand<R> extends Command<R> {

  /**
   * What setting a kill switch did to the orders that it covers.
   *
   * @param killSwitch the switch as it stands now
   * @param reached how many open orders it covers
   * @param cancelled how many of them are cancelled
   * @param filled how many of them had been filled
   * @param unknown of how many nothing is known yet
   */
  record KillReport(KillSwitch killSwitch, int reached, int cancelled, int filled, int unknown) {}

  /** Set a kill switch; OFF clears it. */
  record SetKillSwitch(
      KillSwitchType type, KillSwitchScope scope, KillSwitchState to, Reason reason)
      implements SafetyCommand<KillReport> {
    @Override
    public Decision<KillReport> decide(DeskState state, Inputs inputs) {
      return Decision.of(
          state
              .requireHome()
              .flatMap(home ->
                  KillSwitches.scopeProblem(type, scope)
                      .or(() -> clearingProblem(state))
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

    private Decision<KillReport> set(DeskState state, Inputs inputs) {
      Steps steps = new Steps(state, inputs);
      List<UUID> reached = KillSwitchSteps.set(steps, type, scope, to, reason);
      LogicalTime by = inputs.at().plus(EngineTimes.CANCEL_WAIT);
      KillSwitch now = new KillSwitch(type, scope, to, inputs.actor().id(), inputs.at(), reason);
      return Decision.Begun.answeredBy(
          by,
          steps.events(),
          after -> orders(after, reached).stream().allMatch(Order::isOver),
          after -> report(orders(after, reached), now));
    }

    private static List<Order> orders(DeskState state, List<UUID> reached) {
      return reached.stream().flatMap(id -> state.trading().find(id).stream()).toList();
    }

    /** Answered once everything is known, and after a second at the latest (SPEC 14). */
    private static KillReport report(List<Order> orders, KillSwitch now) {
      int filled = (int) orders.stream().filter(Order::isFilled).count();
      int cancelled =
          (int) orders.stream().filter(order -> order.isOver() && !order.isFilled()).count();
      return new KillReport(
          now, orders.size(), cancelled, filled, orders.size() - filled - cancelled);
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
   * Flatten a position in the active plane, long or short (seed 003).
   *
   * @param venue where; the active venue if empty
   */
  record SellForSafety(ClientId client, Symbol symbol, Optional<VenueId> venue, Reason reason)
      implements SafetyCommand<OrderView> {
    /** Namespace of safety-sells. */
    static final UUID SAFETY_SELL_NS = UUID.fromString("5a117907-0000-5000-8000-000000000007");

    @Override
    public Decision<OrderView> decide(DeskState state, Inputs inputs) {
      return Decision.of(
          state.livePlane(client, venue).flatMap(live -> begin(state, inputs, live)));
    }

    private Reply<Decision<OrderView>> begin(
        DeskState state, Inputs inputs, PlaneSelection.Live live) {
      PositionKey key = PositionKey.live(client, live.venue(), symbol);
      if (state.trading().isSelling(key)) {
        return Reply.refuse(
            RefusalCode.NOTHING_TO_SELL, "a safety-sell of " + symbol + " is under way already");
      }
      if (state.positions().position(key).quantity().signum() == 0) {
        return Reply.refuse(
            RefusalCode.NOTHING_TO_SELL,
            "the book of client %s at %s holds no %s".formatted(client, live.venue(), symbol));
      }
      UUID orderId =
          NameUuid.of(
              SAFETY_SELL_NS,
              client.toString(),
              live.venue().value(),
              symbol.value(),
              Long.toString(state.lastSequence() + 1));
      SafetySell sell =
          new SafetySell(orderId, client, live.venue(), live.account(), symbol, inputs.at());
      return Reply.of(
          new Decision.Begun<>(
              List.of(new Event.SafetySellBegan(sell, reason)),
              after ->
                  after
                      .trading()
                      .find(orderId)
                      .filter(order -> !order.stage().isOpen())
                      .map(after::view)));
    }
  }

  /** Cancel an order that works. */
  record CancelOrder(Optional<ClientId> asker, String order, Reason reason)
      implements SafetyCommand<OrderView> {
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
