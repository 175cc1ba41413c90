package io.sallyport.venues.fix;

import io.sallyport.core.plane.VenueReport;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import quickfix.field.CumQty;
import quickfix.field.ExecTransType;
import quickfix.field.LastQty;
import quickfix.field.LeavesQty;
import quickfix.field.OrdRejReason;
import quickfix.field.OrdStatusReqID;
import quickfix.field.OrderQty;
import quickfix.field.Price;
import quickfix.field.StopPx;
import quickfix.field.Text;
import quickfix.field.TimeInForce;

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
  private final VenueSymbols symbols;
  private final FillReader fills;

  ExecutionReader(FixSettings settings, CleanText clean) {
    this.settings = settings;
    this.clean = clean;
    this.symbols = new VenueSymbols(settings);
    this.fills = new FillReader(settings, clean);
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

  /** Whether a report tells, or may tell, that something was filled, or was not after all. */
  static boolean movesPosition(Fields report) {
    if (isStatus(report)) {
      return false;
    }
    return report.says(ExecTransType.FIELD, TRANSACTION_CANCEL)
        || report.says(ExecTransType.FIELD, TRANSACTION_CORRECT)
        || switch (ExecutionKind.of(report)) {
          case PARTIAL_FILL, FILL, TRADE -> !isOfNothing(report);
          case TRADE_CORRECT, TRADE_CANCEL, UNKNOWN -> true;
          case NEW, DONE_FOR_DAY, CANCELED, REPLACED, PENDING_CANCEL, STOPPED, REJECTED -> false;
          case SUSPENDED, PENDING_NEW, CALCULATED, EXPIRED, RESTATED, PENDING_REPLACE -> false;
          case ORDER_STATUS -> false;
        };
  }

  /** What happened to an order. */
  VenueReport read(UUID orderId, Received report) {
    return switch (report.fields().text(ExecTransType.FIELD).orElse("")) {
      case TRANSACTION_CANCEL -> fills.busted(orderId, report);
      case TRANSACTION_CORRECT -> fills.corrected(orderId, report);
      default -> byKind(orderId, report, ExecutionKind.of(report.fields()));
    };
  }

  /** A report that may hide a fill, and why it is not read. */
  VenueReport unclear(UUID orderId, Received report, String why) {
    return fills.unclear(orderId, report, why);
  }

  /** What is to be said of a report besides what it means. */
  Stream<VenueReport> notes(UUID orderId, Received report, VenueReport told) {
    Stream<String> flaw =
        told instanceof VenueReport.FillUnclear
            ? Stream.empty()
            : report.flaw().stream().map(why -> "read as far as it could be: " + clean.of(why));
    Stream<String> fees =
        told instanceof VenueReport.Filled filled
            ? fills.otherFees(report.fields(), filled.fill())
            : Stream.empty();
    return Stream.concat(flaw, fees).map(what -> new VenueReport.Noted(orderId, what));
  }

  private VenueReport byKind(UUID orderId, Received report, ExecutionKind kind) {
    Fields fields = report.fields();
    return switch (kind) {
      case NEW -> acknowledged(orderId, fields);
      case PARTIAL_FILL, FILL, TRADE ->
          isOfNothing(fields) ? withoutFill(orderId, fields, kind) : fills.filled(orderId, report);
      case TRADE_CANCEL -> fills.busted(orderId, report);
      case TRADE_CORRECT -> fills.corrected(orderId, report);
      case CANCELED, EXPIRED -> closed(orderId, fields, kind);
      case REJECTED -> rejected(orderId, fields);
      case DONE_FOR_DAY ->
          endsWithTheDay(fields) ? closed(orderId, fields, kind) : noted(orderId, fields, kind);
      case PENDING_NEW, PENDING_CANCEL, PENDING_REPLACE, ORDER_STATUS ->
          noted(orderId, fields, kind);
      case REPLACED, RESTATED, CALCULATED, STOPPED, SUSPENDED -> byState(orderId, fields, kind);
      case UNKNOWN ->
          mayBeFill(report)
              ? fills.unclear(orderId, report, "has no ExecType that can be read")
              : byState(orderId, fields, kind);
    };
  }

  private VenueReport byState(UUID orderId, Fields report, ExecutionKind kind) {
    return switch (OrderState.of(report)) {
      case CANCELED, EXPIRED -> closed(orderId, report, kind);
      case REJECTED -> rejected(orderId, report);
      case NEW, PARTIALLY_FILLED, FILLED, DONE_FOR_DAY, REPLACED, PENDING_CANCEL, STOPPED ->
          lies(orderId, report, kind);
      case SUSPENDED, PENDING_NEW, CALCULATED, ACCEPTED_FOR_BIDDING, PENDING_REPLACE, UNKNOWN ->
          lies(orderId, report, kind);
    };
  }

  /** How an order lies there now, where the kind of report says that this may have changed. */
  private VenueReport lies(UUID orderId, Fields report, ExecutionKind kind) {
    return switch (kind) {
      case REPLACED, RESTATED, CALCULATED, STOPPED, SUSPENDED -> restated(orderId, report, kind);
      case NEW, PARTIAL_FILL, FILL, TRADE, DONE_FOR_DAY, CANCELED, PENDING_CANCEL, REJECTED ->
          noted(orderId, report, kind);
      case PENDING_NEW, EXPIRED, PENDING_REPLACE, TRADE_CORRECT, TRADE_CANCEL, ORDER_STATUS ->
          noted(orderId, report, kind);
      case UNKNOWN -> noted(orderId, report, kind);
    };
  }

  private VenueReport restated(UUID orderId, Fields report, ExecutionKind kind) {
    boolean isSuspended =
        kind == ExecutionKind.SUSPENDED || OrderState.of(report) == OrderState.SUSPENDED;
    return new VenueReport.Restated(
        orderId, leaves(report), isSuspended, withText(kind.words(), report));
  }

  /** Whether a report says that an order was changed, by whomever. */
  static boolean isReplacement(Fields report) {
    return switch (ExecutionKind.of(report)) {
      case REPLACED -> true;
      case NEW, RESTATED, UNKNOWN -> OrderState.of(report) == OrderState.REPLACED;
      case PARTIAL_FILL, FILL, TRADE, DONE_FOR_DAY, CANCELED, PENDING_CANCEL, STOPPED -> false;
      case REJECTED, SUSPENDED, PENDING_NEW, CALCULATED, EXPIRED, PENDING_REPLACE -> false;
      case TRADE_CORRECT, TRADE_CANCEL, ORDER_STATUS -> false;
    };
  }

  /**
   * A change that was asked for is made; if the report does not say to what, it is a restatement.
   */
  VenueReport changed(UUID orderId, Fields report) {
    return quantity(report)
        .<VenueReport>map(quantity ->
            new VenueReport.Changed(
                orderId,
                quantity,
                symbols.price(report, StopPx.FIELD),
                symbols.price(report, Price.FIELD)))
        .orElseGet(() -> restated(orderId, report, ExecutionKind.REPLACED));
  }

  /** An order's quantity as the counterparty has it now. */
  static Optional<BigDecimal> quantity(Fields report) {
    return report
        .positive(OrderQty.FIELD)
        .or(() ->
            report
                .positive(LeavesQty.FIELD)
                .flatMap(left -> notNegative(report, CumQty.FIELD).map(left::add)));
  }

  private static Optional<BigDecimal> leaves(Fields report) {
    return notNegative(report, LeavesQty.FIELD)
        .or(() ->
            report
                .positive(OrderQty.FIELD)
                .flatMap(quantity -> notNegative(report, CumQty.FIELD).map(quantity::subtract))
                .filter(left -> left.signum() >= 0));
  }

  private static Optional<BigDecimal> notNegative(Fields report, int tag) {
    return report.decimal(tag).filter(number -> number.signum() >= 0);
  }

  /** Whether nothing of the order is filled, whatever kind of report this says it is. */
  private static boolean isOfNothing(Fields report) {
    boolean isWithoutPart = report.text(LastQty.FIELD).isEmpty() || report.isZero(LastQty.FIELD);
    return isWithoutPart && report.isZero(CumQty.FIELD);
  }

  /** Whether a report of no known kind names a quantity, or is broken so that it may have. */
  private static boolean mayBeFill(Received report) {
    Fields fields = report.fields();
    return report.flaw().isPresent()
        || (fields.text(LastQty.FIELD).isPresent() && !fields.isZero(LastQty.FIELD));
  }

  /** Some, QuickFIX/J's own example among them, acknowledge an order with a fill of nothing. */
  private VenueReport withoutFill(UUID orderId, Fields report, ExecutionKind kind) {
    return OrderState.of(report) == OrderState.NEW
        ? acknowledged(orderId, report)
        : byState(orderId, report, kind);
  }

  private static VenueReport acknowledged(UUID orderId, Fields report) {
    return new VenueReport.Acknowledged(orderId, OrderNames.venueId(report).orElse(UNKNOWN_ID));
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
    return new VenueReport.Closed(
        orderId, withText(kind.words(), report), notNegative(report, CumQty.FIELD));
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

  private String withText(String words, Fields report) {
    return report.text(Text.FIELD).map(text -> words + ": " + clean.of(text)).orElse(words);
  }
}
