package io.sallyport.venues.fix;

import io.sallyport.core.plane.OrderName;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueReport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.stream.Stream;
import quickfix.Message;
import quickfix.UnsupportedMessageType;
import quickfix.field.CxlRejResponseTo;
import quickfix.field.LeavesQty;
import quickfix.field.MsgType;
import quickfix.field.RefMsgType;
import quickfix.field.Text;

/**
 * What was said to a counterparty and waits for an answer, and what each message that comes means.
 * It sends nothing and reports nothing itself. Any thread may call it.
 */
final class Conversation {
  private static final String TO_A_CHANGE =
      String.valueOf(CxlRejResponseTo.ORDER_CANCEL_REPLACE_REQUEST);

  private final CleanText clean;
  private final ExecutionReader executions;
  private final StrayReader strays;
  private final OpenQuestions questions;
  private final OrderNames names = new OrderNames();
  private final Refusals refusals;
  private final SequencedSet<UUID> unanswered = new LinkedHashSet<>();

  Conversation(FixSettings settings, CleanText clean) {
    this.clean = clean;
    this.executions = new ExecutionReader(settings, clean);
    VenueSymbols symbols = new VenueSymbols(settings);
    this.strays = new StrayReader(clean, symbols);
    this.questions =
        new OpenQuestions(new StandingReader(executions, symbols), settings.contract().clientIds());
    this.refusals = new Refusals(names, questions);
  }

  /** The names of all orders that were sent before. */
  synchronized void know(List<OrderName> known) {
    known.forEach(names::know);
  }

  /** An order is about to be sent. */
  synchronized void ordering(VenueOrder order) {
    names.know(order);
    unanswered.add(order.orderId());
  }

  /**
   * An order could not be sent.
   *
   * @return whether nothing was reported of it meanwhile
   */
  synchronized boolean takeBack(UUID orderId) {
    return unanswered.remove(orderId);
  }

  /** A cancel is about to be sent, under an id as the counterparty takes them. */
  synchronized void cancelling(String cancelId, UUID orderId) {
    names.cancelling(cancelId, orderId);
  }

  /** A change is about to be sent: if it is made, the order goes on under a new id. */
  synchronized void changing(String newClientOrderId, UUID orderId) {
    names.changing(newClientOrderId, orderId);
  }

  /** A change could not be sent. */
  synchronized void notChanging(UUID orderId) {
    names.changed(orderId);
  }

  /** A question is about to be sent. */
  synchronized void asking(OpenQuestion question) {
    question.orders().forEach(names::know);
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
    refusals.numbered(sequence, purpose);
  }

  /** Numbering begins anew. */
  synchronized void renumbered() {
    refusals.renumbered();
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
    Received received = Received.of(message);
    if (isSpokenHere(type)) {
      return meaning(type, received);
    }
    if (StrayReader.tellsFill(received.fields())) {
      return List.of(strays.notUnderstood("a message of type " + clean.of(type), received));
    }
    throw new UnsupportedMessageType();
  }

  private static boolean isSpokenHere(String type) {
    return switch (type) {
      case MsgType.EXECUTION_REPORT,
          MsgType.ORDER_CANCEL_REJECT,
          MsgType.BUSINESS_MESSAGE_REJECT,
          MsgType.REQUEST_FOR_POSITIONS_ACK,
          MsgType.POSITION_REPORT ->
          true;
      default -> false;
    };
  }

  private List<VenueReport> meaning(String type, Received received) {
    return switch (type) {
      case MsgType.EXECUTION_REPORT -> execution(received);
      case MsgType.ORDER_CANCEL_REJECT -> cancelReject(received);
      case MsgType.BUSINESS_MESSAGE_REJECT ->
          refused(received, RejectReason.ofMessage(received.fields()));
      default -> questions.positions(type, received);
    };
  }

  /** What a session-level Reject (3) means: the message that it names never got any further. */
  synchronized List<VenueReport> rejected(Message reject) {
    return refused(Received.of(reject), "message rejected");
  }

  /**
   * What it means that our own FIX engine refused an application message, or that reading it
   * failed: whatever it told would be lost, since the engine counts it as received.
   *
   * @param isOfSession whether it belongs to this session at all
   */
  synchronized List<VenueReport> refusedHere(
      String type, String raw, String why, boolean isOfSession) {
    Received message = Received.broken(raw, why);
    if (isOfSession && message.isIntact() && isSpokenHere(type)) {
      return meaning(type, message);
    }
    return List.of(isOfSession ? unread(type, message, why) : unassigned(type, message));
  }

