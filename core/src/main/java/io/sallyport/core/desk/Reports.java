package io.sallyport.core.desk;

import io.sallyport.core.execution.Order;
import io.sallyport.core.execution.OrderInput;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.execution.Trading;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.reconcile.Block;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Decides what a venue's report makes happen. Reports may come twice and in any order. */
final class Reports {
  private final Steps steps;
  private final VenueId venue;

  Reports(Steps steps, VenueId venue) {
    this.steps = steps;
    this.venue = venue;
  }

  void take(VenueReport report) {
    switch (report) {
      case VenueReport.OnOrder onOrder -> {
        Optional<Order> order =
            steps
                .state()
                .trading()
                .find(onOrder.orderId())
                .filter(known -> known.ticket().venue().equals(venue));
        if (order.isPresent()) {
          take(order.get(), onOrder);
        } else {
          new StraySteps(steps, venue).take(stray(onOrder));
        }
      }
      case VenueReport.Answered answered ->
          new Answers(steps).answered(venue, answered.questionId(), answered.answer());
      case VenueReport.Unanswered silent ->
          new Answers(steps)
              .unanswered(venue, silent.questionId(), silent.why(), silent.isRefused());
      case VenueReport.Connected() -> {
        steps.add(new Event.VenueConnected(venue));
        askAboutOpen("the venue can be reached again");
      }
      case VenueReport.Disconnected(String why) ->
          steps.add(new Event.VenueDisconnected(venue, why));
      case VenueReport.Missed(String why) -> missed(why);
      case VenueReport.Stray stray -> new StraySteps(steps, venue).take(stray);
    }
  }

  private static VenueReport.Stray stray(VenueReport.OnOrder report) {
    boolean movesPosition =
        report instanceof VenueReport.Filled
            || report instanceof VenueReport.FillUnclear
            || report instanceof VenueReport.FillDisputed;
    return new VenueReport.Stray(
        "a report on %s, which was never sent there: %s".formatted(report.orderId(), report),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        movesPosition);
  }

  private void refuse(String what) {
    steps.add(new Event.ReportRefused(venue, what));
  }

  private void missed(String why) {
    refuse("messages were missed: " + why);
    askAboutOpen(why);
  }

  /** Whatever may have been missed is asked about: one question a book. */
  private void askAboutOpen(String why) {
    Trading trading = steps.state().trading();
    for (PositionKey key : trading.open().books()) {
      List<Order> open =
          trading.undecided(key).stream().filter(order -> !order.isNotTaken()).toList();
      if (key.venue().equals(Optional.of(venue)) && !open.isEmpty()) {
        if (steps.contract(venue).ask().by() == VenueContract.By.NONE) {
          open.forEach(order -> steps.block(order, Block.Cause.NOT_ASKED, why));
        } else {
          steps.doubt(key, open.stream().map(Order::id).toList(), false, why);
        }
      }
    }
  }

  private void take(Order order, VenueReport.OnOrder report) {
    if (!OrderInput.of(report).isListed(order.stage())) {
      refuse(order, report, "not listed for an order that is " + order.stage());
      return;
    }
    switch (report) {
      case VenueReport.Filled filled -> fill(order, filled);
      case VenueReport.Closed closed -> close(order, closed);
      case VenueReport.Rejected rejected -> {
        steps.step(new OrderStep.Reported(rejected));
        steps.end(order, Stage.REJECTED, rejected.why());
      }
      case VenueReport.FillDisputed disputed -> dispute(order, disputed);
      case VenueReport.CancelRejected refused -> cancelRefused(order, refused);
      case VenueReport.NotTaken notTaken -> notTaken(order, notTaken);
      case VenueReport.FillUnclear unclear -> unclear(order, unclear);
      case VenueReport.Changed changed -> changed(order, changed);
      case VenueReport.ChangeRejected refused -> changeRefused(order, refused);
      case VenueReport.Acknowledged _,
          VenueReport.Doubtful _,
          VenueReport.Restated _,
          VenueReport.Noted _ ->
          steps.step(new OrderStep.Reported(report));
    }
  }

