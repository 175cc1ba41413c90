package io.sallyport.venues.fix;

import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.VenueReport;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import quickfix.field.CumQty;
import quickfix.field.ExecID;
import quickfix.field.ExecRefID;
import quickfix.field.ExecTransType;
import quickfix.field.LastPx;
import quickfix.field.LastQty;
import quickfix.field.OrdRejReason;
import quickfix.field.OrdStatusReqID;
import quickfix.field.OrderID;
import quickfix.field.Text;
import quickfix.field.TimeInForce;
import quickfix.field.TradeDate;

/**
 * Reads what an ExecutionReport (8) says of one order. ExecType says what happened; OrdStatus is
 * asked only where ExecType names something that ends no order by itself.
 */
final class ExecutionReader {
  private static final String UNKNOWN_ID = "unknown";
  private static final String TRANSACTION_CANCEL = "1";
  private static final String TRANSACTION_CORRECT = "2";
  private static final String TRANSACTION_STATUS = "3";
  private static final String UNKNOWN_ORDER = "5";
  private static final String DUPLICATE_ORDER = "6";

  private final FixSettings settings;
  private final CleanText clean;

  ExecutionReader(FixSettings settings, CleanText clean) {
    this.settings = settings;
    this.clean = clean;
  }

  /**
   * Whether a report answers an OrderStatusRequest. Then it tells how an order stands, not what
   * happened to it. That an order is unknown can only be the answer to a question.
   */
  static boolean isStatus(Fields report) {
    return report.says(ExecTransType.FIELD, TRANSACTION_STATUS)
        || ExecutionKind.of(report) == ExecutionKind.ORDER_STATUS
        || report.text(OrdStatusReqID.FIELD).isPresent()
        || (ExecutionKind.of(report) == ExecutionKind.REJECTED
            && report.says(OrdRejReason.FIELD, UNKNOWN_ORDER));
  }

  /** What happened to an order. */
  VenueReport read(UUID orderId, Fields report) {
    return switch (report.text(ExecTransType.FIELD).orElse("")) {
      case TRANSACTION_CANCEL -> disputed(orderId, report, "takes back a fill");
      case TRANSACTION_CORRECT -> disputed(orderId, report, "changes a fill");
      default -> byKind(orderId, report, ExecutionKind.of(report));
    };
  }

  private VenueReport byKind(UUID orderId, Fields report, ExecutionKind kind) {
    return switch (kind) {
      case NEW -> new VenueReport.Acknowledged(orderId, venueOrderId(report));
      case PARTIAL_FILL, FILL, TRADE ->
          isOfNothing(report) ? withoutFill(orderId, report, kind) : filled(orderId, report);
      case TRADE_CANCEL -> disputed(orderId, report, "takes back a fill");
      case TRADE_CORRECT -> disputed(orderId, report, "changes a fill");
      case CANCELED, EXPIRED -> closed(orderId, report, kind);
      case REJECTED -> rejected(orderId, report);
      case DONE_FOR_DAY ->
          endsWithTheDay(report) ? closed(orderId, report, kind) : noted(orderId, report, kind);
      case PENDING_NEW, PENDING_CANCEL, PENDING_REPLACE, STOPPED, SUSPENDED, ORDER_STATUS ->
          noted(orderId, report, kind);
      case REPLACED, RESTATED, CALCULATED, UNKNOWN -> byState(orderId, report, kind);
    };
  }

  private VenueReport byState(UUID orderId, Fields report, ExecutionKind kind) {
    return switch (OrderState.of(report)) {
      case CANCELED, EXPIRED -> closed(orderId, report, kind);
      case REJECTED -> rejected(orderId, report);
      case NEW, PARTIALLY_FILLED, FILLED, DONE_FOR_DAY, REPLACED, PENDING_CANCEL, STOPPED ->
          noted(orderId, report, kind);
      case SUSPENDED, PENDING_NEW, CALCULATED, ACCEPTED_FOR_BIDDING, PENDING_REPLACE, UNKNOWN ->
          noted(orderId, report, kind);
    };
  }

