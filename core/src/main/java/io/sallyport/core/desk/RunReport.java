package io.sallyport.core.desk;

import io.sallyport.core.execution.ActiveRun;
import io.sallyport.core.execution.ExecutionAction;
import io.sallyport.core.execution.ExecutionResult;
import io.sallyport.core.execution.ExecutionStatus;
import io.sallyport.core.execution.Order;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.execution.OrderTicket;
import io.sallyport.core.execution.OrderTrace;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.guard.ExecutionMode;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Details;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plane.ExecutionOutcome;
import io.sallyport.core.plane.ExecutionPlane;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.reconcile.Block;
import io.sallyport.core.reconcile.Reconciliation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The report of a LIVE run, made when it ends. */
final class RunReport {
  private final DeskState state;
  private final ActiveRun run;

  private RunReport(DeskState state, ActiveRun run) {
    this.state = state;
    this.run = run;
  }

  static ExecutionResult of(DeskState state, ActiveRun run, LogicalTime at) {
    return new RunReport(state, run).result(at);
  }

  private ExecutionResult result(LogicalTime at) {
    List<Order> orders =
        run.run().tickets().stream()
            .flatMap(ticket -> state.trading().find(ticket.orderId()).stream())
            .toList();
    boolean allFilled = orders.stream().allMatch(order -> order.stage().isFilled());
    return new ExecutionResult(
        allFilled ? ExecutionStatus.SUCCESS : ExecutionStatus.FAILED,
        ExecutionMode.LIVE,
        run.run().guards(),
        orders.stream().map(this::action).toList(),
        metadata(orders),
        at,
        orders.stream()
            .filter(order -> !order.stage().isFilled())
            .findFirst()
            .map(RunReport::error),
        outcomes());
  }

  private List<ExecutionOutcome> outcomes() {
    return run.run().tickets().stream()
        .map(OrderTicket::orderId)
        .flatMap(id -> state.outcomes().find(id, ExecutionPlane.LIVE).stream())
        .toList();
  }

  private static String error(Order order) {
    return "Order %s is %s: %s".formatted(order.id(), order.stage(), whyInWords(order));
  }

  /** Why the order stands as it does. */
  private static String why(Order order) {
    return order.trace().reversed().stream()
        .map(OrderTrace::step)
        .flatMap(step -> why(step).stream())
        .findFirst()
        .orElse("");
  }

  private static Optional<String> why(OrderStep step) {
    return switch (step) {
      case OrderStep.Ended ended -> Optional.of(ended.why());
      case OrderStep.Withheld withheld -> Optional.of(withheld.why());
      case OrderStep.Unresolved unresolved -> Optional.of(unresolved.why());
      default -> Optional.empty();
    };
  }

  private Details metadata(List<Order> orders) {
    long sent = orders.stream().filter(order -> order.attempts() > 0).count();
    long unresolved = orders.stream().filter(order -> order.stage() == Stage.UNRESOLVED).count();
    return run.run()
        .metadata()
        .and("orders_sent", sent)
        .and("orders_unresolved", unresolved)
        .and(
            "requires_manual_resolution",
            orders.stream().anyMatch(order -> !blocks(order).isEmpty()));
  }

  private List<Block> blocks(Order order) {
    return state.blocks().of(order.positionKey());
  }

  private ExecutionAction action(Order order) {
    boolean sent = order.attempts() > 0;
    return new ExecutionAction(
        sent ? "LIVE_ORDER" : "ORDER_WITHHELD",
        (sent ? "Sent " : "Did not send ")
            + order.ticket().order().side().word()
            + " to "
            + order.ticket().venue(),
        details(order),
        outcomeInWords(order));
  }