  /**
   * A venue that takes an order which had ended without it contradicts what is on record; that it
   * says again, or too late, what fits the record does not.
   */
  private void refuse(Order order, VenueReport.OnOrder report, String why) {
    steps.step(new OrderStep.Refused(report, why));
    if (report instanceof VenueReport.Acknowledged && !order.isKnownTaken()) {
      steps.block(
          order,
          Block.Cause.CONTRADICTION,
          "the venue took order %s, which had ended %s".formatted(order.id(), order.stage()));
    }
  }

  private void cancelRefused(Order order, VenueReport.CancelRejected refused) {
    if (order.cancel().isEmpty()) {
      refuse(order, refused, "no cancel of it was sent");
    } else {
      steps.step(new OrderStep.Reported(refused));
    }
  }

  /** An order that was made as small as it is filled already is over. */
  private void changed(Order order, VenueReport.Changed changed) {
    if (order.change().isEmpty() || order.stage().isFinal()) {
      refuse(order, changed, "no change of it was sent");
      return;
    }
    steps.step(new OrderStep.Reported(changed));
    if (order.filled().compareTo(changed.quantity()) >= 0) {
      steps.end(order, Stage.FILLED, "filled in full before it was made smaller");
    }
  }

  private void changeRefused(Order order, VenueReport.ChangeRejected refused) {
    if (order.change().isEmpty()) {
      refuse(order, refused, "no change of it was sent");
    } else {
      steps.step(new OrderStep.Reported(refused));
    }
  }

  private void notTaken(Order order, VenueReport.NotTaken notTaken) {
    if (order.venueOrderId().isPresent() || order.filled().signum() > 0) {
      refuse(order, notTaken, "the venue took it");
    } else {
      steps.step(new OrderStep.Reported(notTaken));
    }
  }

  private void fill(Order order, VenueReport.Filled report) {
    Fill fill = report.fill();
    if (order.knows(fill)) {
      refuse(order, report, "fill " + fill.fillId() + " was counted already");
    } else if (order.said().filter(said -> said.isConfirmedBy(fill)).isPresent()) {
      refuse(order, report, "a person said so, and it is counted already");
    } else if (order.said().filter(said -> said.isContradictedBy(fill)).isPresent()) {
      contradicted(order, report);
    } else if (fill.quantity().signum() <= 0 || !isPrice(order, fill)) {
      refuse(order, report, "a fill has a quantity and a price above 0");
      steps.block(order, Block.Cause.FILL_DISPUTED, "a fill of no quantity or price");
    } else if (fill.quantity().compareTo(order.mostLeaves()) > 0) {
      tooMuch(order, report);
    } else {
      if (fill.quantity().compareTo(order.leaves()) > 0) {
        hasBeenChanged(order);
      }
      steps.fill(order, fill, OrderStep.Source.REPORTED);
      BigDecimal booked = order.filled().add(fill.quantity());
      if (fill.cumulative().max(order.claimed()).compareTo(booked) != 0) {
        doubt(
            order,
            "fill %s makes %s in all by the venue's count, and %s by the book"
                .formatted(
                    fill.fillId(), Decimals.plain(fill.cumulative()), Decimals.plain(booked)));
      }
    }
  }

  /** A price is above 0, unless prices of the instrument may be negative. */
  private boolean isPrice(Order order, Fill fill) {
    return fill.price().signum() > 0
        || steps
            .state()
            .trading()
            .book(order.positionKey())
            .instrument()
            .filter(Instrument::mayBeNegative)
            .isPresent();
  }

  /** A fill of more than was left before a change shows that the venue has made the change. */
  private void hasBeenChanged(Order order) {
    order
        .change()
        .map(Order.Change::to)
        .ifPresent(to ->
            steps.step(
                new OrderStep.Reported(
                    new VenueReport.Changed(
                        order.id(), to.quantity(), to.stopPrice(), to.limitPrice()))));
  }

