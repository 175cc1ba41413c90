package io.sallyport.core.desk;

import io.sallyport.core.execution.EngineTimes;
import io.sallyport.core.execution.Inquiry;
import io.sallyport.core.execution.Order;
import io.sallyport.core.execution.Trading;
import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueQuestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Asks a venue about a book: one question about everything of it that is undecided and the position
 * (SPEC 17, when in doubt). Where the venue's contract says that nothing can be asked, or that its
 * last word settles it, nothing is, and that is on record (SPEC 15).
 */
final class Asking {
  private final Steps steps;
  private final Trading trading;
  private final PositionKey key;
  private final VenueId venue;
  private final VenueContract contract;

  Asking(Steps steps, PositionKey key) {
    this.steps = steps;
    this.trading = steps.state().trading();
    this.key = key;
    this.venue = key.venue().orElseThrow();
    this.contract = steps.contract(venue);
  }

  /** Whether a venue can be asked anything about a book. */
  static boolean canAsk(VenueContract contract) {
    return contract.ask().by() != VenueContract.By.NONE || contract.ask().positions();
  }

  /** Asks about an order, with all of its book that is to be asked about by now. */
  void ask(Order order) {
    ask(Stream.concat(Stream.of(order), due()));
  }

  /** Asks about the book, with all of it that is to be asked about by now. */
  void ask() {
    ask(due());
  }

  /** Asks about all of the book that is in doubt after a restart. */
  void askInDoubt() {
    ask(
        trading.open().of(key).stream()
            .filter(order -> order.isToBeAsked(steps.now()) || DeskState.isInDoubt(order)));
  }

  private Stream<Order> due() {
    return trading.open().of(key).stream().filter(order -> order.isToBeAsked(steps.now()));
  }

  private Stream<Order> undecided() {
    return trading.undecided(key).stream().filter(order -> !order.isNotTaken());
  }

  private void ask(Stream<Order> about) {
    List<Order> subjects = new ArrayList<>();
    List<Order> left = new ArrayList<>();
    about.distinct().forEach(order -> (isAsked(order) ? subjects : left).add(order));
    boolean isBookAsked =
        contract.ask().positions()
            && (left.stream().anyMatch(order -> !isSettledByLastWord(order))
                || trading.questions().isDoubted(key));
    boolean asksOrders = contract.ask().by() != VenueContract.By.NONE;
    boolean asks = !subjects.isEmpty() || isBookAsked || (asksOrders && left.isEmpty());
    if (asks) {
      ask(subjects, asksOrders);
    }
    if (!left.isEmpty() || !asks) {
      leave(left);
    }
  }

  private boolean isAsked(Order order) {
    return contract.ask().by() != VenueContract.By.NONE && !isSettledByLastWord(order);
  }

  /** It ended by a final report whose cumulative quantity is the book's. */
  private boolean isSettledByLastWord(Order order) {
    return contract.lastWord() && order.stage().isFinal() && !order.isInDoubt();
  }

  private void leave(List<Order> orders) {
    String why =
        orders.stream().allMatch(this::isSettledByLastWord) && !orders.isEmpty()
            ? "the venue's last word settles it"
            : "venue " + venue + " cannot be asked about orders";
    orders.stream()
        .filter(order -> !isSettledByLastWord(order))
        .forEach(order -> new Answers(steps).notAskable(order, why));
    steps.add(
        new Event.NotAsked(
            key.clientId(), venue, key.symbol(), orders.stream().map(Order::id).toList(), why));
  }

  private void ask(List<Order> subjects, boolean asksOrders) {
    SequencedMap<UUID, VenueOrder> orders = new LinkedHashMap<>();
    if (asksOrders) {
      Stream.concat(subjects.stream(), undecided())
          .forEach(order -> orders.putIfAbsent(order.id(), order.present()));
    }
    List<UUID> ids = ordered(subjects).map(Order::id).toList();
    Optional<UUID> first = ids.stream().findFirst();
    VenueQuestion question =
        new VenueQuestion(
            steps.questionId(first.map(UUID::toString).orElse(key.symbol().value())),
            key.clientId(),
            account(),
            Optional.of(key.symbol()),
            List.copyOf(orders.values()));
    steps.add(
        new Event.VenueAsked(
            new Inquiry(
                venue,
                question,
                first,
                answerBy(subjects),
                Optional.of(ids.stream().skip(1).toList()).filter(more -> !more.isEmpty()))));
  }

  /** What was planned comes first: it is what a reconciliation is about. */
  private static Stream<Order> ordered(List<Order> subjects) {
    return Stream.concat(
        subjects.stream().filter(order -> !order.isProtective()),
        subjects.stream().filter(Order::isProtective));
  }

  private AccountId account() {
    return Stream.concat(
            trading.open().of(key).stream().map(order -> order.ticket().order().account()),
            steps.state().planes().account(key.clientId(), venue).stream())
        .findFirst()
        .orElse(new AccountId("none"));
  }

  /** A safety-sell is answered by 31 s, or UNRESOLVED. */
  private LogicalTime answerBy(List<Order> subjects) {
    LogicalTime usual = steps.now().plus(EngineTimes.ANSWER_WAIT);
    return subjects.stream()
        .filter(order -> order.role() == OrderRole.SAFETY_SELL)
        .map(order -> order.firstSentAt().plus(EngineTimes.RECONCILE_BY))
        .filter(latest -> latest.compareTo(steps.now()) > 0)
        .reduce(usual, (one, other) -> one.compareTo(other) <= 0 ? one : other);
  }
}
