package io.sallyport.venues.fix;

import java.util.Arrays;
import quickfix.field.OrdStatus;

/** OrdStatus (39): how a counterparty sees an order. */
enum OrderState {
  NEW("0"),
  PARTIALLY_FILLED("1"),
  FILLED("2"),
  DONE_FOR_DAY("3"),
  CANCELED("4"),
  REPLACED("5"),
  PENDING_CANCEL("6"),
  STOPPED("7"),
  REJECTED("8"),
  SUSPENDED("9"),
  PENDING_NEW("A"),
  CALCULATED("B"),
  EXPIRED("C"),
  ACCEPTED_FOR_BIDDING("D"),
  PENDING_REPLACE("E"),
  /** Missing, or one that neither version has. */
  UNKNOWN("");

  private final String code;

  OrderState(String code) {
    this.code = code;
  }

  static OrderState of(Fields report) {
    String code = report.text(OrdStatus.FIELD).orElse("");
    return Arrays.stream(values())
        .filter(state -> state.code.equals(code))
        .findFirst()
        .orElse(UNKNOWN);
  }

  /** Whether the order is over at the counterparty. */
  boolean isOver() {
    return switch (this) {
      case FILLED, CANCELED, REJECTED, EXPIRED -> true;
      case NEW, PARTIALLY_FILLED, DONE_FOR_DAY, REPLACED, PENDING_CANCEL, STOPPED, SUSPENDED ->
          false;
      case PENDING_NEW, CALCULATED, ACCEPTED_FOR_BIDDING, PENDING_REPLACE, UNKNOWN -> false;
    };
  }
}
