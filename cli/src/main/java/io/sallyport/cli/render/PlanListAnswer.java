package io.sallyport.cli.render;

import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plan.Plan;
import java.util.List;

/**
 * Plans, one to a line.
 *
 * @param plans by season, state and id
 * @param now what time it is in the home: what has expired by then is said
 */
public record PlanListAnswer(List<Plan> plans, LogicalTime now) implements Answer {
  public PlanListAnswer {
    plans = List.copyOf(plans);
  }

  @Override
  public String text() {
    if (plans.isEmpty()) {
      return "No plans.\n";
    }
    Table table =
        new Table(
            "PLAN", "STATE", "REVISION", "CREATED", "SEASON", "CLIENT", "RISK PROFILE", "ITEMS");
    plans.forEach(plan ->
        table.row(
            plan.id(),
            PlanFields.state(plan, now),
            plan.content().revision(),
            plan.marks().getFirst().at(),
            plan.content().seasonId(),
            plan.content().clientId(),
            plan.content().riskProfileId(),
            items(plan)));
    return table.toString();
  }

  /** The first item, and how many more there are. */
  private static String items(Plan plan) {
    var items = plan.content().portfolioItemIds();
    return items.size() == 1
        ? items.getFirst().toString()
        : items.getFirst() + " and " + (items.size() - 1) + " more";
  }

  @Override
  public JsonObject json() {
    return new JsonObject().putObjects("plans", plans.stream().map(this::json).toList());
  }

  private JsonObject json(Plan plan) {
    JsonObject json =
        new JsonObject()
            .put("plan_id", plan.id())
            .put("season_id", plan.content().seasonId())
            .put("client_id", plan.content().clientId().value())
            .put("state", plan.state())
            .put("risk_profile_id", plan.content().riskProfileId())
            .putTexts("portfolio_item_ids", plan.content().portfolioItemIds())
            .put("revision", plan.content().revision())
            .put("created_at", plan.marks().getFirst().at())
            .put("created_by", plan.marks().getFirst().actor())
            .put("plan_digest", plan.digest())
            .put("last_event_id", plan.lastEventId());
    return PlanFields.withExpiry(json, plan, now);
  }
}
