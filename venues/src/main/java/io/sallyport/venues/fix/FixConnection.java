package io.sallyport.venues.fix;

import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.plane.VenueReports;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import quickfix.Application;
import quickfix.DoNotSend;
import quickfix.Message;
import quickfix.MessageUtils;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionStateListener;
import quickfix.UnsupportedMessageType;
import quickfix.field.MsgSeqNum;
import quickfix.field.MsgType;
import quickfix.field.RefMsgType;
import quickfix.field.RefSeqNum;
import quickfix.field.ResetSeqNumFlag;
import quickfix.field.SessionRejectReason;
import quickfix.field.Text;

/**
 * One FIX session as QuickFIX/J runs it. Each message's reports are durable before the expected
 * sequence number moves past the message: what is not, the counterparty sends again.
 */
final class FixConnection implements Application, SessionStateListener {
  private static final String OF_ANOTHER_SESSION =
      String.valueOf(SessionRejectReason.COMPID_PROBLEM);
  private static final String YES = "Y";

  private final FixSettings settings;
  private final Access access;
  private final Conversation conversation;
  private final VenueReports reports;
  private final Voice voice;
  private final CleanText clean;
  private final HeardMessages heard = new HeardMessages();
  private final LossReason reason;
  private final CatchingUp catchingUp = new CatchingUp();

  private volatile Optional<Session> session = Optional.empty();

  /** Whether our own Logon asks for numbering to begin anew. */
  private volatile boolean asksForReset;

  private volatile boolean hasLoggedOn;

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
    this.clean = new CleanText(access.password());
    this.reason = new LossReason(settings, clean, heard);
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
    hasLoggedOn = true;
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
    voice.later(settings.pace().answer(), () -> stuck(to));
  }

  private Optional<VenueReport> stuck(int upTo) {
    int next = expected();
    return catchingUp.isStuck(upTo, next)
        ? Optional.of(
            new VenueReport.Missed(
                "messages %d to %d were asked for again and have not come".formatted(next, upTo)))
        : Optional.empty();
  }

  /** Messages that a gap fill skips may have been administrative; if that is not known, we ask. */
  @Override
  public void onSequenceResetReceived(int next, boolean isGapFill) {
    int expected = expected();
    if (isGapFill && next > expected && !heard.wereAdministrative(expected, next)) {
      catchingUp.skipped(
          "the counterparty skips its messages %d to %d".formatted(expected, next - 1));
    } else if (!isGapFill && next != expected) {
      catchingUp.skipped(
          "the counterparty says that its next message is %d, while %d was expected"
              .formatted(next, expected));
    }
    caughtUpTo(Math.max(next, expected));
  }

  @Override
  public void onReset() {
    conversation.renumbered();
  }

  /** Called with the engine's locks held: reports go by the venue's own thread. */
  @Override
  public void toAdmin(Message message, SessionID id) {
    switch (type(message)) {
      case MsgType.LOGON -> {
        asksForReset = resets(message);
        LogonFields.add(message, settings, access);
      }
      case MsgType.REJECT -> refusedByUs(message).forEach(voice::say);
      default -> {
        // Nothing is added to the others.
      }
    }
  }

  @Override
  public void toApp(Message message, SessionID id) throws DoNotSend {
    if (message instanceof Outgoing outgoing) {
      conversation.numbered(sequence(message), outgoing.purpose());
    } else if (!type(message).equals(MsgType.BUSINESS_MESSAGE_REJECT)) {
      throw new DoNotSend();
    }
  }

  @Override
  public void fromAdmin(Message message, SessionID id) {
    switch (type(message)) {
      case MsgType.LOGON -> loggedOn(message);
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
      String why = "could not be dealt with: " + e.getClass().getSimpleName();
      return List.of(conversation.lost(type(message), message, why));
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
    catchingUp.lost(next).ifPresent(what -> voice.say(new VenueReport.Missed(what)));
    if (catchingUp.reached(next)) {
      voice.say(new VenueReport.Connected());
    }
  }

  /** Numbering that begins anew leaves out whatever the counterparty had not sent by then. */
  private void loggedOn(Message logon) {
    if (resets(logon) && (hasLoggedOn || !asksForReset)) {
      catchingUp.skipped(
          "numbering began anew: what the counterparty had not sent by then never comes");
    }
  }

  private List<VenueReport> refusedByUs(Message reject) {
    Fields fields = new Fields(reject);
    String type = fields.text(RefMsgType.FIELD).orElse("");
    int number = fields.count(RefSeqNum.FIELD).orElse(0);
    String why =
        "message %d of type %s was refused by our own FIX engine: %s"
            .formatted(number, type, clean.of(fields.text(Text.FIELD).orElse("?")));
    Optional<String> raw = heard.at(number);
    if (raw.isEmpty() || MessageUtils.isAdminMessage(type)) {
      return List.of(unseen(why, !MessageUtils.isAdminMessage(type)));
    }
    return conversation.refusedHere(
        type, raw.get(), why, !fields.says(SessionRejectReason.FIELD, OF_ANOTHER_SESSION));
  }

  private static VenueReport unseen(String why, boolean movesPosition) {
    return new VenueReport.Stray(
        why, Optional.empty(), Optional.empty(), Optional.empty(), movesPosition);
  }

  private static boolean resets(Message logon) {
    return new Fields(logon).says(ResetSeqNumFlag.FIELD, YES);
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
