package io.sallyport.core.desk;

import io.sallyport.core.execution.CancelCause;
import io.sallyport.core.execution.Order;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.execution.OrderTicket;
import io.sallyport.core.execution.Protection;
import io.sallyport.core.model.NameUuid;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueOrder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes protection stand as it is wanted: what no longer fits is cancelled, and once nothing of it
 * works any more, a stop loss and a take profit for what is held are sent (SPEC 7, SL/TP).
 */
record ProtectionSteps(Steps steps) {
  /** Namespace of protective orders. */
  static final UUID PROTECTIVE_ORDER_NS = UUID.fromString("5a117907-0000-5000-8000-000000000006");

  void take(Protection protection) {
    List<Order> misfits = protection.misfits();
    misfits.forEach(leg -> steps.cancel(leg, CancelCause.PROTECTION));
    if (misfits.isEmpty() && protection.isToBePlaced()) {
      place(protection, OrderRole.STOP_LOSS);
      place(protection, OrderRole.TAKE_PROFIT);
    }
  }

  private void place(Protection protection, OrderRole role) {
    protection
        .price(role)
        .ifPresent(price ->
            steps.step(new OrderStep.Submitted(steps.named(ticket(protection, role, price)))));
  }

  private static OrderTicket ticket(Protection protection, OrderRole role, BigDecimal price) {
    OrderTicket parent = protection.parent().ticket();
    boolean stops = role == OrderRole.STOP_LOSS;
    return new OrderTicket(
        parent.venue(),
        new VenueOrder(
            NameUuid.of(
                PROTECTIVE_ORDER_NS,
                parent.orderId().toString(),
                role.name(),
                Integer.toString(protection.ordinal() + 1)),
            parent.order().clientId(),
            parent.order().account(),
            role,
            parent.order().symbol(),
            protection.closingSide(),
            protection.remaining(),
            stops ? Optional.empty() : Optional.of(price),
            stops ? Optional.of(price) : Optional.empty()),
        Optional.of(parent.orderId()),
        Optional.empty(),
        parent.strategy());
  }
}
