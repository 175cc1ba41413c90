package io.sallyport.cli.render;

import io.sallyport.core.desk.OrderView;
import io.sallyport.core.execution.OrderTicket;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Orders, in both forms. */
final class OrderFields {
  /** How much of a plan's id a table shows: enough for commands to take it. */
  private static final int SHORT_ID = 8;

  private static final Comparator<OrderView> ORDER =
      Comparator.comparing((OrderView view) -> view.ticket().parent().isPresent())
          .thenComparing(OrderView::firstSentAt)
          .thenComparing(view -> view.ticket().order().role())
          .thenComparing(view -> view.orderId().toString());

  private static final Comparator<OrderView> ORDER_OF_ENTRIES =
      Comparator.comparing(OrderView::firstSentAt).thenComparing(view -> entry(view).toString());

  private OrderFields() {}

  /** The oldest first, each with what protects it under it. */
  static List<OrderView> sorted(List<OrderView> orders) {
    SortedMap<UUID, List<OrderView>> byEntry = new TreeMap<>();
    orders.stream()
        .sorted(ORDER)
        .forEach(view -> byEntry.computeIfAbsent(entry(view), _ -> new ArrayList<>()).add(view));
    return byEntry.values().stream()
        .sorted(Comparator.comparing(List::getFirst, ORDER_OF_ENTRIES))
        .flatMap(List::stream)
        .toList();
  }

  private static UUID entry(OrderView view) {
    return view.ticket().parent().orElseGet(view::orderId);
  }

  static String table(List<OrderView> orders) {
    Table table =
        new Table(
            "CLIENT",
            "VENUE",
            "ROLE",
            "SIDE",
            "QUANTITY",
            "SYMBOL",
            "LIMIT",
            "STOP",
            "STAGE",
            "FILLED",
            "AVERAGE",
            "PLAN",
            "ID");
    Set<UUID> listed = new TreeSet<>(orders.stream().map(OrderView::orderId).toList());
    for (OrderView view : sorted(orders)) {
      boolean isUnderItsEntry = view.ticket().parent().filter(listed::contains).isPresent();
      addRow(table, view, isUnderItsEntry ? "  " : "");
    }
    return table.toString();
  }

  private static void addRow(Table table, OrderView view, String indent) {
    VenueOrder order = view.present();
    table.row(
        order.clientId(),
        view.ticket().venue(),
        indent + order.role(),
        order.side(),
        Decimals.plain(order.quantity()),
        order.symbol(),
        isAtMarket(order) ? "market" : shown(order.limitPrice()),
        shown(order.stopPrice()),
        stage(view),
        Decimals.plain(view.filled()),
        shown(view.averagePrice()),
        view.planId().map(id -> id.toString().substring(0, SHORT_ID)).orElse("-"),
        view.orderId());
  }

  private static boolean isAtMarket(VenueOrder order) {
    return order.limitPrice().isEmpty() && order.stopPrice().isEmpty();
  }

  private static String shown(Optional<BigDecimal> price) {
    return price.map(Decimals::plain).orElse("-");
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
    VenueOrder order = view.present();
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
            .put("plan_id", view.planId())
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
