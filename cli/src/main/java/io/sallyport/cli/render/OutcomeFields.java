package io.sallyport.cli.render;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.plane.ExecutionOutcome;
import java.util.List;

/** Outcomes, in both forms (seed 003). */
final class OutcomeFields {
  private OutcomeFields() {}

  static JsonObject json(ExecutionOutcome outcome) {
    return new JsonObject()
        .put("execution_id", outcome.executionId())
        .put("order_intent_id", outcome.orderIntentId())
        .put("plane", outcome.plane())
        .put("status", outcome.status())
        .putDecimal("filled_quantity", outcome.filledQuantity())
        .put("logical_time", outcome.logicalTime())
        .put("reason", outcome.reason())
        .put("client_id", outcome.clientId().value())
        .put("venue", outcome.venue())
        .put("side", outcome.side())
        .put("symbol", outcome.symbol())
        .putDecimal("average_price", outcome.averagePrice())
        .putAmounts("fees", outcome.allFees());
  }

  static String table(List<ExecutionOutcome> outcomes) {
    Table table = new Table("PLANE", "STATUS", "SIDE", "FILLED", "SYMBOL", "AT", "ORDER INTENT");
    outcomes.forEach(outcome ->
        table.row(
            outcome.plane(),
            outcome.status(),
            outcome.side(),
            Decimals.plain(outcome.filledQuantity()),
            outcome.symbol(),
            outcome.logicalTime(),
            outcome.orderIntentId()));
    return table.indented("  ");
  }
}
