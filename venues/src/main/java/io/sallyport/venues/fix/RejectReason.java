package io.sallyport.venues.fix;

import java.util.Optional;
import quickfix.field.BusinessRejectReason;
import quickfix.field.CxlRejReason;
import quickfix.field.OrdRejReason;

/** The codes with which a counterparty says why it refuses, in words. */
final class RejectReason {
  private RejectReason() {}

  /** Why an order was refused: OrdRejReason (103). */
  static String ofOrder(Fields report) {
    return switch (code(report, OrdRejReason.FIELD)) {
      case 0 -> "refused by the broker or exchange";
      case 1 -> "unknown symbol";
      case 2 -> "the exchange is closed";
      case 3 -> "the order exceeds a limit";
      case 4 -> "too late to enter";
      case 5 -> "unknown order";
      case 6, 7 -> "duplicate order";
      case 8 -> "stale order";
      case 11 -> "unsupported order";
      case 13 -> "wrong quantity";
      case 15 -> "unknown account";
      case 16, 18 -> "price not allowed";
      default -> "rejected";
    };
  }

  /** Why an order was not cancelled, or not changed: CxlRejReason (102). */
  static String ofCancel(Fields reject, boolean isOfChange) {
    return switch (code(reject, CxlRejReason.FIELD)) {
      case 0 -> isOfChange ? "too late to change" : "too late to cancel";
      case 1 -> "unknown order";
      case 3 -> isOfChange ? "a change is pending already" : "a cancel is pending already";
      case 6 -> isOfChange ? "duplicate id of the change" : "duplicate cancel id";
      default -> isOfChange ? "not changed" : "not cancelled";
    };
  }

  /** Why a message was refused: BusinessRejectReason (380). */
  static String ofMessage(Fields reject) {
    return switch (code(reject, BusinessRejectReason.FIELD)) {
      case 1 -> "unknown id";
      case 2 -> "unknown symbol";
      case 3 -> "message not supported";
      case 4 -> "the application is not available";
      case 5 -> "a field is missing";
      case 6 -> "not authorized";
      default -> "message refused";
    };
  }

  private static int code(Fields message, int tag) {
    Optional<Integer> code = message.count(tag);
    return code.orElse(-1);
  }
}
