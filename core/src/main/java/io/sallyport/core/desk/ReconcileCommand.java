package io.sallyport.core.desk;

import io.sallyport.core.execution.Cover;
import io.sallyport.core.execution.Order;
import io.sallyport.core.execution.OrderInput;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.execution.Questions;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.PlaneSelection;
import io.sallyport.core.plane.Position;
import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.plane.VenueAnswer.Holding;
import io.sallyport.core.reconcile.Block;
import io.sallyport.core.reconcile.Reconciliation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Finding out what is true at a venue, and saying so (SPEC 7, reconcile and resolve).
 *
 * @param <R> what the caller gets
 */
public sealed interface ReconcileCommand<R> extends Command<R> {

  /**
   * What a reconciliation by hand found.
   *
   * @param venue the venue that was asked
   * @param reconciliations one for each symbol that was answered
   * @param unanswered the symbols that were not
   * @param unresolved what is unresolved now
   * @param covers how each LIVE position of the tenant there is protected now
   */
  record Findings(
      VenueId venue,
      List<Reconciliation> reconciliations,
      List<Symbol> unanswered,
      List<Block> unresolved,
      List<Cover> covers) {}

  /**
   * What a venue says that a tenant holds.
   *
   * @param venue the venue
   * @param holdings what it says; empty where it tells no positions, or gave no answer
   * @param book what the book holds
   * @param isAnswered whether it gave an answer
   */
  record VenuePositions(
      VenueId venue, Optional<List<Holding>> holdings, List<Position> book, boolean isAnswered) {}

  /**
   * Ask the venue how things stand.
   *
   * @param venue where; the active venue if empty
   * @param symbol of one symbol; of all that the tenant has open if empty
   * @param order of one order, by id or prefix, wherever it was sent
   */
  record Reconcile(
      ClientId client, Optional<VenueId> venue, Optional<Symbol> symbol, Optional<String> order)
      implements ReconcileCommand<Findings> {
    private static final String WHY = "a person asks";

    /** At the active venue. */
    public Reconcile(ClientId client, Optional<Symbol> symbol, Optional<String> order) {
      this(client, Optional.empty(), symbol, order);
    }

    @Override
    public Decision<Findings> decide(DeskState state, Inputs inputs) {
      return Decision.of(
          order.isPresent()
              ? state
                  .selectOrder(Optional.of(client), order.get())
                  .map(found -> ask(state, inputs, found))
              : state.livePlane(client, venue).map(live -> ask(state, inputs, live)));
    }

    private Decision<Findings> ask(DeskState state, Inputs inputs, Order found) {
      Steps steps = new Steps(state, inputs);
      steps.doubt(found.positionKey(), List.of(found.id()), false, WHY);
      return begun(steps, found.ticket().venue(), List.of(found.positionKey()));
    }

    private Decision<Findings> ask(DeskState state, Inputs inputs, PlaneSelection.Live live) {
      Steps steps = new Steps(state, inputs);
      List<PositionKey> books =
          symbols(state, live.venue()).stream()
              .map(asked -> PositionKey.live(client, live.venue(), asked))
              .toList();
      books.forEach(key -> steps.doubt(key, List.of(), false, WHY));
      return begun(steps, live.venue(), books);
    }

    private SortedSet<Symbol> symbols(DeskState state, VenueId venue) {
      SortedSet<Symbol> asked = new TreeSet<>(symbol.stream().toList());
      if (symbol.isEmpty()) {
        state.positions().open(client, venue).forEach(held -> asked.add(held.symbol()));
        state.trading().unsettled().stream()
            .filter(open -> open.ticket().order().clientId().equals(client))
            .filter(open -> open.ticket().venue().equals(venue))
            .forEach(open -> asked.add(open.ticket().order().symbol()));
        asked.addAll(state.blocks().inWords(client, venue).keySet());
      }
      return asked;
    }

    private Decision<Findings> begun(Steps steps, VenueId venue, List<PositionKey> books) {
      if (books.isEmpty()) {
        return new Decision.Accepted<>(
            List.of(), after -> new Findings(venue, List.of(), List.of(), List.of(), List.of()));
      }
      SortedMap<PositionKey, Optional<UUID>> before = new TreeMap<>();
      Questions questions = steps.state().trading().questions();
      books.forEach(key -> before.put(key, questions.closedOf(key)));
      return new Decision.Begun<>(steps.events(), after -> findings(after, venue, before));
    }

    private Optional<Findings> findings(
        DeskState state, VenueId venue, SortedMap<PositionKey, Optional<UUID>> before) {
      if (before.keySet().stream().anyMatch(key -> isBeingAsked(state, key))) {
        return Optional.empty();
      }
      List<Reconciliation> made = new ArrayList<>();
      List<Symbol> unanswered = new ArrayList<>();
      before.forEach((key, last) -> {
        Optional<UUID> asked = state.trading().questions().closedOf(key);
        boolean isAnswered =
            !asked.equals(last)
                && asked.flatMap(id -> state.trading().questions().answer(id)).isPresent();
        if (isAnswered) {
          state
              .blocks()
              .newest(key)
              .filter(newest -> asked.filter(newest.questionId()::equals).isPresent())
              .ifPresent(made::add);
        } else {
          unanswered.add(key.symbol());
        }
      });
      return Optional.of(
          new Findings(
              venue,
              made,
              unanswered,
              state.blocks().all().stream()
                  .filter(block -> block.clientId().equals(client))
                  .filter(block -> block.venue().equals(venue))
                  .toList(),
              new Query.Covers(Optional.of(client), Optional.of(venue)).answer(state).value()));
    }

    /** Whether a question about a book is open, or to be asked. */
    private boolean isBeingAsked(DeskState state, PositionKey key) {
      return state.trading().questions().isOpen(key)
          || state.trading().questions().isDoubted(key)
          || state.trading().open().of(key).stream()
              .filter(open -> order.isPresent())
              .anyMatch(open -> open.isToBeAsked(state.lastTime()));
    }
  }

