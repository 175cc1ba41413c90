package io.sallyport.venues.fix;

import io.sallyport.core.plane.VenueAnswer;
import io.sallyport.core.plane.VenueAnswer.OrderStanding;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueQuestion;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;

/** A question that was sent, and as much of its answer as there is. */
final class OpenQuestion {
  private final VenueQuestion question;
  private final Optional<PositionReports> positions;
  private final SequencedMap<UUID, OrderStanding> standings = new LinkedHashMap<>();
  private final Map<String, VenueOrder> statusIds = new HashMap<>();
  private final String positionsId;

  /**
   * A question that is about to be sent.
   *
   * @param positions what its positions are gathered in, if they are asked for
   * @param ids the ids of its parts
   */
  OpenQuestion(VenueQuestion question, Optional<PositionReports> positions, RequestIds ids) {
    this.question = question;
    this.positions = positions;
    this.positionsId = ids.positions(question.questionId());
    for (int i = 0; i < question.orders().size(); i++) {
      statusIds.put(ids.status(question.questionId(), i), question.orders().get(i));
    }
  }

  List<VenueOrder> orders() {
    return question.orders();
  }

  UUID id() {
    return question.questionId();
  }

  /** The order of that id, if it is asked about and has not been answered. */
  Optional<VenueOrder> waitsFor(UUID orderId) {
    return question.orders().stream()
        .filter(order -> order.orderId().equals(orderId) && !standings.containsKey(orderId))
        .findFirst();
  }

  /** The order that was asked about under an OrdStatusReqID. */
  Optional<VenueOrder> askedUnder(String statusId) {
    return Optional.ofNullable(statusIds.get(statusId));
  }

  /** Whether an id is that of the question, or of one of its parts. */
  boolean isNamed(String id) {
    return id.equals(positionsId)
        || statusIds.containsKey(id)
        || Fields.idAtStart(id).filter(question.questionId()::equals).isPresent();
  }

  boolean asksPositionsUnder(String id) {
    return positions.isPresent() && id.equals(positionsId);
  }

  void answered(OrderStanding standing) {
    standings.put(standing.orderId(), standing);
  }

  /** The positions of the answer, where they are asked for. */
  Optional<PositionReports> positions() {
    return positions;
  }

  /** The whole answer, in the order of the question; empty as long as a part is missing. */
  Optional<VenueAnswer> answer() {
    List<OrderStanding> known =
        question.orders().stream()
            .flatMap(order -> Optional.ofNullable(standings.get(order.orderId())).stream())
            .toList();
    boolean isWhole =
        known.size() == question.orders().size()
            && positions.map(PositionReports::areComplete).orElse(true);
    return isWhole
        ? Optional.of(new VenueAnswer(known, positions.map(PositionReports::holdings)))
        : Optional.empty();
  }
}