  /** A message that cannot be trusted to be as it was sent. */
  private VenueReport unread(String type, Received message, String why) {
    return names
        .orderOf(message.fields())
        .filter(order -> type.equals(MsgType.EXECUTION_REPORT))
        .map(order -> executions.unclear(order, message, "was not read: " + clean.of(why)))
        .orElseGet(() -> unassigned(type, message));
  }

  private VenueReport unassigned(String type, Received message) {
    boolean tellsNoFill = isSpokenHere(type) && !type.equals(MsgType.EXECUTION_REPORT);
    String what = "a message of type " + clean.of(type);
    return tellsNoFill ? strays.idle(what, message) : strays.notUnderstood(what, message);
  }

  /** What it means that a message cannot be dealt with, which nothing but a bug of ours brings. */
  synchronized VenueReport lost(String type, Message message, String why) {
    return unread(type, Received.broken(Received.of(message).raw(), why), why);
  }

  private List<VenueReport> execution(Received report) {
    if (ExecutionReader.isStatus(report.fields())) {
      return status(report);
    }
    return names
        .orderOf(report.fields())
        .map(order -> happened(order, report))
        .orElseGet(() -> List.of(strays.execution(report)));
  }

  private List<VenueReport> status(Received report) {
    Fields fields = report.fields();
    Optional<UUID> order = questions.orderOf(fields).or(() -> names.orderOf(fields));
    order
        .filter(known -> OrderState.of(fields) != OrderState.REJECTED)
        .ifPresent(known -> names.learn(known, fields));
    return order
        .map(known -> questions.status(known, fields))
        .orElseGet(() -> List.of(strays.execution(report)));
  }

  private List<VenueReport> happened(UUID orderId, Received report) {
    Fields fields = report.fields();
    unanswered.remove(orderId);
    names.learn(orderId, fields);
    VenueReport told =
        ExecutionReader.isReplacement(fields) && names.answersChange(orderId, fields)
            ? executions.changed(orderId, fields)
            : executions.read(orderId, report);
    settle(orderId, fields, told);
    return Stream.concat(Stream.of(told), executions.notes(orderId, report, told)).toList();
  }

  private void settle(UUID orderId, Fields report, VenueReport told) {
    if (told instanceof VenueReport.Changed) {
      names.changed(orderId);
    }
    if (isOver(report)) {
      names.over(orderId);
    }
  }

  private static boolean isOver(Fields report) {
    return OrderState.of(report).isOver()
        && report.decimal(LeavesQty.FIELD).map(left -> left.signum() == 0).orElse(true);
  }

  private List<VenueReport> cancelReject(Received reject) {
    Fields fields = reject.fields();
    Optional<UUID> order = names.orderOf(fields);
    boolean isOfChange =
        fields.says(CxlRejResponseTo.FIELD, TO_A_CHANGE)
            || (fields.text(CxlRejResponseTo.FIELD).isEmpty() && names.namesChange(fields));
    String why = withText(RejectReason.ofCancel(fields, isOfChange), fields);
    if (isOfChange) {
      order.ifPresent(names::changed);
    }
    return List.of(
        order
            .<VenueReport>map(known ->
                isOfChange
                    ? new VenueReport.ChangeRejected(known, why)
                    : new VenueReport.CancelRejected(known, why))
            .orElseGet(() -> strays.idle("an OrderCancelReject", reject)));
  }

  private List<VenueReport> refused(Received reject, String words) {
    Fields fields = reject.fields();
    String why = withText(words, fields);
    Optional<Purpose> purpose = refusals.purpose(fields);
    purpose.ifPresent(this::isAnswered);
    return purpose
        .map(what -> refusals.meaning(what, fields, why))
        .orElseGet(() -> List.of(strays.idle("a reject of a message " + type(fields), reject)));
  }

  private void isAnswered(Purpose purpose) {
    switch (purpose) {
      case Purpose.Order(UUID order) -> unanswered.remove(order);
      case Purpose.Change(UUID order) -> names.changed(order);
      case Purpose.Cancel _, Purpose.Question _ -> {
        // Nothing waits for these here.
      }
    }
  }

  private static String type(Fields reject) {
    return reject.text(RefMsgType.FIELD).map(type -> "of type " + type).orElse("of ours");
  }

  private String withText(String words, Fields message) {
    return message.text(Text.FIELD).map(text -> words + ": " + clean.of(text)).orElse(words);
  }
}