  /** Ask the venue what a tenant holds. */
  record AskPositions(ClientId client, VenueId venue) implements ReconcileCommand<VenuePositions> {
    @Override
    public Decision<VenuePositions> decide(DeskState state, Inputs inputs) {
      return Decision.of(
          state.livePlane(client, Optional.of(venue)).map(live -> ask(state, inputs, live)));
    }

    private Decision<VenuePositions> ask(DeskState state, Inputs inputs, PlaneSelection.Live live) {
      Steps steps = new Steps(state, inputs);
      UUID id = steps.ask(live, client, Optional.empty(), List.of(), client + "@" + venue);
      return new Decision.Begun<>(
          steps.events(),
          after ->
              after.trading().questions().find(id).isPresent()
                  ? Optional.empty()
                  : Optional.of(
                      new VenuePositions(
                          venue,
                          after
                              .trading()
                              .questions()
                              .answer(id)
                              .flatMap(answer -> answer.holdings()),
                          after.positions().open(client, venue),
                          after.trading().questions().answer(id).isPresent())));
    }
  }

  /**
   * Resolve a position: the venue is right, or the book is.
   *
   * @param venue where; the active venue if empty
   * @param adoption at which price the venue's difference is taken over, and how it is protected;
   *     without it what is taken over has no price, is bare, and blocks until it is protected
   */
  record ResolvePosition(
      ClientId client,
      Optional<VenueId> venue,
      Symbol symbol,
      Event.Resolution resolution,
      Optional<Adoption> adoption,
      Reason reason)
      implements ReconcileCommand<Position> {
    /** At the active venue, with no word on price and protection. */
    public ResolvePosition(
        ClientId client, Symbol symbol, Event.Resolution resolution, Reason reason) {
      this(client, Optional.empty(), symbol, resolution, Optional.empty(), reason);
    }

    @Override
    public Decision<Position> decide(DeskState state, Inputs inputs) {
      return Decision.of(
          state.livePlane(client, venue).flatMap(live -> resolve(state, inputs, live)));
    }

    private Reply<Decision<Position>> resolve(
        DeskState state, Inputs inputs, PlaneSelection.Live live) {
      VenueId where = live.venue();
      PositionKey key = PositionKey.live(client, where, symbol);
      boolean resolvable =
          state.blocks().of(key).stream()
              .anyMatch(block -> block.cause() != Block.Cause.UNRESOLVED_ORDER);
      if (!resolvable) {
        return Reply.refuse(
            RefusalCode.NOTHING_TO_RESOLVE,
            state.blocks().of(key).isEmpty()
                ? "nothing of %s is unresolved for client %s at %s".formatted(symbol, client, where)
                : "an order of %s is UNRESOLVED: resolve it by its id".formatted(symbol));
      }
      BigDecimal held = state.positions().position(key).quantity();
      Optional<BigDecimal> to =
          resolution == Event.Resolution.KEEP_BOOK
              ? Optional.of(held)
              : state.blocks().venuePosition(key);
      return to.map(quantity -> resolve(state, inputs, live, key, held, quantity))
          .orElseGet(() ->
              Reply.refuse(
                  RefusalCode.VENUE_POSITION_UNKNOWN,
                  "what %s holds of %s is not known: reconcile first, or keep the book"
                      .formatted(where, symbol)));
    }

    private Reply<Decision<Position>> resolve(
        DeskState state,
        Inputs inputs,
        PlaneSelection.Live live,
        PositionKey key,
        BigDecimal from,
        BigDecimal to) {
      BigDecimal opened = state.positions().enlarging(key, to.subtract(from));
      return adoption
          .flatMap(terms -> terms.problem(this, inputs, live, opened, to))
          .map(Reply::<Decision<Position>>refuse)
          .orElseGet(() -> Reply.of(resolved(state, live, key, from, to, opened)));
    }

    private Decision<Position> resolved(
        DeskState state,
        PlaneSelection.Live live,
        PositionKey key,
        BigDecimal from,
        BigDecimal to,
        BigDecimal opened) {
      List<Event> events = new ArrayList<>();
      events.add(
          new Event.PositionResolved(
              client,
              live.venue(),
              symbol,
              resolution,
              from,
              to,
              adoption.map(Adoption::price),
              reason));
      adoption
          .filter(terms -> terms.stopLoss().isPresent())
          .ifPresent(terms ->
              events.add(
                  new Event.ProtectionPlaced(
                      client,
                      live.venue(),
                      live.account(),
                      symbol,
                      ProtectPosition.actId(state, key),
                      to.signum() > 0 ? Side.SELL : Side.BUY,
                      opened,
                      terms.stopLoss(),
                      terms.takeProfit(),
                      Optional.empty(),
                      Optional.empty(),
                      reason)));
      return new Decision.Accepted<>(events, after -> after.positions().position(key));
    }
  }

