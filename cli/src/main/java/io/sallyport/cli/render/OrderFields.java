package io.sallyport.cli.render;

import io.sallyport.core.desk.OrderView;
import io.sallyport.core.execution.OrderTicket;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Orders, in both forms. */
final class OrderFields {
  private static final Comparator<OrderView> ORDER =
      Comparator.comparing(OrderView::firstSentAt).thenComparing(view -> view.orderId().toString());

  private OrderFields() {}

  /** The oldest first. */
  static List<OrderView> sorted(List<OrderView> orders) {
    return orders.stream().sorted(ORDER).toList();
  }

  static String table(List<OrderView> orders) {
    Table table =
        new Table("CLIENT", "VENUE", "ROLE", "SIDE", "QUANTITY", "SYMBOL", "STAGE", "FILLED", "ID");
    for (OrderView view : sorted(orders)) {
      VenueOrder order = view.ticket().order();
      table.row(
          order.clientId(),
          view.ticket().venue(),
          order.role(),
          order.side(),
          Decimals.plain(order.quantity()),
          order.symbol(),
          stage(view),
          Decimals.plain(view.filled()),
          view.orderId());
    }
    return table.toString();
  }

  static String stage(OrderView view) {
    return view.stage() + (view.isCancelling() ? ", being cancelled" : "");
  }

  /** Such as {@code buy 0.5 SOLUSDT, limit 150}. */
  static String inWords(VenueOrder order) {
    return "%s %s %s"
            .formatted(order.side().word(), Decimals.plain(order.quantity()), order.symbol())
        + order.limitPrice().map(price -> ", limit " + Decimals.plain(price)).orElse("")
        + order.stopPrice().map(price -> ", stop " + Decimals.plain(price)).orElse("");
  }

  static String roleInWords(OrderRole role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static JsonObject json(OrderView view) {
    VenueOrder order = view.ticket().order();
    JsonObject json =
        new JsonObject()
            .put("order_intent_id", view.orderId())
            .put("client_id", order.clientId().value())
            .put("venue", view.ticket().venue())
            .put("account", order.account())
            .put("role", order.role())
            .put("symbol", order.symbol())
            .put("side", order.side())
            .putDecimal("quantity", order.quantity())
            .putDecimal("limit_price", order.limitPrice())
            .putDecimal("stop_price", order.stopPrice())
            .put("plan_id", view.ticket().planned().map(OrderTicket.Planned::planId))
            .put("run_id", view.ticket().planned().map(OrderTicket.Planned::runId))
            .put("parent", view.ticket().parent())
            .put("strategy_id", view.ticket().strategy())
            .put("sha256", view.ticket().planned().map(OrderTicket.Planned::sha256));
    addProgress(json, view);
    return json;
  }

  private static void addProgress(JsonObject json, OrderView view) {
    json.put("stage", view.stage())
        .put("cancelling", view.isCancelling())
        .put("attempts", view.attempts())
        .put("first_sent_at", view.firstSentAt())
        .put("venue_order_id", view.venueOrderId())
        .putDecimal("filled_quantity", view.filled())
        .putDecimal("average_price", view.averagePrice())
        .putAmounts("fees", view.fees())
        .putDecimal("stop_loss", view.prices().stopLoss())
        .putDecimal("take_profit", view.prices().takeProfit())
        .put("slippage", view.slippage().grade().name().toLowerCase(Locale.ROOT))
        .putDecimal("slippage_percent", view.slippage().percent())
        .putTexts("flags", view.flags())
        .putObjects("unresolved", view.blocks().stream().map(BlockFields::json).toList());
    view.outcome().ifPresent(outcome -> json.putObject("outcome", OutcomeFields.json(outcome)));
  }
}
