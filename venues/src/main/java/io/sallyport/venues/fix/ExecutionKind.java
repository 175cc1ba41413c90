package io.sallyport.venues.fix;

import java.util.Arrays;
import quickfix.field.ExecType;

/** ExecType (150): what an ExecutionReport is about. FIX 4.2 and 4.4 use different parts of it. */
enum ExecutionKind {
  NEW("0", "new"),
  /** FIX 4.2: a fill of a part. */
  PARTIAL_FILL("1", "partially filled"),
  /** FIX 4.2: a fill of the rest. */
  FILL("2", "filled"),
  DONE_FOR_DAY("3", "done for the day"),
  CANCELED("4", "cancelled"),
  REPLACED("5", "replaced"),
  PENDING_CANCEL("6", "pending cancel"),
  STOPPED("7", "stopped"),
  REJECTED("8", "rejected"),
  SUSPENDED("9", "suspended"),
  PENDING_NEW("A", "pending new"),
  CALCULATED("B", "calculated"),
  EXPIRED("C", "expired"),
  RESTATED("D", "restated"),
  PENDING_REPLACE("E", "pending replace"),
  /** FIX 4.4: a fill of a part or of the rest. */
  TRADE("F", "trade"),
  TRADE_CORRECT("G", "trade corrected"),
  TRADE_CANCEL("H", "trade cancelled"),
  /** FIX 4.4: the answer to an OrderStatusRequest. */
  ORDER_STATUS("I", "order status"),
  /** Missing, or one that neither version has. */
  UNKNOWN("", "a report of an unknown kind");

  private final String code;
  private final String words;

  ExecutionKind(String code, String words) {
    this.code = code;
    this.words = words;
  }

  static ExecutionKind of(Fields report) {
    String code = report.text(ExecType.FIELD).orElse("");
    return Arrays.stream(values())
        .filter(kind -> kind.code.equals(code))
        .findFirst()
        .orElse(UNKNOWN);
  }

  String words() {
    return words;
  }
}