  /**
   * Say what became of an UNRESOLVED order.
   *
   * @param order its id or a prefix
   * @param filled how much of it was filled in all, 0 or more
   * @param price at which average price; needed if something was filled that is not on record
   */
  record ResolveOrder(
      ClientId client, String order, BigDecimal filled, Optional<BigDecimal> price, Reason reason)
      implements ReconcileCommand<OrderView> {
    @Override
    public Decision<OrderView> decide(DeskState state, Inputs inputs) {
      return Decision.of(
          state
              .selectOrder(Optional.of(client), order)
              .flatMap(found -> resolve(state, inputs, found)));
    }

    private Reply<Decision<OrderView>> resolve(DeskState state, Inputs inputs, Order found) {
      if (!OrderInput.RESOLVE.isListed(found.stage())) {
        return Reply.refuse(
            RefusalCode.ORDER_NOT_UNRESOLVED,
            "order %s is %s: only an UNRESOLVED order can be resolved"
                .formatted(found.id(), found.stage()));
      }
      BigDecimal more = filled.subtract(found.filled());
      if (more.signum() < 0 || more.compareTo(found.leaves()) > 0) {
        return Reply.refuse(
            RefusalCode.INVALID_NUMBER,
            "order %s has %s of %s filled on record; it cannot have been filled %s in all"
                .formatted(
                    found.id(),
                    Decimals.plain(found.filled()),
                    Decimals.plain(found.ticket().order().quantity()),
                    Decimals.plain(filled)));
      }
      if (more.signum() > 0 && price.isEmpty()) {
        return Reply.refuse(RefusalCode.INVALID_NUMBER, "a fill needs its price");
      }
      if (price.filter(at -> at.signum() <= 0).isPresent()) {
        return Reply.refuse(RefusalCode.INVALID_NUMBER, "the price of a fill is above 0");
      }
      Steps steps = new Steps(state, inputs);
      steps.add(new Event.OrderResolved(found.id(), filled, reason));
      settle(steps, found, more);
      return Reply.of(
          new Decision.Accepted<>(steps.events(), after -> after.view(after.order(found.id()))));
    }

    private void settle(Steps steps, Order found, BigDecimal more) {
      if (more.signum() > 0) {
        steps.fill(
            found,
            new Fill(
                "resolved:" + (steps.state().lastSequence() + 1),
                more,
                price.orElseThrow(),
                filled,
                Optional.empty()),
            OrderStep.Source.RESOLVED);
      }
      if (more.compareTo(found.leaves()) < 0) {
        Stage stage = found.stageWithoutFill();
        steps.end(
            found,
            stage,
            "resolved by a person",
            filled,
            found.cost().add(more.multiply(price.orElse(BigDecimal.ZERO))),
            found.fees());
      }
    }
  }
}
