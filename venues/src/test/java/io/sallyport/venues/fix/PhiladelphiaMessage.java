package io.sallyport.venues.fix;

import com.paritytrading.philadelphia.FIXMessage;
import com.paritytrading.philadelphia.FIXValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import quickfix.field.BusinessRejectReason;
import quickfix.field.MsgSeqNum;
import quickfix.field.MsgType;
import quickfix.field.RefMsgType;
import quickfix.field.RefSeqNum;
import quickfix.field.Text;

/**
 * A message to or from a broker on Philadelphia, apart from what its session adds.
 *
 * @param type its MsgType (35)
 * @param number its MsgSeqNum (34); none yet if zero
 * @param fields its fields by tag
 */
record PhiladelphiaMessage(String type, long number, Map<Integer, String> fields) {
  private static final int DECIMALS = 8;

  /** An empty one that is to be sent. */
  static PhiladelphiaMessage of(String type) {
    return new PhiladelphiaMessage(type, 0, new LinkedHashMap<>());
  }

  /** One that came. */
  static PhiladelphiaMessage read(FIXMessage message) {
    Map<Integer, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < message.getFieldCount(); i++) {
      fields.put(message.tagAt(i), message.valueAt(i).asString().toString());
    }
    return new PhiladelphiaMessage(
        fields.get(MsgType.FIELD), Long.parseLong(fields.get(MsgSeqNum.FIELD)), fields);
  }

  /** The field's text; empty if it is not there. */
  String text(int tag) {
    return fields.getOrDefault(tag, "");
  }

  /** The field's number; zero if it is not there. */
  BigDecimal number(int tag) {
    return new BigDecimal(fields.getOrDefault(tag, "0"));
  }

  PhiladelphiaMessage with(int tag, String value) {
    fields.put(tag, value);
    return this;
  }

  /** Adds a number as Philadelphia writes one: with a fixed number of decimals. */
  PhiladelphiaMessage with(int tag, BigDecimal value) {
    FIXValue written = new FIXValue(2 * DECIMALS + 16);
    written.setFloat(value.doubleValue(), DECIMALS);
    return with(tag, written.asString().toString());
  }

  PhiladelphiaMessage notSupported() {
    return of(MsgType.BUSINESS_MESSAGE_REJECT)
        .with(RefSeqNum.FIELD, Long.toString(number))
        .with(RefMsgType.FIELD, type)
        .with(
            BusinessRejectReason.FIELD,
            Integer.toString(BusinessRejectReason.UNSUPPORTED_MESSAGE_TYPE))
        .with(Text.FIELD, "not known here");
  }
}