  /** The venue says otherwise than a person did: that is for a person again (SPEC 17, resolve). */
  private void contradicted(Order order, VenueReport.Filled report) {
    String why =
        "the venue reports %s filled at %s, which is not what a person said"
            .formatted(
                Decimals.plain(report.fill().quantity()), Decimals.plain(report.fill().price()));
    refuse(order, report, why);
    steps.disputed(order, why);
  }

  /**
   * More than was left of the order: by the venue's own count as well, or only by the quantity of
   * the fill, which some venues give as the cumulative one.
   */
  private void tooMuch(Order order, VenueReport.Filled report) {
    Fill fill = report.fill();
    String why =
        "fill %s of %s is more than the %s that were left of order %s"
            .formatted(
                fill.fillId(),
                Decimals.plain(fill.quantity()),
                Decimals.plain(order.leaves()),
                order.id());
    refuse(order, report, why);
    if (fill.cumulative().compareTo(order.ticket().order().quantity()) > 0
        || order.leaves().signum() == 0) {
      steps.overfilled(order, why);
    } else {
      doubt(order, why);
    }
  }

  /** The venue is asked; until it answered nothing new is opened there (SPEC 17, when in doubt). */
  private void doubt(Order order, String why) {
    steps.block(order, Block.Cause.IN_DOUBT, "order %s: %s".formatted(order.id(), why));
  }

  private void dispute(Order order, VenueReport.FillDisputed disputed) {
    String why = "fill %s: %s".formatted(disputed.fillId(), disputed.why());
    steps.step(new OrderStep.Reported(disputed));
    steps.disputed(order, why);
  }

  /** What an answer or another report told of it already is not in doubt any more. */
  private void unclear(Order order, VenueReport.FillUnclear unclear) {
    String why = "fill %s: %s".formatted(unclear.fillId(), unclear.why());
    if (order.knows(unclear)) {
      refuse(order, unclear, "fill " + unclear.fillId() + " was counted already");
    } else {
      steps.step(new OrderStep.Reported(unclear));
      doubt(order, why);
    }
  }

  /** What only reduces ends by a report that fits; a planned order is asked about before. */
  private void close(Order order, VenueReport.Closed closed) {
    steps.step(new OrderStep.Reported(closed));
    if (isLastWord(order, closed)) {
      steps.end(order, order.stageWithoutFill(), closed.why());
    } else if (order.isProtective() && fits(order, closed)) {
      steps.end(order, order.stageWithoutFill(), closed.why());
      steps.doubt(order.positionKey(), List.of(order.id()), false, "protection was over by itself");
    } else if (isMute(steps.contract(venue))) {
      steps.unresolved(
          order, "it is over by a report that does not fit, and the venue cannot be asked");
    } else if (isOff(order, closed)) {
      doubt(
          order,
          "it is over, filled %s in all by the venue's count, and %s by the book"
              .formatted(
                  closed.cumulative().map(Decimals::plain).orElse("-"),
                  Decimals.plain(order.filled())));
    }
  }

  private static boolean isMute(VenueContract contract) {
    return contract.ask().by() == VenueContract.By.NONE;
  }

  private static boolean fits(Order order, VenueReport.Closed closed) {
    return closed.cumulative().isPresent() && !isOff(order, closed);
  }

  private static boolean isOff(Order order, VenueReport.Closed closed) {
    return order.isInDoubt()
        || closed.cumulative().filter(all -> all.compareTo(order.filled()) != 0).isPresent();
  }

  private boolean isLastWord(Order order, VenueReport.Closed closed) {
    VenueContract contract = steps.contract(venue);
    if (fits(order, closed) && (contract.lastWord() || isMute(contract))) {
      return true;
    }
    boolean isUnasked = order.isProtective() && order.cancel().isEmpty();
    return order.role() != OrderRole.PLANNED
        && !isUnasked
        && !isMute(contract)
        && !isOff(order, closed);
  }
}
