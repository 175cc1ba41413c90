package io.sallyport.venues.sim;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plane.VenueContract.Change;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueReport;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A change of an order in one request: all of it is made, or nothing.
 *
 * @param order the order as it is
 * @param sent what arrived
 */
record SimChange(SimOrder order, SimInput.ChangeSent sent) {

  /** Why it is not made, if it is not. */
  Optional<String> refusal(SimTerms terms) {
    if (terms.change() != Change.IN_PLACE) {
      return Optional.of("orders are not changed here");
    }
    return switch (order.standing(at())) {
      case NOT_FOUND -> Optional.of("unknown order");
      case REJECTED -> Optional.of("the order was refused");
      case CANCELLED -> Optional.of("the order is cancelled already");
      case FILLED -> Optional.of("the order is filled");
      case WORKING, SUSPENDED -> refusalOfWorking();
    };
  }

  private Optional<String> refusalOfWorking() {
    if (order.closed().isPresent()) {
      return Optional.of("the order is being cancelled already");
    }
    if (order.sent().fate() instanceof Fate.Refused) {
      return Optional.of("the order is being refused");
    }
    if (order.execution().isPresent() && order.fillsInFull()) {
      return Optional.of("the order is being filled");
    }
    BigDecimal filled = order.settledQuantity();
    return to().quantity().compareTo(filled) > 0
        ? Optional.empty()
        : Optional.of("%s of it is filled".formatted(Decimals.plain(filled)));
  }

  /** What is said of it once it is made. */
  VenueReport made() {
    return new VenueReport.Changed(
        order.id(), to().quantity(), to().stopPrice(), to().limitPrice());
  }

  VenueOrder to() {
    return sent.to();
  }

  LogicalTime at() {
    return sent.at();
  }
}
