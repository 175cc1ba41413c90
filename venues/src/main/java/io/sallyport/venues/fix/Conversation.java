package io.sallyport.venues.fix;

import io.sallyport.core.plane.VenueReport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;
import quickfix.FieldException;
import quickfix.Message;
import quickfix.UnsupportedMessageType;
import quickfix.field.BusinessRejectReason;
import quickfix.field.BusinessRejectRefID;
import quickfix.field.ClOrdID;
import quickfix.field.ExecID;
import quickfix.field.LeavesQty;
import quickfix.field.MsgType;
import quickfix.field.RefMsgType;
import quickfix.field.RefSeqNum;
import quickfix.field.Text;

/**
 * What was said to a counterparty and waits for an answer, and what each message that comes means.
 * It sends nothing and reports nothing itself. Any thread may call it.
 */
final class Conversation {
  private static final String NOT_AVAILABLE =
      String.valueOf(BusinessRejectReason.APPLICATION_NOT_AVAILABLE);

  private final CleanText clean;
  private final ExecutionReader executions;
  private final OpenQuestions questions;
  private final OrderNames names = new OrderNames();
  private final SentMessages sent = new SentMessages();
  private final SequencedSet<UUID> unanswered = new LinkedHashSet<>();

  Conversation(FixSettings settings, CleanText clean) {
    this.clean = clean;
    this.executions = new ExecutionReader(settings, clean);
    this.questions = new OpenQuestions(new StandingReader(executions));
  }

  /** An order is about to be sent. */
  synchronized void ordering(UUID orderId) {
    unanswered.add(orderId);
  }

  /**
   * An order could not be sent.
   *
   * @return whether nothing was reported of it meanwhile
   */
  synchronized boolean takeBack(UUID orderId) {
    return unanswered.remove(orderId);
  }

  /** A cancel is about to be sent. */
  synchronized void cancelling(UUID cancelId, UUID orderId) {
    names.cancelling(cancelId, orderId);
  }

  /** A question is about to be sent. */
  synchronized void asking(OpenQuestion question) {
    questions.asked(question);
  }

  /** A question will not be answered any more; empty if it was, or has failed already. */
  synchronized Optional<VenueReport> failed(UUID questionId, String why) {
    return questions.failed(questionId, why);
  }

  /** The counterparty's own id of an order, if it has told one. */
  synchronized Optional<String> venueIdOf(UUID orderId) {
    return names.venueIdOf(orderId);
  }

  /** A message goes out under a sequence number. */
  synchronized void numbered(int sequence, Purpose purpose) {
    sent.sent(sequence, purpose);
  }

  /** The way is lost: what was sent and had no answer may have arrived or not. */
  synchronized List<VenueReport> dropped(String why) {
    List<VenueReport> reports = new ArrayList<>();
    unanswered.forEach(order -> reports.add(new VenueReport.Doubtful(order, why)));
    unanswered.clear();
    reports.addAll(questions.allFailed(why));
    return reports;
  }

  /**
   * What an application message means.
   *
   * @throws UnsupportedMessageType if it is none that is spoken here; the counterparty is told so
   */
  synchronized List<VenueReport> received(String type, Message message)
      throws UnsupportedMessageType {
    Fields fields = new Fields(message);
    return switch (type) {
      case MsgType.EXECUTION_REPORT -> execution(message, fields);
      case MsgType.ORDER_CANCEL_REJECT -> cancelReject(fields);
      case MsgType.BUSINESS_MESSAGE_REJECT -> refused(fields, RejectReason.ofMessage(fields));
      case MsgType.REQUEST_FOR_POSITIONS_ACK, MsgType.POSITION_REPORT ->
          questions.positions(type, fields);
      default -> throw new UnsupportedMessageType();
    };
  }

  /** What a session-level Reject (3) means: the message that it names never got any further. */
  synchronized List<VenueReport> rejected(Message reject) {
    return refused(new Fields(reject), "message rejected");
  }

  private List<VenueReport> execution(Message message, Fields report) {
    Optional<UUID> orderId = names.orderOf(report);
    if (orderId.isEmpty()) {
      return List.of(stray("an ExecutionReport", report));
    }
    Optional<FieldException> problem = Optional.ofNullable(message.getException());
    if (problem.isPresent()) {
      unanswered.remove(orderId.get());
      return List.of(
          executions.unreadable(orderId.get(), report, "is broken: " + problem.get().getMessage()));
    }
    return ExecutionReader.isStatus(report)
        ? questions.status(orderId.get(), report)
        : happened(orderId.get(), report);
  }

  private List<VenueReport> happened(UUID orderId, Fields report) {
    unanswered.remove(orderId);
    if (isOver(report)) {
      names.forget(orderId);
    } else {
      names.learn(orderId, report);
    }
    return List.of(executions.read(orderId, report));
  }

  private static boolean isOver(Fields report) {
    return OrderState.of(report).isOver()
        && report.decimal(LeavesQty.FIELD).map(left -> left.signum() == 0).orElse(true);
  }

  private List<VenueReport> cancelReject(Fields reject) {
    String why = withText(RejectReason.ofCancel(reject), reject);
    return List.of(
        names
            .orderOf(reject)
            .<VenueReport>map(order -> new VenueReport.CancelRejected(order, why))
            .orElseGet(() -> stray("an OrderCancelReject", reject)));
  }

  private List<VenueReport> refused(Fields reject, String words) {
    String why = withText(words, reject);
    Optional<Purpose> purpose = reject.count(RefSeqNum.FIELD).flatMap(sent::at);
    return purpose
        .map(what -> refused(what, why, reject.says(BusinessRejectReason.FIELD, NOT_AVAILABLE)))
        .orElseGet(() -> List.of(stray("a reject of a message " + refused(reject), reject)));
  }

  /**
   * A message was refused. Where the application was not available, nobody knows how far an order
   * got in it.
   */
  private List<VenueReport> refused(Purpose purpose, String why, boolean isUncertain) {
    return switch (purpose) {
      case Purpose.Order(UUID orderId) -> {
        unanswered.remove(orderId);
        yield List.of(
            isUncertain
                ? new VenueReport.Doubtful(orderId, why)
                : new VenueReport.Rejected(orderId, why));
      }
      case Purpose.Cancel(UUID orderId) -> List.of(new VenueReport.CancelRejected(orderId, why));
      case Purpose.Question(UUID questionId) -> questions.failed(questionId, why).stream().toList();
    };
  }

  private static String refused(Fields reject) {
    return reject.text(RefMsgType.FIELD).map(type -> "of type " + type).orElse("of ours");
  }

  private VenueReport stray(String what, Fields message) {
    String ids =
        "%s (ClOrdID %s, ExecID %s)"
            .formatted(
                what,
                message
                    .text(ClOrdID.FIELD)
                    .or(() -> message.text(BusinessRejectRefID.FIELD))
                    .orElse("none"),
                message.text(ExecID.FIELD).orElse("none"));
    return new VenueReport.Stray(clean.of(withText(ids, message)));
  }

  private String withText(String words, Fields message) {
    return message.text(Text.FIELD).map(text -> words + ": " + clean.of(text)).orElse(words);
  }
}
