package io.sallyport.venues.fix;

import io.sallyport.core.plane.VenueAnswer.OrderStanding;
import io.sallyport.core.plane.VenueAnswer.Standing;
import io.sallyport.core.plane.VenueOrder;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import quickfix.field.AvgPx;
import quickfix.field.CumQty;
import quickfix.field.OrdRejReason;
import quickfix.field.Price;
import quickfix.field.StopPx;
import quickfix.field.Text;

/** Reads how an order stands from the answer to an OrderStatusRequest. */
final class StandingReader {
  private static final String UNKNOWN_ORDER = "5";
  private static final Pattern NOT_KNOWN =
      Pattern.compile("unknown|not found|no such|does not exist|doesn't exist|unable to locate");

  private final ExecutionReader executions;
  private final VenueSymbols symbols;

  StandingReader(ExecutionReader executions, VenueSymbols symbols) {
    this.executions = executions;
    this.symbols = symbols;
  }

  /** How an order stands; empty if the report does not say how much of it was filled. */
  Optional<OrderStanding> read(VenueOrder order, Fields report) {
    if (isNotFound(report)) {
      return Optional.of(OrderStanding.notFound(order.orderId()));
    }
    return report
        .decimal(CumQty.FIELD)
        .filter(filled -> filled.signum() >= 0)
        .flatMap(filled ->
            standing(order, report, filled).map(how -> standing(order, report, how, filled)));
  }

  private OrderStanding standing(VenueOrder order, Fields report, Standing how, BigDecimal filled) {
    Optional<BigDecimal> average =
        filled.signum() > 0 ? symbols.price(report, AvgPx.FIELD) : Optional.empty();
    Optional<Fee> fee =
        average.flatMap(price -> Fees.of(report, filled, price, symbols.base(report)));
    return new OrderStanding(
        order.orderId(),
        how,
        filled,
        average,
        fee.map(Fee::amount),
        symbols.price(report, Price.FIELD),
        symbols.price(report, StopPx.FIELD),
        ExecutionReader.quantity(report),
        OrderNames.venueId(report),
        fee.flatMap(Fee::currency));
  }

  private Optional<Standing> standing(VenueOrder order, Fields report, BigDecimal filled) {
    return switch (OrderState.of(report)) {
      case NEW, PARTIALLY_FILLED, REPLACED, PENDING_CANCEL, STOPPED, PENDING_NEW ->
          Optional.of(Standing.WORKING);
      case SUSPENDED -> Optional.of(Standing.SUSPENDED);
      case ACCEPTED_FOR_BIDDING, PENDING_REPLACE -> Optional.of(Standing.WORKING);
      case FILLED -> Optional.of(Standing.FILLED);
      case CANCELED, EXPIRED -> Optional.of(Standing.CANCELLED);
      case REJECTED -> Optional.of(Standing.REJECTED);
      case DONE_FOR_DAY, CALCULATED -> Optional.of(atTheEndOfTheDay(order, report, filled));
      case UNKNOWN -> Optional.empty();
    };
  }

  private Standing atTheEndOfTheDay(VenueOrder order, Fields report, BigDecimal filled) {
    if (filled.compareTo(ExecutionReader.quantity(report).orElse(order.quantity())) >= 0) {
      return Standing.FILLED;
    }
    return executions.endsWithTheDay(report) ? Standing.CANCELLED : Standing.WORKING;
  }

  /** A reject with another reason refused the order itself, at its time. */
  private static boolean isNotFound(Fields report) {
    return OrderState.of(report) == OrderState.REJECTED
        && report
            .text(OrdRejReason.FIELD)
            .map(UNKNOWN_ORDER::equals)
            .orElseGet(() -> saysNotKnown(report));
  }

  private static boolean saysNotKnown(Fields report) {
    return report
        .text(Text.FIELD)
        .filter(text -> NOT_KNOWN.matcher(text.toLowerCase(Locale.ROOT)).find())
        .isPresent();
  }
}
