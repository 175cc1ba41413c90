package io.sallyport.cli.render;

import io.sallyport.core.plan.Plan;
import java.util.Optional;

/**
 * A plan that was just moved on: a person knows what it says, and wants to hear where it stands.
 *
 * @param plan the plan as it stands now
 */
public record TransitionAnswer(Plan plan) implements Answer {
  @Override
  public String text() {
    return "Plan " + plan.id() + " is " + plan.state() + approval().orElse("") + "\n";
  }

  private Optional<String> approval() {
    return plan.approval()
        .filter(approval -> !plan.state().isTerminal())
        .map(approval ->
            " by %s; the approval expires at %s"
                .formatted(plan.marks().getLast().actor(), approval.expiresAt()));
  }

  @Override
  public JsonObject json() {
    return PlanFields.json(plan);
  }
}
