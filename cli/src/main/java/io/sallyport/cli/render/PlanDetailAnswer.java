package io.sallyport.cli.render;

import io.sallyport.core.desk.PlanView;
import io.sallyport.core.guard.ValidationRecord;
import io.sallyport.core.harness.Harness;
import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.plan.ExecutionEvent.Approval;
import io.sallyport.core.plan.ExecutionEvent.FrozenSnapshot;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plan.PlanAction;
import io.sallyport.core.plan.PlanMark;
import java.util.Optional;

/**
 * A plan with where it came from, its approval, its newest validation and its outcomes.
 *
 * @param view the plan and what became of it
 * @param now what time it is in the home: an approval that has expired by then is said to have
 */
public record PlanDetailAnswer(PlanView view, LogicalTime now) implements Answer {
  @Override
  public String text() {
    StringBuilder text =
        new StringBuilder(PlanFields.text(view.plan(), PlanFields.state(view.plan(), now)));
    text.append(marks(view.plan()));
    view.origin().ifPresent(origin -> text.append(text(origin)));
    view.plan().approval().ifPresent(approval -> text.append(text(approval, view.plan())));
    view.validation().ifPresent(validation -> text.append(text(validation)));
    if (!view.outcomes().isEmpty()) {
      text.append("\nOutcomes\n").append(OutcomeFields.table(view.outcomes()));
    }
    return text.toString();
  }

  /** Who moved it, and when: {@code Approved bob at 2026-01-05T09:31:00Z}. */
  private static String marks(Plan plan) {
    Lines lines = new Lines(13).heading("\nTransitions");
    plan.marks().forEach(mark -> lines.put(done(mark.action()), mark.actor() + " at " + mark.at()));
    return lines.toString();
  }

  private static String done(PlanAction action) {
    return switch (action) {
      case CREATE -> "Created";
      case REVIEW -> "Reviewed";
      case APPROVE -> "Approved";
      case COMMIT -> "Committed";
      case CANCEL -> "Cancelled";
    };
  }

  private static JsonObject json(PlanMark mark) {
    return new JsonObject()
        .put("action", mark.action())
        .put("actor", mark.actor())
        .put("at", mark.at());
  }

  private static String text(Harness.PlanOrigin origin) {
    return new Lines(13)
        .heading("\nOrigin")
        .put("Cycle", origin.cycleId())
        .put("Belief", origin.action().beliefId() + " (" + origin.action().direction() + ")")
        .put("Signals", HarnessFields.joined(origin.action().signalIds()))
        .put("Regime", origin.action().regimeId())
        .toString();
  }

  private String text(Approval approval, Plan plan) {
    return new Lines(13)
        .heading("\nApproval")
        .put("Plan digest", approval.planDigest())
        .put(expires(), approval.expiresAt())
        .put("Approver", approver(plan).map(actor -> actor + ", " + approval.authentication()))
        .toString();
  }

  private static Optional<ActorId> approver(Plan plan) {
    return plan.mark(PlanAction.APPROVE).map(PlanMark::actor);
  }

  private String expires() {
    return view.plan().expiredAt(now).isPresent() ? "Expired at" : "Expires at";
  }

  private static String text(ValidationRecord validation) {
    return new Lines(13)
        .heading("\nNewest validation")
        .put("Verdict", validation.verdict())
        .put("Plan digest", validation.planDigest())
        .put("Registry", validation.registryDigest())
        .put("Strategy", validation.strategy())
        .toString();
  }

  @Override
  public JsonObject json() {
    JsonObject json = PlanFields.withExpiry(PlanFields.json(view.plan()), view.plan(), now);
    json.putObjects(
        "transitions", view.plan().marks().stream().map(PlanDetailAnswer::json).toList());
    json.putObjectIfAny("origin", view.origin().map(PlanDetailAnswer::json));
    view.plan()
        .approval()
        .ifPresent(approval -> json.putObject("approval", json(approval, view.plan())));
    view.validation().ifPresent(validation -> json.putObject("validation", json(validation)));
    return json.putObjects("outcomes", view.outcomes().stream().map(OutcomeFields::json).toList());
  }

  private static JsonObject json(Harness.PlanOrigin origin) {
    return new JsonObject()
        .put("cycle_id", origin.cycleId())
        .put("belief_id", origin.action().beliefId())
        .put("direction", origin.action().direction())
        .putTexts("signal_ids", origin.action().signalIds())
        .put("regime_id", origin.action().regimeId());
  }

  private static JsonObject json(Approval approval, Plan plan) {
    return new JsonObject()
        .put("approver", approver(plan))
        .put("plan_digest", approval.planDigest())
        .putObjects(
            "frozen_snapshots",
            approval.frozenSnapshots().stream().map(PlanDetailAnswer::json).toList())
        .put("expires_at", approval.expiresAt())
        .put("authentication", approval.authentication());
  }

  private static JsonObject json(FrozenSnapshot snapshot) {
    return new JsonObject()
        .put("order_intent_id", snapshot.intent().orderIntentId())
        .put("sha256", snapshot.sha256());
  }

  private static JsonObject json(ValidationRecord validation) {
    return new JsonObject()
        .put("verdict", validation.verdict())
        .put("plan_digest", validation.planDigest())
        .put("registry_digest", validation.registryDigest())
        .put("strategy_id", validation.strategy().map(StrategyId::value));
  }
}
