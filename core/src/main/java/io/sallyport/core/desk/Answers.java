package io.sallyport.core.desk;

import io.sallyport.core.execution.EngineTimes;
import io.sallyport.core.execution.Inquiry;
import io.sallyport.core.execution.Order;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.Amounts;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.plane.VenueAnswer;
import io.sallyport.core.plane.VenueAnswer.OrderStanding;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.reconcile.Block;
import io.sallyport.core.reconcile.MismatchKind;
import io.sallyport.core.reconcile.Reconciler;
import io.sallyport.core.reconcile.Reconciliation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Decides what a venue's answer, or that there is none, makes happen (SPEC 7, reconcile). */
final class Answers {
  private static final int MOST_CANCELS = 3;

  private final Steps steps;
  private final DeskState state;

  /** How much of each order the answer told that no report had. */
  private final SortedMap<UUID, BigDecimal> news = new TreeMap<>();

  Answers(Steps steps) {
    this.steps = steps;
    this.state = steps.state();
  }

  void answered(VenueId venue, UUID questionId, VenueAnswer answer) {
    Optional<Inquiry> inquiry = open(venue, questionId);
    if (inquiry.isEmpty()) {
      steps.add(
          new Event.ReportRefused(
              venue, "an answer to question %s, which is not open".formatted(questionId)));
      return;
    }
    if (isSilentOn(inquiry.get(), answer)) {
      unanswered(venue, questionId, "the answer does not speak of the order", false);
      return;
    }
    answer
        .orders()
        .forEach(
            standing -> order(standing).ifPresent(order -> adopt(order, standing, questionId)));
    Optional<Reconciliation> judged =
        inquiry.get().question().symbol().map(symbol -> judge(inquiry.get(), answer, symbol));
    boolean ended =
        answer.orders().stream()
            .map(standing ->
                order(standing).filter(order -> settle(order, standing, judged)).isPresent())
            .reduce(false, Boolean::logicalOr);
    steps.add(new Event.VenueAnswered(questionId, answer));
    judged
        .filter(made ->
            inquiry.get().subjects().isEmpty() || ended || isFinal(inquiry.get()) || isOwed(made))
        .ifPresent(this::record);
  }

  private static boolean isSilentOn(Inquiry inquiry, VenueAnswer answer) {
    return inquiry.question().orders().stream()
        .filter(asked -> inquiry.subjects().contains(asked.orderId()))
        .anyMatch(asked ->
            answer.orders().stream().noneMatch(told -> told.orderId().equals(asked.orderId())));
  }

  private Optional<Inquiry> open(VenueId venue, UUID questionId) {
    return state
        .trading()
        .questions()
        .find(questionId)
        .filter(inquiry -> inquiry.venue().equals(venue));
  }

  private boolean isFinal(Inquiry inquiry) {
    return inquiry.subjects().stream()
        .flatMap(order -> state.trading().find(order).stream())
        .anyMatch(
            order -> order.stage().isFinal() || (news.containsKey(order.id()) && isFull(order)));
  }

  /** Whether an answer was missed before: one that matches settles that. */
  private boolean isOwed(Reconciliation made) {
    return state.blocks().of(Reconciler.key(made)).stream().anyMatch(Block::isSettledBySomeAnswer);
  }

  private Optional<Order> order(OrderStanding standing) {
    return state.trading().find(standing.orderId());
  }

