package io.sallyport.venues.fix;

import io.sallyport.core.plane.VenueAnswer.OrderStanding;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import quickfix.field.MsgType;
import quickfix.field.OrdStatusReqID;
import quickfix.field.PosReqID;
import quickfix.field.PosReqResult;

/** The questions that were sent and wait. Each ends in one report: answered, or unanswered. */
final class OpenQuestions {
  private final SequencedMap<UUID, OpenQuestion> open = new LinkedHashMap<>();
  private final StandingReader standings;

  OpenQuestions(StandingReader standings) {
    this.standings = standings;
  }

  void asked(OpenQuestion question) {
    open.put(question.id(), question);
  }

  /** Takes a report on how an order stands, for every question that waits for it. */
  List<VenueReport> status(UUID orderId, Fields report) {
    Optional<UUID> named = report.idAtStart(OrdStatusReqID.FIELD);
    return List.copyOf(open.values()).stream()
        .filter(question -> named.map(question.id()::equals).orElse(true))
        .flatMap(question ->
            question.waitsFor(orderId).stream()
                .flatMap(order -> status(question, order, report).stream()))
        .toList();
  }

  /** Takes the acknowledgement of a request for positions, or one of the reports. */
  List<VenueReport> positions(String type, Fields message) {
    Optional<OpenQuestion> question =
        message.id(PosReqID.FIELD).flatMap(id -> Optional.ofNullable(open.get(id)));
    return question
        .flatMap(asked -> asked.positions().flatMap(known -> take(asked, known, type, message)))
        .stream()
        .toList();
  }

  /** Ends a question without an answer; empty if it has ended already. */
  Optional<VenueReport> failed(UUID questionId, String why) {
    return Optional.ofNullable(open.remove(questionId))
        .map(question -> new VenueReport.Unanswered(questionId, why));
  }

  /** Ends all questions without an answer. */
  List<VenueReport> allFailed(String why) {
    List<VenueReport> reports = new ArrayList<>();
    open.sequencedKeySet().forEach(id -> reports.add(new VenueReport.Unanswered(id, why)));
    open.clear();
    return reports;
  }

  private Optional<VenueReport> status(OpenQuestion question, VenueOrder order, Fields report) {
    Optional<OrderStanding> standing = standings.read(order, report);
    if (standing.isEmpty()) {
      return failed(
          question.id(), "how order " + order.orderId() + " stands was told, but not readably");
    }
    question.answered(standing.get());
    return answered(question);
  }

  private Optional<VenueReport> take(
      OpenQuestion question, PositionReports known, String type, Fields message) {
    if (isRefused(message)) {
      return failed(question.id(), "the counterparty does not tell positions");
    }
    if (type.equals(MsgType.REQUEST_FOR_POSITIONS_ACK)) {
      known.acknowledged(message);
    } else if (!known.reported(message)) {
      return failed(question.id(), "a PositionReport lacks Symbol or PosMaintRptID");
    }
    return answered(question);
  }

  private Optional<VenueReport> answered(OpenQuestion question) {
    Optional<VenueReport> report =
        question.answer().map(answer -> new VenueReport.Answered(question.id(), answer));
    report.ifPresent(whole -> open.remove(question.id()));
    return report;
  }

  private static boolean isRefused(Fields message) {
    return message
        .count(PosReqResult.FIELD)
        .filter(result ->
            result != PosReqResult.VALID_REQUEST
                && result != PosReqResult.NO_POSITIONS_FOUND_THAT_MATCH_CRITERIA)
        .isPresent();
  }
}
