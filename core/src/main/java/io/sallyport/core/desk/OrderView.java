package io.sallyport.core.desk;

import io.sallyport.core.execution.Cover;
import io.sallyport.core.execution.Order;
import io.sallyport.core.execution.OrderFlag;
import io.sallyport.core.execution.OrderTicket;
import io.sallyport.core.execution.OrderTrace;
import io.sallyport.core.execution.ProtectivePrices;
import io.sallyport.core.execution.Slippage;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.Amounts;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plane.ExecutionOutcome;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.reconcile.Block;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An order as it stands.
 *
 * @param ticket what it is, and where it comes from
 * @param planId the plan that it comes from, or that what it protects comes from
 * @param stage how far it has come
 * @param attempts how often it was sent
 * @param firstSentAt when it was sent first
 * @param venueOrderId the venue's own id of it
 * @param filled how much of it is filled
 * @param averagePrice at which average price
 * @param fees the fees that the venue reported, each currency by itself
 * @param slippage how its fills lie to the price that was expected
 * @param flags what a person should know of it
 * @param isCancelling whether a cancel is under way
 * @param prices where the protection of what it opened lies
 * @param outcome its outcome, once the truth is known
 * @param blocks what blocks because of it
 * @param present it as it lies at the venue by what the venue last confirmed
 * @param changing how it is wanted, while a change is under way
 * @param trace every step so far
 * @param cover how the position of its book is protected; none where nothing is held
 */
public record OrderView(
    OrderTicket ticket,
    Optional<UUID> planId,
    Stage stage,
    int attempts,
    LogicalTime firstSentAt,
    Optional<String> venueOrderId,
    BigDecimal filled,
    Optional<BigDecimal> averagePrice,
    Amounts fees,
    Slippage slippage,
    List<OrderFlag> flags,
    boolean isCancelling,
    ProtectivePrices prices,
    Optional<ExecutionOutcome> outcome,
    List<Block> blocks,
    VenueOrder present,
    Optional<VenueOrder> changing,
    List<OrderTrace> trace,
    Optional<Cover> cover) {

  /** Shows an order. */
  static OrderView of(
      Order order,
      Optional<UUID> planId,
      Optional<ExecutionOutcome> outcome,
      List<Block> blocks,
      Optional<Cover> cover) {
    return new OrderView(
        order.ticket(),
        planId,
        order.stage(),
        order.attempts(),
        order.firstSentAt(),
        order.venueOrderId(),
        order.filled(),
        order.averagePrice(),
        order.fees(),
        order.slippage(),
        List.copyOf(order.flags()),
        order.stage().isOpen() && order.cancel().isPresent(),
        order.prices(),
        outcome,
        blocks,
        order.present(),
        order.change().map(Order.Change::to),
        order.trace(),
        cover);
  }

  /** The order's id. */
  public UUID orderId() {
    return ticket.orderId();
  }

  /** Whether somebody has to watch it: it is open, and does not just rest at {@code sim}. */
  public boolean needsWatching() {
    boolean rests = ticket.parent().isPresent() && !ticket.venue().isReal();
    return stage.isOpen() && !rests;
  }

  /** Such as {@code order 3f… is PENDING at sim}. */
  public String inWords() {
    return "order %s is %s at %s".formatted(orderId(), stage, ticket.venue());
  }
}