  /**
   * What the venue filled and no report told is booked now, at the price that makes its average.
   */
  private void adopt(Order order, OrderStanding standing, UUID questionId) {
    if (contradictsPerson(order, standing)) {
      return;
    }
    BigDecimal missing = standing.filled().subtract(order.filled());
    if (missing.signum() <= 0) {
      return;
    }
    BigDecimal most = missing.min(order.mostLeaves());
    Optional<BigDecimal> price =
        standing.averagePrice().map(average -> priceOf(order, standing, average, missing));
    if (price.filter(at -> at.signum() > 0).isEmpty()) {
      steps.block(
          order,
          Block.Cause.MISMATCH,
          "order %s: the venue filled %s in all, which cannot be booked"
              .formatted(order.id(), Decimals.plain(standing.filled())));
      return;
    }
    if (most.compareTo(missing) < 0) {
      steps.overfilled(
          order,
          "the venue filled %s of order %s in all, which is for %s"
              .formatted(
                  Decimals.plain(standing.filled()),
                  order.id(),
                  Decimals.plain(order.ticket().order().quantity())));
    }
    if (most.signum() > 0) {
      if (most.compareTo(order.leaves()) > 0) {
        new LegStanding(steps).changed(order);
      }
      news.put(order.id(), most);
      steps.fill(
          order,
          new Fill(
              "asked:" + questionId,
              Decimals.normal(most),
              price.get(),
              standing.filled(),
              standing.fees().map(all -> all.subtract(order.fees().in(standing.feeCurrency()))),
              standing.feeCurrency().or(() -> order.fees().only())),
          OrderStep.Source.ANSWERED);
    }
  }

  /** What a person said of an order is never overwritten by what its venue says (SPEC 17). */
  private boolean contradictsPerson(Order order, OrderStanding standing) {
    boolean isOther =
        standing.standing() != VenueAnswer.Standing.NOT_FOUND
            && order.said().isPresent()
            && (standing.filled().compareTo(order.filled()) != 0
                || (standing.averagePrice().isPresent()
                    && !standing.averagePrice().equals(order.averagePrice())));
    if (isOther) {
      steps.disputed(
          order,
          "the venue says that %s is filled, at %s, which is not what a person said"
              .formatted(
                  Decimals.plain(standing.filled()),
                  standing.averagePrice().map(Decimals::plain).orElse("no price")));
    }
    return isOther;
  }

  private static BigDecimal priceOf(
      Order order, OrderStanding standing, BigDecimal average, BigDecimal missing) {
    return Decimals.normal(
        average
            .multiply(standing.filled())
            .subtract(order.cost())
            .divide(missing, Decimals.AVERAGE_PLACES, RoundingMode.HALF_EVEN));
  }

  private boolean isFull(Order order) {
    BigDecimal told = news.getOrDefault(order.id(), BigDecimal.ZERO);
    return order.filled().add(told).compareTo(steps.quantity(order)) >= 0;
  }

  private Reconciliation judge(Inquiry inquiry, VenueAnswer answer, Symbol symbol) {
    PositionKey key = PositionKey.live(inquiry.question().clientId(), inquiry.venue(), symbol);
    return Reconciler.judge(
        state.trading(),
        inquiry,
        answer,
        symbol,
        steps.inputs().venue(inquiry.venue()).flatMap(listing -> listing.instrument(symbol)),
        steps.books(key).position(key).quantity(),
        othersOpen(key, answer));
  }

  /** Whether an order is open that could change the position while it is compared. */
  private boolean othersOpen(PositionKey key, VenueAnswer answer) {
    return state.trading().undecided(key).stream()
        .filter(order -> !order.isProtective())
        .filter(order -> !isFull(order))
        .anyMatch(order -> !isOverAtVenue(order, answer));
  }

  private static boolean isOverAtVenue(Order order, VenueAnswer answer) {
    return answer.orders().stream()
        .filter(standing -> standing.orderId().equals(order.id()))
        .anyMatch(standing ->
            standing.standing() != VenueAnswer.Standing.WORKING
                && standing.standing() != VenueAnswer.Standing.SUSPENDED);
  }

  /** Ends an order if the answer settles it. Returns whether its truth is known by now. */
  private boolean settle(Order order, OrderStanding standing, Optional<Reconciliation> judged) {
    if (order.stage().isFinal() || isFull(order)) {
      return false;
    }
    return switch (standing.standing()) {
      case WORKING, SUSPENDED -> works(order, standing);
      case FILLED -> filled(order, standing);
      case CANCELLED -> ends(order, order.stageWithoutFill(), "the venue says that it is over");
      case REJECTED -> ends(order, Stage.REJECTED, "the venue says that it refused it");
      case NOT_FOUND -> notFound(order, judged);
    };
  }

