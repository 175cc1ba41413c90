package io.sallyport.core.desk;

import io.sallyport.core.execution.Order;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.plane.VenueAnswer.OrderStanding;
import io.sallyport.core.plane.VenueAnswer.Standing;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueReport;
import java.math.BigDecimal;
import java.util.Optional;

/** What a venue's answer says of how a protective order lies there (SPEC 7, reconcile). */
record LegStanding(Steps steps) {

  /** It works, or is held back: as we have it, as a change asked for, or otherwise. */
  void works(Order leg, OrderStanding standing) {
    leg.change().map(Order.Change::to).ifPresent(to -> settle(leg, to, standing));
    boolean isSuspended = standing.standing() == Standing.SUSPENDED;
    Optional<BigDecimal> leaves = leaves(leg, standing);
    boolean isSmaller =
        leg.change().isEmpty()
            && leaves.filter(left -> left.compareTo(leg.leaves()) < 0).isPresent();
    boolean isNews = isSuspended != leg.isSuspended() || isSmaller != leg.isRestatedSmaller();
    if (isNews) {
      restated(leg, leaves, isSuspended);
    }
  }

  private static Optional<BigDecimal> leaves(Order leg, OrderStanding standing) {
    BigDecimal filled = standing.filled().max(leg.filled());
    return standing.quantity().map(all -> Decimals.normal(all.subtract(filled)));
  }

  private void restated(Order leg, Optional<BigDecimal> leaves, boolean isSuspended) {
    String what =
        isSuspended
            ? "the venue holds it back"
            : "it lies there for " + leaves.map(Decimals::plain).orElse("as much as was sent");
    steps.step(
        new OrderStep.Reported(new VenueReport.Restated(leg.id(), leaves, isSuspended, what)));
  }

  /** Whether the change was made is seen by quantity and price; where neither is told it is not. */
  private void settle(Order leg, VenueOrder to, OrderStanding standing) {
    Optional<BigDecimal> price = standing.stopPrice().or(standing::limitPrice);
    boolean isMade =
        standing.quantity().filter(told -> told.compareTo(to.quantity()) == 0).isPresent()
            && price.filter(told -> told.compareTo(to.price()) != 0).isEmpty();
    if (isMade) {
      changed(leg);
    } else {
      steps.step(
          new OrderStep.Reported(
              new VenueReport.ChangeRejected(leg.id(), "told when asked: it lies as it was")));
    }
  }

  /** The change that was asked for has been made. */
  void changed(Order leg) {
    leg.change()
        .map(Order.Change::to)
        .ifPresent(to ->
            steps.step(
                new OrderStep.Reported(
                    new VenueReport.Changed(
                        leg.id(), to.quantity(), to.stopPrice(), to.limitPrice()))));
  }

  /** The venue does not know it: that settles nothing yet, but it protects nothing. */
  void notFound(Order leg) {
    steps.missing(leg, "%s is not known to the venue".formatted(leg.role()));
    if (!leg.isSuspended()) {
      steps.step(
          new OrderStep.Reported(
              new VenueReport.Restated(
                  leg.id(), Optional.of(BigDecimal.ZERO), true, "it is not known to the venue")));
    }
  }
}