  /** Whether nothing of the order is filled, whatever kind of report this says it is. */
  private static boolean isOfNothing(Fields report) {
    return report.positive(LastQty.FIELD).isEmpty()
        && report.decimal(CumQty.FIELD).filter(filled -> filled.signum() == 0).isPresent();
  }

  /** Some, QuickFIX/J's own example among them, acknowledge an order with a fill of nothing. */
  private VenueReport withoutFill(UUID orderId, Fields report, ExecutionKind kind) {
    return OrderState.of(report) == OrderState.NEW
        ? new VenueReport.Acknowledged(orderId, venueOrderId(report))
        : byState(orderId, report, kind);
  }

  private VenueReport filled(UUID orderId, Fields report) {
    Optional<BigDecimal> quantity = report.positive(LastQty.FIELD);
    Optional<BigDecimal> price = report.positive(LastPx.FIELD);
    Optional<BigDecimal> cumulative = report.positive(CumQty.FIELD);
    Optional<String> execId = report.text(ExecID.FIELD);
    if (quantity.isEmpty() || price.isEmpty() || cumulative.isEmpty() || execId.isEmpty()) {
      return unreadable(orderId, report, "lacks LastQty, LastPx, CumQty or ExecID above 0");
    }
    Optional<BigDecimal> fee = Fees.of(report, quantity.get(), price.get());
    String fillId = fillId(execId.get(), report);
    return new VenueReport.Filled(
        orderId, new Fill(fillId, quantity.get(), price.get(), cumulative.get(), fee));
  }

  /** A report that may hide a fill: nobody but a person can say what it meant. */
  VenueReport unreadable(UUID orderId, Fields report, String why) {
    String fillId = fillId(report.text(ExecID.FIELD).orElse(UNKNOWN_ID), report);
    return new VenueReport.FillDisputed(
        orderId, fillId, withText("the counterparty's report of a fill " + why, report));
  }

  private VenueReport disputed(UUID orderId, Fields report, String what) {
    String fillId = fillId(report.text(ExecRefID.FIELD).orElse(UNKNOWN_ID), report);
    return new VenueReport.FillDisputed(
        orderId, fillId, withText("the counterparty " + what, report));
  }

  /** A duplicate id means that an order of this id is there, and refuses only the second one. */
  private VenueReport rejected(UUID orderId, Fields report) {
    boolean isRefused =
        OrderState.of(report) == OrderState.REJECTED
            && !report.says(OrdRejReason.FIELD, DUPLICATE_ORDER);
    return isRefused
        ? new VenueReport.Rejected(orderId, withText(RejectReason.ofOrder(report), report))
        : new VenueReport.Doubtful(
            orderId, withText("rejected, while an order of this id may be there", report));
  }

  private VenueReport closed(UUID orderId, Fields report, ExecutionKind kind) {
    return new VenueReport.Closed(orderId, withText(kind.words(), report));
  }

  private VenueReport noted(UUID orderId, Fields report, ExecutionKind kind) {
    return new VenueReport.Noted(orderId, withText(kind.words(), report));
  }

  /** Whether the order is over once its day is: not if it may live longer, or nobody knows. */
  boolean endsWithTheDay(Fields report) {
    return report
        .text(TimeInForce.FIELD)
        .map(FixSettings.Lifetime.DAY.code()::equals)
        .orElse(
            settings.orders().planned() == FixSettings.Lifetime.DAY
                && settings.orders().protective() == FixSettings.Lifetime.DAY);
  }

  /** The fill's id: session and ExecID, with the trade date, since some count anew each day. */
  private String fillId(String execId, Fields report) {
    String day = report.text(TradeDate.FIELD).map(date -> "@" + date).orElse("");
    return settings.sessionName() + "/" + execId + day;
  }

  static String venueOrderId(Fields report) {
    return report.text(OrderID.FIELD).orElse(UNKNOWN_ID);
  }

  private String withText(String words, Fields report) {
    return report.text(Text.FIELD).map(text -> words + ": " + clean.of(text)).orElse(words);
  }
}
