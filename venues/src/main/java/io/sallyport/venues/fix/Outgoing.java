package io.sallyport.venues.fix;

import quickfix.Message;
import quickfix.field.MsgType;

/**
 * A message on its first way out. One that QuickFIX/J reads back from a store is never of this
 * class, and so never goes out again.
 */
final class Outgoing extends Message {
  private static final long serialVersionUID = 1L;

  private final transient Purpose purpose;

  Outgoing(String type, Purpose purpose) {
    this.purpose = purpose;
    getHeader().setString(MsgType.FIELD, type);
  }

  /** What it is for. */
  Purpose purpose() {
    return purpose;
  }
}
