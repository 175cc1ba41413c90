package io.sallyport.venues.fix;

import io.sallyport.core.plane.ClientOrderIds;
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
  private final ClientOrderIds form;

  OpenQuestions(StandingReader standings, ClientOrderIds form) {
    this.standings = standings;
    this.form = form;
  }

  void asked(OpenQuestion question) {
    open.put(question.id(), question);
  }

  /**
   * The order whose standing a report tells, going by our own id of the request that it answers.
   */
  Optional<UUID> orderOf(Fields report) {
    return named(report).flatMap(question -> askedUnder(question, report)).map(VenueOrder::orderId);
  }

  /**
   * Takes a report on how an order stands, for every question that waits for it. Where it names the
   * request that it answers, it answers that one alone, whatever else it names.
   */
  List<VenueReport> status(UUID orderId, Fields report) {
    boolean isOther = named(report).isEmpty() && names(report);
    List<OpenQuestion> asked =
        isOther
            ? List.of()
            : named(report).map(List::of).orElseGet(() -> List.copyOf(open.values()));
    return asked.stream()
        .flatMap(question ->
            question.waitsFor(orderId).stream()
                .flatMap(order -> status(question, order, report).stream()))
        .toList();
  }

  /** Whether it names a request that may be ours: in other forms than UUIDs, any may. */
  private boolean names(Fields report) {
    return form instanceof ClientOrderIds.Uuid
        ? report.idAtStart(OrdStatusReqID.FIELD).isPresent()
        : report.text(OrdStatusReqID.FIELD).isPresent();
  }

  private Optional<OpenQuestion> named(Fields report) {
    return report.text(OrdStatusReqID.FIELD).flatMap(this::openOf);
  }

  private Optional<OpenQuestion> openOf(String id) {
    return open.values().stream().filter(question -> question.isNamed(id)).findFirst();
  }

  private static Optional<VenueOrder> askedUnder(OpenQuestion question, Fields report) {
    return report.text(OrdStatusReqID.FIELD).flatMap(question::askedUnder);
  }

  /** The question that an id of ours, or of one of its parts, names, if it is open. */
  Optional<UUID> named(String id) {
    return openOf(id).map(OpenQuestion::id);
  }

  /** The first question that waits to hear of an order. */
  Optional<UUID> about(UUID orderId) {
    return open.values().stream()
        .filter(question -> question.waitsFor(orderId).isPresent())
        .map(OpenQuestion::id)
        .findFirst();
  }

  /** Takes the acknowledgement of a request for positions, or one of the reports. */
  List<VenueReport> positions(String type, Received message) {
    Optional<OpenQuestion> question =
        message
            .fields()
            .text(PosReqID.FIELD)
            .flatMap(
                id -> open.values().stream().filter(one -> one.asksPositionsUnder(id)).findFirst());
    return question
        .flatMap(asked ->
            message.flaw().isPresent()
                ? refused(asked.id(), "a report of positions is broken: " + message.flaw().get())
                : asked.positions().flatMap(known -> take(asked, known, type, message.fields())))
        .stream()
        .toList();
  }

  /** Ends a question without an answer; empty if it has ended already. */
  Optional<VenueReport> failed(UUID questionId, String why) {
    return Optional.ofNullable(open.remove(questionId))
        .map(question -> new VenueReport.Unanswered(questionId, why));
  }

  /** Ends a question that the counterparty refused, or answered with something else. */
  Optional<VenueReport> refused(UUID questionId, String why) {
    return Optional.ofNullable(open.remove(questionId))
        .map(question -> new VenueReport.Unanswered(questionId, why, true));
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
      return refused(
          question.id(), "how order " + order.orderId() + " stands was told, but not readably");
    }
    question.answered(standing.get());
    return answered(question);
  }

  private Optional<VenueReport> take(
      OpenQuestion question, PositionReports known, String type, Fields message) {
    if (isRefused(message)) {
      return refused(question.id(), "the counterparty does not tell positions");
    }
    if (type.equals(MsgType.REQUEST_FOR_POSITIONS_ACK)) {
      known.acknowledged(message);
    } else if (!known.reported(message)) {
      return refused(question.id(), "a PositionReport lacks Symbol or PosMaintRptID");
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
