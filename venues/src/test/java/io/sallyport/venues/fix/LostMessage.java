package io.sallyport.venues.fix;

import java.time.LocalDateTime;
import quickfix.Message;
import quickfix.SessionID;
import quickfix.field.BeginString;
import quickfix.field.MsgSeqNum;
import quickfix.field.SenderCompID;
import quickfix.field.SendingTime;
import quickfix.field.TargetCompID;

/** A message made up as if it had been sent. */
final class LostMessage {
  private static final LocalDateTime LONG_AGO = LocalDateTime.of(2026, 1, 5, 9, 30);

  private LostMessage() {}

  static void prepare(Message message, SessionID id, int number) {
    Message.Header header = message.getHeader();
    header.setString(BeginString.FIELD, id.getBeginString());
    header.setString(SenderCompID.FIELD, id.getSenderCompID());
    header.setString(TargetCompID.FIELD, id.getTargetCompID());
    header.setInt(MsgSeqNum.FIELD, number);
    header.setUtcTimeStamp(SendingTime.FIELD, LONG_AGO);
  }
}
