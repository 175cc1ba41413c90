package io.sallyport.core.guard;

import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.ExecutionEvent.Approval;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plan.PlanState;
import java.util.Optional;

/**
 * LIVE needs the plan COMMITTED, its digest the approved one, the approval unexpired and as four
 * eyes asks, an order for every leg, and a stop loss on each that does not only reduce (SPEC 5, 7,
 * 14).
 */
final class GovernanceGuard implements Guard {
  @Override
  public String name() {
    return "Governance";
  }

  @Override
  public Optional<String> inDryRun() {
    return Optional.of("Governance not required for DRY-RUN");
  }

  @Override
  public Finding judge(GuardFacts facts) {
    return problem(facts)
        .map(why -> Finding.lacking("governance", why))
        .orElseGet(() -> Finding.passed("Plan is COMMITTED as it was approved"));
  }

  private static Optional<String> problem(GuardFacts facts) {
    Plan plan = facts.plan();
    if (plan.state() != PlanState.COMMITTED) {
      return Optional.of("LIVE execution requires a COMMITTED plan; this one is " + plan.state());
    }
    return plan.approval()
        .map(approval -> approvalProblem(facts, approval).or(() -> contentProblem(facts)))
        .orElseGet(() -> Optional.of("LIVE execution requires an approval, and there is none"));
  }

  private static Optional<String> approvalProblem(GuardFacts facts, Approval approval) {
    return differs(facts, approval).or(() -> expired(facts)).or(() -> unproven(facts, approval));
  }

  private static Optional<String> expired(GuardFacts facts) {
    return facts
        .plan()
        .expiredAt(facts.at())
        .map(at ->
            "The approval expired at %s; propose the same content again as a revision"
                .formatted(at));
  }

  private static Optional<String> differs(GuardFacts facts, Approval approval) {
    return approval.planDigest().equals(facts.plan().digest())
        ? Optional.empty()
        : Optional.of("The plan is not the one that was approved: its digest differs");
  }

  private static Optional<String> unproven(GuardFacts facts, Approval approval) {
    boolean proven =
        approval.authentication() != io.sallyport.core.model.Actor.Authentication.LOCAL;
    return facts.needsAuthenticatedApproval() && !proven
        ? Optional.of(
            "This home requires four eyes: the approval was given at a local shell, which proves no"
                + " name")
        : Optional.empty();
  }

  private static Optional<String> contentProblem(GuardFacts facts) {
    Plan plan = facts.plan();
    if (!plan.content().isComplete()) {
      return Optional.of("LIVE execution requires an order for every leg, and a leg has none");
    }
    return plan.content().intents().stream()
        .filter(intent -> !facts.reducing().contains(intent.orderIntentId()))
        .map(OrderIntent::terms)
        .filter(terms -> terms.slOffset().isEmpty())
        .map(OrderIntent.Terms::symbol)
        .findFirst()
        .map(GovernanceGuard::noStopLoss);
  }

  private static String noStopLoss(Symbol symbol) {
    return "LIVE execution requires a stop loss, and the order for " + symbol + " has none";
  }
}
