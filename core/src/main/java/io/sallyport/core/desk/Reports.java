package io.sallyport.core.desk;

import io.sallyport.core.execution.Order;
import io.sallyport.core.execution.OrderFlag;
import io.sallyport.core.execution.OrderInput;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.reconcile.Block;
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
          refuse(
              "a report on %s, which was never sent there: %s"
                  .formatted(onOrder.orderId(), onOrder));
        }
      }
      case VenueReport.Answered answered ->
          new Answers(steps).answered(venue, answered.questionId(), answered.answer());
      case VenueReport.Unanswered silent ->
          new Answers(steps).unanswered(venue, silent.questionId(), silent.why());
      case VenueReport.Connected() -> connected();
      case VenueReport.Disconnected(String why) ->
          steps.add(new Event.VenueDisconnected(venue, why));
      case VenueReport.Missed _ -> connected();
      case VenueReport.Stray stray -> refuse(stray.what());
    }
  }

  private void refuse(String what) {
    steps.add(new Event.ReportRefused(venue, what));
  }

  /** Whatever may have been missed while the way was broken is asked about. */
  private void connected() {
    steps.add(new Event.VenueConnected(venue));
    steps.state().trading().unsettled().stream()
        .filter(order -> order.ticket().venue().equals(venue) && !order.stage().isFinal())
        .filter(order -> order.question().isEmpty() && !order.isNotTaken())
        .forEach(steps::ask);
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
    } else if (fill.quantity().signum() <= 0 || !isPrice(order, fill)) {
      refuse(order, report, "a fill has a quantity and a price above 0");
      steps.block(order, Block.Cause.FILL_DISPUTED, "a fill of no quantity or price");
    } else if (fill.quantity().compareTo(order.mostLeaves()) > 0) {
      overfilled(order, report);
    } else {
      if (fill.quantity().compareTo(order.leaves()) > 0) {
        hasBeenChanged(order);
      }
      steps.fill(order, fill, OrderStep.Source.REPORTED);
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

  /** No order is ever filled beyond what was ordered; that the venue says so is for a person. */
  private void overfilled(Order order, VenueReport.Filled report) {
    String why =
        "fill %s of %s is more than the %s that were left of order %s"
            .formatted(
                report.fill().fillId(),
                Decimals.plain(report.fill().quantity()),
                Decimals.plain(order.leaves()),
                order.id());
    refuse(order, report, why);
    steps.flag(order, OrderFlag.OVERFILLED, why);
    steps.block(order, Block.Cause.FILL_DISPUTED, why);
  }

  private void dispute(Order order, VenueReport.FillDisputed disputed) {
    String why = "fill %s: %s".formatted(disputed.fillId(), disputed.why());
    steps.step(new OrderStep.Reported(disputed));
    steps.flag(order, OrderFlag.FILL_DISPUTED, why);
    steps.block(order, Block.Cause.FILL_DISPUTED, "order " + order.id() + ", " + why);
  }

  private void unclear(Order order, VenueReport.FillUnclear unclear) {
    String why = "fill %s: %s".formatted(unclear.fillId(), unclear.why());
    steps.step(new OrderStep.Reported(unclear));
    steps.flag(order, OrderFlag.FILL_DISPUTED, why);
    steps.block(order, Block.Cause.FILL_DISPUTED, "order " + order.id() + ", " + why);
  }

  /** A planned order is asked about before it ends; what only reduces has nothing to reconcile. */
  private void close(Order order, VenueReport.Closed closed) {
    steps.step(new OrderStep.Reported(closed));
    if (order.role() != OrderRole.PLANNED) {
      steps.end(order, order.stageWithoutFill(), closed.why());
    }
  }
}
