package io.sallyport.core.desk;

import io.sallyport.core.execution.Order;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueQuestion;
import java.util.Optional;

/**
 * What is to be done outside because something happened. It follows from an event that is durable,
 * and is done once, by the process that recorded the event: after a crash it is asked about, never
 * repeated.
 */
public sealed interface Effect {
  /** The venue that it is done at. */
  VenueId venue();

  /** Send an order. */
  record Submit(VenueId venue, VenueOrder order) implements Effect {}

  /** Ask for an order to be cancelled. */
  record Cancel(VenueId venue, VenueOrder order, String cancelId) implements Effect {}

  /** Ask for an order to be changed. */
  record Change(VenueId venue, VenueOrder from, VenueOrder to) implements Effect {}

  /** Ask a question. */
  record Ask(VenueId venue, VenueQuestion question) implements Effect {}

  /** What follows from an event, on the state that it made. */
  static Optional<Effect> of(Event event, DeskState state) {
    return switch (event) {
      case Event.OrderStepped(OrderStep step) ->
          state.trading().find(step.orderId()).flatMap(order -> of(step, order));
      case Event.VenueAsked(var inquiry) ->
          Optional.of(new Ask(inquiry.venue(), inquiry.question()));
      default -> Optional.empty();
    };
  }

  private static Optional<Effect> of(OrderStep step, Order order) {
    VenueId venue = order.ticket().venue();
    return switch (step) {
      case OrderStep.Submitted _, OrderStep.SentAgain _ ->
          Optional.of(new Submit(venue, order.ticket().order()));
      case OrderStep.CancelSent sent when !order.isNotTaken() ->
          Optional.of(new Cancel(venue, order.present(), sent.clientOrderId()));
      case OrderStep.ChangeSent(var _, VenueOrder to) ->
          Optional.of(new Change(venue, order.present(), to));
      default -> Optional.empty();
    };
  }
}