  private Details details(Order order) {
    Details all =
        Details.of("order_intent_id", order.id().toString())
            .and("operation_type", order.ticket().order().side().word())
            .and("symbol", order.ticket().order().symbol().value())
            .and("quantity", Decimals.plain(order.ticket().order().quantity()))
            .and("stage", order.stage().name())
            .and("attempts", order.attempts())
            .and("filled_quantity", Decimals.plain(order.filled()));
    all = with(all, "average_price", order.averagePrice());
    if (!order.fees().isNone()) {
      all = all.and("fees", order.fees().inWords());
    }
    all = with(all, "stop_loss", order.prices().stopLoss());
    all = with(all, "take_profit", order.prices().takeProfit());
    if (!order.stage().isFilled() && order.prices().stopLoss().isPresent()) {
      all = all.and("protected_quantity", Decimals.plain(protectedQuantity(order)));
    }
    all = all.and("slippage", order.slippage().grade().name().toLowerCase(java.util.Locale.ROOT));
    all = with(all, "slippage_percent", order.slippage().percent());
    if (!order.flags().isEmpty()) {
      all = all.and("flags", order.flags().stream().map(Enum::name).toList());
    }
    return all.and(reconciliation(order));
  }

  private static Details with(Details details, String name, Optional<BigDecimal> number) {
    return number.map(value -> details.and(name, Decimals.plain(value))).orElse(details);
  }

  private Details reconciliation(Order order) {
    Details found =
        state
            .blocks()
            .newest(order.positionKey())
            .filter(made -> made.orderId().filter(order.id()::equals).isPresent())
            .map(RunReport::found)
            .orElse(Details.NONE);
    List<String> blocks =
        blocks(order).stream().map(block -> block.cause() + ": " + block.why()).toList();
    return blocks.isEmpty() ? found : found.and("unresolved", blocks);
  }

  private static Details found(Reconciliation made) {
    return Details.of("reconciliation", made.kinds().stream().map(Enum::name).toList())
        .and(
            "positions_from",
            made.venuePosition().isPresent()
                ? made.positionsCompared() ? "venue" : "not compared: another order is open"
                : "own book: the venue tells no positions");
  }

  private String outcomeInWords(Order order) {
    return order.stage().isFilled()
        ? order.stage() + filled(order)
        : "%s%s (%s)".formatted(order.stage(), soFar(order), whyInWords(order));
  }

  private static String filled(Order order) {
    return order
        .averagePrice()
        .map(price ->
            ", %s filled at %s".formatted(Decimals.plain(order.filled()), Decimals.plain(price)))
        .orElse("");
  }

  /** How much of an order that did not fill was filled all the same, and what protects that. */
  private String soFar(Order order) {
    String quantity = Decimals.plain(order.ticket().order().quantity());
    return order
        .averagePrice()
        .map(price ->
            ", %s of %s filled at %s%s"
                .formatted(
                    Decimals.plain(order.filled()),
                    quantity,
                    Decimals.plain(price),
                    protectionInWords(order)))
        .orElseGet(() ->
            order.stage() == Stage.FAILED_TIMEOUT
                ? ", nothing of %s filled".formatted(quantity)
                : "");
  }

  /** Only what was opened with a stop loss wants one. */
  private String protectionInWords(Order order) {
    String quantity = Decimals.plain(protectedQuantity(order));
    return order
        .prices()
        .stopLoss()
        .map(stop -> ", %s protected by a stop at %s".formatted(quantity, Decimals.plain(stop)))
        .orElse("");
  }

  /** How much of what an order filled is protected by stops that rest at the venue. */
  private BigDecimal protectedQuantity(Order order) {
    return state.trading().undecided(order.positionKey()).stream()
        .filter(stop -> stop.role() == OrderRole.STOP_LOSS && stop.stage().isOpen())
        .filter(stop -> stop.isKnownTaken())
        .filter(stop -> stop.ticket().parent().filter(order.id()::equals).isPresent())
        .map(Order::leaves)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** A stage that is a time-out is said in words: not everybody knows the 30 seconds. */
  private static String whyInWords(Order order) {
    return order.stage() == Stage.FAILED_TIMEOUT
        ? "it was not filled within 30 s; " + why(order)
        : why(order);
  }
}