  /** One that the venue made smaller is filled when that is. */
  private boolean filled(Order order, OrderStanding standing) {
    BigDecimal booked = order.filled().add(news.getOrDefault(order.id(), BigDecimal.ZERO));
    boolean isReduced =
        booked.compareTo(standing.filled()) == 0
            && standing.quantity().filter(now -> now.compareTo(booked) == 0).isPresent();
    return isReduced
        ? ends(
            order,
            order.stageWithoutFill(),
            "the venue made it smaller, to %s, and filled that".formatted(Decimals.plain(booked)))
        : contradicts(order);
  }

  private boolean ends(Order order, Stage stage, String why) {
    BigDecimal told = news.getOrDefault(order.id(), BigDecimal.ZERO);
    BigDecimal filled = order.filled().add(told);
    Optional<Fill> fill = toldFill(order);
    BigDecimal cost =
        order.cost().add(told.multiply(fill.map(Fill::price).orElse(BigDecimal.ZERO)));
    Amounts fees = fill.map(order::feesWith).orElseGet(order::fees);
    steps.end(order, stage, why, Decimals.normal(filled), cost, fees);
    return true;
  }

  private Optional<Fill> toldFill(Order order) {
    return steps
        .stepsOf(order)
        .filter(OrderStep.FillBooked.class::isInstance)
        .map(OrderStep.FillBooked.class::cast)
        .map(OrderStep.FillBooked::fill)
        .findFirst();
  }

  /** Filled, the venue says, and yet what it filled is not what was ordered. */
  private boolean contradicts(Order order) {
    steps.unresolved(order, "the venue says that it is filled, but not how");
    return true;
  }

  private boolean works(Order order, OrderStanding standing) {
    if (order.stage() == Stage.SUBMITTED) {
      steps.step(
          new OrderStep.Reported(new VenueReport.Acknowledged(order.id(), "told when asked")));
    }
    if (order.isProtective()) {
      new LegStanding(steps).works(order, standing);
    }
    boolean tooLong =
        switch (order.role()) {
          case PLANNED -> steps.isPastReconciliation(order);
          case SAFETY_SELL -> steps.isPastLimit(order);
          case STOP_LOSS, TAKE_PROFIT -> false;
        };
    if (tooLong || order.cancels() >= MOST_CANCELS) {
      steps.unresolved(order, "it still works at the venue");
      return true;
    }
    order
        .cancel()
        .filter(sent -> sent.at().plus(EngineTimes.CANCEL_WAIT).compareTo(steps.now()) <= 0)
        .map(Order.Cancel::cause)
        .ifPresent(cause -> steps.cancel(order, cause));
    return false;
  }

  /**
   * That a venue does not know an order settles nothing before 31 s, nor while it may still take
   * it, nor where it forgets orders that have ended; after that it is final, unless positions
   * differ (SPEC 14, not found; SPEC 15).
   */
  private boolean notFound(Order order, Optional<Reconciliation> judged) {
    if (!steps.isPastReconciliation(order)) {
      if (order.isProtective() && order.cancel().isEmpty()) {
        new LegStanding(steps).notFound(order);
      }
      return false;
    }
    VenueContract contract = steps.contract(order.ticket().venue());
    if (isForgotten(order, contract)) {
      steps.unresolved(order, "the venue does not know it, and forgets orders that have ended");
      return true;
    }
    if (mayStillBeTaken(order, contract)) {
      steps.unresolved(order, "the venue does not know it, and may still take it");
      return true;
    }
    boolean differs =
        judged
            .filter(made -> made.positionsCompared() && made.requiresManualResolution())
            .isPresent();
    if (differs) {
      steps.unresolved(order, "the venue does not know it, and positions differ");
      return true;
    }
    return ends(
        order,
        order.role() == OrderRole.PLANNED ? Stage.FAILED_TIMEOUT : Stage.FAILED,
        "the venue does not know it");
  }

