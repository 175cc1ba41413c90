package io.sallyport.venues.fix;

import io.sallyport.core.plane.VenueReport;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import quickfix.field.BusinessRejectReason;
import quickfix.field.BusinessRejectRefID;
import quickfix.field.MsgType;
import quickfix.field.RefMsgType;
import quickfix.field.RefSeqNum;

/**
 * What the refusal of a message of ours means: a Reject (3) names it by its number, a
 * BusinessMessageReject (j) by that or by the id that it carried.
 */
final class Refusals {
  private static final String NOT_AVAILABLE =
      String.valueOf(BusinessRejectReason.APPLICATION_NOT_AVAILABLE);

  private final OrderNames names;
  private final OpenQuestions questions;
  private final SentMessages sent = new SentMessages();

  Refusals(OrderNames names, OpenQuestions questions) {
    this.names = names;
    this.questions = questions;
  }

  /** A message goes out under a sequence number. */
  void numbered(int sequence, Purpose purpose) {
    sent.sent(sequence, purpose);
  }

  /** Numbering begins anew: numbers that were given before name nothing any more. */
  void renumbered() {
    sent.forget();
  }

  /** What the refused message was for, if that is known. */
  Optional<Purpose> purpose(Fields reject) {
    return reject
        .count(RefSeqNum.FIELD)
        .flatMap(sent::at)
        .or(() -> reject.text(BusinessRejectRefID.FIELD).flatMap(id -> named(id, reject)));
  }

  /**
   * What it means. Where the application was not available, nobody knows how far an order got in
   * it; and a question may be put again.
   */
  List<VenueReport> meaning(Purpose purpose, Fields reject, String why) {
    boolean isUncertain = reject.says(BusinessRejectReason.FIELD, NOT_AVAILABLE);
    return switch (purpose) {
      case Purpose.Order(UUID order) ->
          List.of(
              isUncertain
                  ? new VenueReport.Doubtful(order, why)
                  : new VenueReport.Rejected(order, why));
      case Purpose.Cancel(UUID order) -> List.of(new VenueReport.CancelRejected(order, why));
      case Purpose.Change(UUID order) -> List.of(new VenueReport.ChangeRejected(order, why));
      case Purpose.Question(UUID question) ->
          (isUncertain ? questions.failed(question, why) : questions.refused(question, why))
              .stream().toList();
    };
  }

  private Optional<Purpose> named(String id, Fields reject) {
    return questions
        .named(id)
        .<Purpose>map(Purpose.Question::new)
        .or(() -> names.requestOf(id))
        .or(() -> names.orderOf(id).flatMap(order -> ofOrder(order, reject)));
  }

  /** Orders, and questions about them, carry the same id: the type of the message tells. */
  private Optional<Purpose> ofOrder(UUID order, Fields reject) {
    return switch (reject.text(RefMsgType.FIELD).orElse("")) {
      case MsgType.ORDER_SINGLE -> Optional.of(new Purpose.Order(order));
      case MsgType.ORDER_CANCEL_REQUEST -> Optional.of(new Purpose.Cancel(order));
      case MsgType.ORDER_CANCEL_REPLACE_REQUEST -> Optional.of(new Purpose.Change(order));
      default -> questions.about(order).map(Purpose.Question::new);
    };
  }
}
