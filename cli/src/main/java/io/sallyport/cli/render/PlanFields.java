package io.sallyport.cli.render;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plan.ExecutionLeg;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plan.OrderIntent.Terms;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plan.PlanContent;
import java.math.BigDecimal;
import java.util.Optional;

/** A plan's fields, in both forms: what every answer that shows a plan begins with. */
final class PlanFields {
  private static final int NAME_WIDTH = 13;

  private PlanFields() {}

  static String text(Plan plan) {
    return text(plan, plan.state().toString());
  }

  static String text(Plan plan, String state) {
    PlanContent content = plan.content();
    return new Lines(NAME_WIDTH)
        .heading("Plan " + plan.id())
        .put("State", state)
        .put("Season", content.seasonId())
        .put("Client", content.clientId())
        .put("Risk profile", content.riskProfileId())
        .put("Items", content.portfolioItemIds())
        .put("Revision", content.revision())
        .put("Plan digest", plan.digest())
        .put("Registry", content.registryDigest())
        .put("Snapshot ref", plan.createdFrom())
        .put("Last event", plan.lastEventId())
        .append(legs(content))
        .append(intents(content))
        .toString();
  }

  private static String legs(PlanContent content) {
    Table table = new Table("SIDE", "SYMBOL", "TIMEFRAME", "RISK R", "STRATEGY", "INSTANCE");
    content
        .legs()
        .forEach(leg ->
            table.row(
                leg.side(),
                leg.symbol(),
                leg.timeframe(),
                leg.riskBudgetR(),
                leg.strategyId(),
                leg.instanceId()));
    return "\nLegs\n" + table.indented("  ");
  }

  private static String intents(PlanContent content) {
    if (content.intents().isEmpty()) {
      return "\nNo orders: no leg has a symbol, a side and a quantity in the strategy registry.\n";
    }
    Table table =
        new Table("ORDER", "QUANTITY", "SYMBOL", "LIMIT", "REFERENCE", "SL", "TP", "ORDER INTENT");
    content.intents().forEach(intent -> addRow(table, intent));
    return "\nOrders\n" + table.indented("  ");
  }

  private static void addRow(Table table, OrderIntent intent) {
    Terms terms = intent.terms();
    table.row(
        terms.side() + " " + terms.orderType(),
        Decimals.plain(terms.quantity()),
        terms.symbol(),
        shown(terms.limitPrice()),
        shown(terms.referencePrice()),
        shown(terms.slOffset()),
        shown(terms.tpOffset()),
        intent.orderIntentId());
  }

  private static String shown(Optional<BigDecimal> number) {
    return number.map(Decimals::plain).orElse("-");
  }

  /** Where a plan stands, and that its approval has expired if it has. */
  static String state(Plan plan, LogicalTime now) {
    return plan.state() + (plan.expiredAt(now).isPresent() ? ", approval expired" : "");
  }

  /** A plan's fields, with whether its approval, if it has one, has expired. */
  static JsonObject withExpiry(JsonObject json, Plan plan, LogicalTime now) {
    plan.approval()
        .ifPresent(approval -> json.put("approval_expired", plan.expiredAt(now).isPresent()));
    return json;
  }

  static JsonObject json(Plan plan) {
    PlanContent content = plan.content();
    return new JsonObject()
        .put("plan_id", plan.id())
        .put("season_id", content.seasonId())
        .put("client_id", content.clientId().value())
        .put("state", plan.state())
        .put("risk_profile_id", content.riskProfileId())
        .putTexts("portfolio_item_ids", content.portfolioItemIds())
        .putObjects("legs", content.legs().stream().map(PlanFields::json).toList())
        .putObjects("intents", content.intents().stream().map(PlanFields::json).toList())
        .put("revision", content.revision())
        .put("plan_digest", plan.digest())
        .put("registry_digest", content.registryDigest())
        .put("created_from_snapshot_ref", plan.createdFrom())
        .put("last_event_id", plan.lastEventId());
  }

  private static JsonObject json(ExecutionLeg leg) {
    return new JsonObject()
        .put("strategy_id", leg.strategyId())
        .put("instance_id", leg.instanceId())
        .put("side", leg.side())
        .put("symbol", leg.symbol())
        .put("timeframe", leg.timeframe())
        .putNumber("risk_budget_r", leg.riskBudgetR().value());
  }

  private static JsonObject json(OrderIntent intent) {
    Terms terms = intent.terms();
    return new JsonObject()
        .put("order_intent_id", intent.orderIntentId())
        .put("item", intent.item())
        .put("symbol", terms.symbol())
        .put("side", terms.side())
        .put("order_type", terms.orderType())
        .putDecimal("quantity", terms.quantity())
        .putDecimal("limit_price", terms.limitPrice())
        .putDecimal("reference_price", terms.referencePrice())
        .putDecimal("sl_offset", terms.slOffset())
        .putDecimal("tp_offset", terms.tpOffset())
        .putDecimal("lot", terms.lot())
        .putDecimal("tick", terms.tick())
        .putDecimal("multiplier", terms.multiplier())
        .put("currency", terms.currency());
  }
}