  private boolean isForgotten(Order order, VenueContract contract) {
    return contract
        .ask()
        .endedFor()
        .filter(kept -> order.firstSentAt().plus(kept).compareTo(steps.now()) <= 0)
        .isPresent();
  }

  /** What the venue was heard to have taken is not taken a second time. */
  private boolean mayStillBeTaken(Order order, VenueContract contract) {
    return !order.isKnownTaken()
        && contract
            .validFor()
            .filter(valid -> order.lastSentAt().plus(valid).compareTo(steps.now()) <= 0)
            .isEmpty();
  }

  private void record(Reconciliation made) {
    steps.add(new Event.Reconciled(made));
    if (made.requiresManualResolution()
        && !made.kinds().equals(List.of(MismatchKind.MISSING_SL_TP))) {
      Block block =
          new Block(
              made.clientId(),
              made.venue(),
              made.symbol(),
              Block.Cause.MISMATCH,
              made.orderId(),
              String.join("; ", made.differences()));
      if (!state.blocks().says(block)) {
        steps.add(new Event.Blocked(block));
      }
    }
  }

  /**
   * A transport error, or silence, is not an answer.
   *
   * @param isRefused whether the venue itself said that it gives none
   */
  void unanswered(VenueId venue, UUID questionId, String why, boolean isRefused) {
    Optional<Inquiry> inquiry = open(venue, questionId);
    if (inquiry.isEmpty()) {
      steps.add(
          new Event.ReportRefused(
              venue, "no answer to question %s, which is not open: %s".formatted(questionId, why)));
      return;
    }
    inquiry.get().subjects().stream()
        .flatMap(order -> state.trading().find(order).stream())
        .forEach(order -> unanswered(order, why));
    steps.add(
        new Event.VenueUnanswered(
            questionId, why, isRefused ? Optional.of(true) : Optional.empty()));
  }

  /** The venue's contract has it that it cannot be asked about orders. */
  void notAskable(Order order, String why) {
    if (order.stage().isFinal()) {
      if (order.isInDoubt()) {
        unanswered(order, why);
      }
    } else if (order.isOver()) {
      steps.unresolved(order, "it is over, and the venue did not say how: " + why);
    } else if (order.change().isPresent()) {
      steps.unresolved(order, "whether it was changed is not known: " + why);
    } else {
      unanswered(order, why);
    }
  }

  private void unanswered(Order order, String why) {
    if (order.stage().isFinal()) {
      steps.block(
          order,
          Block.Cause.NOT_ASKED,
          "order %s could not be reconciled: %s".formatted(order.id(), why));
    } else if (order.isProtective()) {
      unansweredLeg(order, why);
    } else if (order.role() == OrderRole.PLANNED
        ? steps.isPastReconciliation(order)
        : steps.isPastLimit(order)) {
      steps.unresolved(order, "the venue could not be asked: " + why);
    }
  }

  private void unansweredLeg(Order leg, String why) {
    if (leg.cancel().isPresent() || leg.isOver()) {
      steps.unresolved(leg, "the venue could not be asked: " + why);
    } else if (leg.isKnownTaken() || leg.change().isPresent()) {
      notAsked(leg, why);
    } else {
      steps.missing(leg, "%s was not answered: %s".formatted(leg.role(), why));
    }
  }

  /** Protection that the venue took lies there until it says otherwise: silence settles nothing. */
  private void notAsked(Order leg, String why) {
    boolean isSaid =
        state.blocks().of(leg.positionKey()).stream()
            .filter(Block::isSettledByAnswer)
            .anyMatch(block -> block.orderId().filter(leg.id()::equals).isPresent());
    if (!isSaid) {
      steps.block(
          leg,
          Block.Cause.NOT_ASKED,
          "%s %s could not be asked about: %s".formatted(leg.role(), leg.id(), why));
    }
  }
}
