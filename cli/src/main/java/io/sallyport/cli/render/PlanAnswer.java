package io.sallyport.cli.render;

import io.sallyport.core.plan.Plan;

/**
 * A plan that was just made or moved on.
 *
 * @param plan the plan as it stands now
 */
public record PlanAnswer(Plan plan) implements Answer {
  @Override
  public String text() {
    return PlanFields.text(plan);
  }

  @Override
  public JsonObject json() {
    return PlanFields.json(plan);
  }
}
