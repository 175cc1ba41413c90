package io.sallyport.venues.fix;

import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.plane.VenueReports;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import quickfix.Application;
import quickfix.DoNotSend;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionStateListener;
import quickfix.UnsupportedMessageType;
import quickfix.field.MsgSeqNum;
import quickfix.field.MsgType;
import quickfix.field.RefMsgType;
import quickfix.field.RefSeqNum;
import quickfix.field.Text;

/**
 * One FIX session as QuickFIX/J runs it. Each message's reports are durable before the expected
 * sequence number moves past the message: what is not, the counterparty sends again.
 */
final class FixConnection implements Application, SessionStateListener {
  private final FixSettings settings;
  private final Access access;
  private final Conversation conversation;
  private final VenueReports reports;
  private final Voice voice;
  private final LossReason reason;
  private final CatchingUp catchingUp = new CatchingUp();

  private volatile Optional<Session> session = Optional.empty();

  FixConnection(
      FixSettings settings,
      Access access,
      Conversation conversation,
      VenueReports reports,
      Voice voice) {
    this.settings = settings;
    this.access = access;
    this.conversation = conversation;
    this.reports = reports;
    this.voice = voice;
    this.reason = new LossReason(settings, new CleanText(access.password()));
  }

  /** What notes why the connection was lost. */
  LossReason reason() {
    return reason;
  }

  /** Takes the session that QuickFIX/J has made. */
  void take(Session made) {
    made.addStateListener(this);
    session = Optional.of(made);
    if (!made.isSessionTime()) {
      voice.say(new VenueReport.Disconnected("outside the hours of the session"));
    }
  }

  /** Sends a Logout at once; the engine by itself would do so only at its next tick. */
  void sayGoodbye() {
    session.filter(Session::isLoggedOn).ifPresent(Session::generateLogout);
  }

  /** Whether the counterparty can be reached, and has said again what was missed. */
  boolean isReady() {
    return catchingUp.isDone();
  }

  /** Sends a message; if that fails, no byte of it has left, nor ever will. */
  boolean send(Outgoing message) {
    return isReady() && session.filter(made -> made.send(message)).isPresent();
  }

  @Override
  public void onCreate(SessionID id) {}

  @Override
  public void onLogon(SessionID id) {
    reason.loggedOn();
    catchingUp.loggedOn();
    caughtUpTo(expected());
  }

  /** All that a loss means is done when the connection ends, logged on or not. */
  @Override
  public void onLogout(SessionID id) {}

  @Override
  public void onDisconnect() {
    catchingUp.loggedOut();
    String why = reason.afterLoss();
    conversation.dropped(why).forEach(voice::say);
    voice.say(new VenueReport.Disconnected(why));
  }

  @Override
  public void onConnectException(Exception exception) {
    voice.say(new VenueReport.Disconnected(reason.withoutConnection(exception)));
  }

  @Override
  public void onResendRequestSent(int from, int to, int chunkEnd) {
    catchingUp.missing(to);
  }

  @Override
  public void onSequenceResetReceived(int next, boolean isGapFill) {
    caughtUpTo(next);
  }

  /** Called with the engine's locks held: reports go by the venue's own thread. */
  @Override
  public void toAdmin(Message message, SessionID id) {
    switch (type(message)) {
      case MsgType.LOGON -> LogonFields.add(message, settings, access);
      case MsgType.REJECT -> voice.say(refusedByUs(message));
      default -> {
        // Nothing is added to the others.
      }
    }
  }

  @Override
  public void toApp(Message message, SessionID id) throws DoNotSend {
    if (!(message instanceof Outgoing outgoing)) {
      throw new DoNotSend();
    }
    conversation.numbered(sequence(message), outgoing.purpose());
  }

  @Override
  public void fromAdmin(Message message, SessionID id) {
    switch (type(message)) {
      case MsgType.LOGOUT -> reason.loggedOut(new Fields(message).text(Text.FIELD));
      case MsgType.REJECT -> hand(conversation.rejected(message));
      default -> {
        // The engine deals with the others.
      }
    }
    if (sequence(message) == expected()) {
      caughtUpTo(expected() + 1);
    }
  }

  @Override
  public void fromApp(Message message, SessionID id) throws UnsupportedMessageType {
    try {
      hand(meaning(message));
    } finally {
      // A message that was not durable has ended the session, and with it the catching up.
      caughtUpTo(sequence(message) + 1);
    }
  }

  /** A message that cannot be dealt with must not come again and again: a person is told. */
  private List<VenueReport> meaning(Message message) throws UnsupportedMessageType {
    try {
      return conversation.received(type(message), message);
    } catch (RuntimeException e) {
      return List.of(
          new VenueReport.Stray(
              "message %d of type %s could not be dealt with: %s"
                  .formatted(sequence(message), type(message), e.getClass().getSimpleName())));
    }
  }

  private void hand(List<VenueReport> told) {
    for (VenueReport report : told) {
      if (voice.isClosed() || !reports.deliver(report)) {
        undelivered(report);
      }
    }
  }

  /** The message counts as not received, and comes again. A question does not wait for that. */
  private void undelivered(VenueReport report) {
    if (report instanceof VenueReport.Answered answered) {
      voice.say(
          new VenueReport.Unanswered(answered.questionId(), "the answer could not be recorded"));
    }
    session.ifPresent(FixConnection::disconnect);
    throw new IllegalStateException("a report could not be recorded");
  }

  private static void disconnect(Session session) {
    try {
      session.disconnect("a report could not be recorded here", false);
    } catch (IOException e) {
      // The store failed too. The exception that follows keeps the number where it is.
    }
  }

  private void caughtUpTo(int next) {
    if (catchingUp.reached(next)) {
      voice.say(new VenueReport.Connected());
    }
  }

  private VenueReport refusedByUs(Message reject) {
    Fields fields = new Fields(reject);
    return new VenueReport.Stray(
        "message %s of type %s could not be read and was rejected: %s"
            .formatted(
                fields.text(RefSeqNum.FIELD).orElse("?"),
                fields.text(RefMsgType.FIELD).orElse("?"),
                new CleanText(access.password()).of(fields.text(Text.FIELD).orElse("?"))));
  }

  private int expected() {
    return session.map(Session::getExpectedTargetNum).orElse(0);
  }

  private static String type(Message message) {
    return new Fields(message.getHeader()).text(MsgType.FIELD).orElse("");
  }

  private static int sequence(Message message) {
    return new Fields(message.getHeader()).count(MsgSeqNum.FIELD).orElse(0);
  }
}
