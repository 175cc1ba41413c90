package io.sallyport.venues.fix;

import io.sallyport.core.plane.VenueAnswer;
import io.sallyport.core.plane.VenueAnswer.OrderStanding;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueQuestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;

/** A question that was sent, and as much of its answer as there is. */
final class OpenQuestion {
  private final VenueQuestion question;
  private final Optional<PositionReports> positions;
  private final SequencedMap<UUID, OrderStanding> standings = new LinkedHashMap<>();

  OpenQuestion(VenueQuestion question, boolean asksPositions) {
    this.question = question;
    this.positions =
        asksPositions ? Optional.of(new PositionReports(question.symbol())) : Optional.empty();
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

  /** The order that was asked about in the message of a number, the first being 0. */
  Optional<VenueOrder> numbered(int number) {
    return number < question.orders().size()
        ? Optional.of(question.orders().get(number))
        : Optional.empty();
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
