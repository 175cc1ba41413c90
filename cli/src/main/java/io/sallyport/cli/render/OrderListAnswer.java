package io.sallyport.cli.render;

import io.sallyport.core.desk.OrderView;
import java.util.List;

/**
 * Orders, one to a line, the oldest first, each entry above what protects it.
 *
 * @param orders in any order
 * @param everything whether those that have ended are among them
 */
public record OrderListAnswer(List<OrderView> orders, boolean everything) implements Answer {
  public OrderListAnswer {
    orders = OrderFields.sorted(orders);
  }

  @Override
  public String text() {
    if (orders.isEmpty()) {
      return everything
          ? "No orders.\n"
          : "No orders are open or unresolved; order list --all shows those that have ended.\n";
    }
    return OrderFields.table(orders);
  }

  @Override
  public JsonObject json() {
    return new JsonObject().putObjects("orders", orders.stream().map(OrderFields::json).toList());
  }
}
