package io.sallyport.testkit;

import io.sallyport.core.desk.OrderView;
import io.sallyport.core.desk.Query;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plane.ExecutionPlane;
import io.sallyport.core.plane.VenueAnswer;
import io.sallyport.core.plane.VenueAnswer.Holding;
import io.sallyport.core.plane.VenueAnswer.OrderStanding;
import io.sallyport.core.plane.VenueAnswer.Standing;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueQuestion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Answers that a venue may give. */
public final class VenueViews {
  private VenueViews() {}

  /** The venue sees what our own books say. */
  public static VenueAnswer ofBooks(LiveStory story, VenueQuestion question) {
    return new VenueAnswer(
        question.orders().stream().map(order -> standing(story.order(order.orderId()))).toList(),
        Optional.of(
            story
                .asks(new Query.OpenPositions(Optional.of(question.clientId()), Optional.empty()))
                .value()
                .stream()
                .filter(held -> held.plane() == ExecutionPlane.LIVE)
                .map(held -> new Holding(held.symbol(), held.quantity()))
                .toList()));
  }

  /** The same answer, but with another view of one order. */
  public static VenueAnswer but(
      VenueAnswer answer, UUID order, UnaryOperator<OrderStanding> otherwise) {
    return new VenueAnswer(
        answer.orders().stream()
            .map(
                standing -> standing.orderId().equals(order) ? otherwise.apply(standing) : standing)
            .toList(),
        answer.holdings());
  }

  /** The same answer, but the account holds something else. */
  public static VenueAnswer holding(VenueAnswer answer, String symbol, String quantity) {
    BigDecimal held = new BigDecimal(quantity);
    return new VenueAnswer(
        answer.orders(),
        Optional.of(
            held.signum() == 0 ? List.of() : List.of(new Holding(new Symbol(symbol), held))));
  }

  /** The venue sees what our own books say, but that this order is over. */
  public static VenueAnswer cancelled(LiveStory story, VenueQuestion question, UUID order) {
    return but(
        ofBooks(story, question),
        order,
        was ->
            new OrderStanding(
                order,
                Standing.CANCELLED,
                was.filled(),
                was.averagePrice(),
                was.fees(),
                was.limitPrice(),
                was.stopPrice()));
  }

  /** The venue knows none of the orders; the account holds so much. */
  public static VenueAnswer knowsNothing(VenueQuestion question, String symbol, String quantity) {
    return holding(
        new VenueAnswer(
            question.orders().stream()
                .map(order -> OrderStanding.notFound(order.orderId()))
                .toList(),
            Optional.empty()),
        symbol,
        quantity);
  }

  /** An order stands so at the venue, so much of it filled. */
  public static OrderStanding stands(
      UUID order, Standing standing, String filled, Optional<BigDecimal> average) {
    return new OrderStanding(
        order,
        standing,
        new BigDecimal(filled),
        average,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static OrderStanding standing(OrderView view) {
    VenueOrder order = view.changing().orElse(view.present());
    return new OrderStanding(
        order.orderId(),
        standing(view.stage(), view.isCancelling()),
        view.filled(),
        view.averagePrice(),
        Optional.empty(),
        order.limitPrice(),
        order.stopPrice(),
        Optional.of(order.quantity()),
        Optional.empty());
  }

  private static Standing standing(Stage stage, boolean cancelling) {
    return switch (stage) {
      case SUBMITTED, PENDING, PARTIALLY_FILLED ->
          cancelling ? Standing.CANCELLED : Standing.WORKING;
      case FILLED, EXECUTED_FULL_LATE -> Standing.FILLED;
      case CANCELLED, FAILED, FAILED_TIMEOUT -> Standing.CANCELLED;
      case REJECTED -> Standing.REJECTED;
      case UNRESOLVED -> Standing.NOT_FOUND;
    };
  }
}
