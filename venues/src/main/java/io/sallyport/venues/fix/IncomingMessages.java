package io.sallyport.venues.fix;

import quickfix.DefaultMessageFactory;
import quickfix.Group;
import quickfix.Message;
import quickfix.MessageFactory;
import quickfix.MessageUtils;
import quickfix.field.MsgType;
import quickfix.field.OrigSendingTime;

/**
 * Makes the messages that the engine reads. It refuses a resent message whose OrigSendingTime (122)
 * seems to be after its SendingTime, which one stamped to the second and the other to the
 * millisecond suffices for, and counts it as received: a fill would be lost. So in an application
 * message the engine does not see that field; nobody else needs it.
 */
final class IncomingMessages implements MessageFactory {
  private final MessageFactory usual = new DefaultMessageFactory();

  @Override
  public Message create(String beginString, String type) {
    return MessageUtils.isAdminMessage(type) ? usual.create(beginString, type) : new Incoming(type);
  }

  @Override
  public Group create(String beginString, String type, int countTag) {
    return usual.create(beginString, type, countTag);
  }

  /** An application message. */
  private static final class Incoming extends Message {
    private static final long serialVersionUID = 1L;

    Incoming(String type) {
      header = new Untimed();
      header.setString(MsgType.FIELD, type);
    }
  }

  /** A header in which the engine does not find when the message was sent first. */
  private static final class Untimed extends Message.Header {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean isSetField(int tag) {
      return tag != OrigSendingTime.FIELD && super.isSetField(tag);
    }
  }
}
