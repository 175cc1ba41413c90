package io.sallyport.cli.render;

import io.sallyport.core.plan.ExecutionEvent.Approval;
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
    return "Plan " + plan.id() + " is " + plan.state() + expiry().orElse("") + "\n";
  }

  private Optional<String> expiry() {
    return plan.approval()
        .filter(approval -> !plan.state().isTerminal())
        .map(Approval::expiresAt)
        .map(at -> "; the approval expires at " + at);
  }

  @Override
  public JsonObject json() {
    return PlanFields.json(plan);
  }
}
