package io.sallyport.cli.render;

import io.sallyport.core.plan.Plan;
import java.util.List;

/**
 * Plans, one to a line.
 *
 * @param plans by season, state and id
 */
public record PlanListAnswer(List<Plan> plans) implements Answer {
  public PlanListAnswer {
    plans = List.copyOf(plans);
  }

  @Override
  public String text() {
    if (plans.isEmpty()) {
      return "No plans.\n";
    }
    Table table = new Table("PLAN", "STATE", "SEASON", "CLIENT", "RISK PROFILE", "ITEMS");
    plans.forEach(plan ->
        table.row(
            plan.id(),
            plan.state(),
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
    return new JsonObject().putObjects("plans", plans.stream().map(PlanListAnswer::json).toList());
  }

  private static JsonObject json(Plan plan) {
    return new JsonObject()
        .put("plan_id", plan.id())
        .put("season_id", plan.content().seasonId())
        .put("client_id", plan.content().clientId().value())
        .put("state", plan.state())
        .put("risk_profile_id", plan.content().riskProfileId())
        .putTexts("portfolio_item_ids", plan.content().portfolioItemIds())
        .put("revision", plan.content().revision())
        .put("plan_digest", plan.digest())
        .put("last_event_id", plan.lastEventId());
  }
}
