package io.sallyport.core.execution;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Details;
import io.sallyport.core.plan.OrderIntent;

/**
 * Something that an execution did (seed 001).
 *
 * @param type what kind, such as {@code SIMULATED_ORDER}
 * @param description what was done
 * @param details the order
 * @param result how it went
 */
public record ExecutionAction(String type, String description, Details details, String result) {

  /** An intent realized on the paper plane. */
  static ExecutionAction simulated(OrderIntent intent) {
    OrderIntent.Terms terms = intent.terms();
    Details order =
        Details.of("order_intent_id", intent.orderIntentId().toString())
            .and("operation_type", terms.side().word())
            .and("symbol", terms.symbol().value())
            .and("quantity", Decimals.plain(terms.quantity()))
            .and("order_type", terms.orderType().name());
    return new ExecutionAction(
        "SIMULATED_ORDER",
        "Simulated " + terms.side().word(),
        terms.limitPrice().map(price -> order.and("price", Decimals.plain(price))).orElse(order),
        "Simulated successfully (no real order placed)");
  }
}
