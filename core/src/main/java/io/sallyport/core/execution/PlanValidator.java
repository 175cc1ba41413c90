package io.sallyport.core.execution;

import io.sallyport.core.guard.ExecutionGuard;
import io.sallyport.core.guard.Guards;
import io.sallyport.core.guard.LiveRequest;
import io.sallyport.core.guard.OrderAssertions;
import io.sallyport.core.guard.ValidationRecord;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Details;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plan.StrategyRegistry;
import io.sallyport.core.plane.ExecutionOutcome;
import io.sallyport.core.plane.PaperPlane;
import java.util.List;
import java.util.Optional;

/**
 * Validates plans (SPEC 5): every check, one verdict; the plan realized on a scratch paper plane;
 * every guard asked as if LIVE. Pure: it records no outcome.
 */
public final class PlanValidator {
  private final Circumstances circumstances;
  private final Optional<StrategyId> strategy;

  private PlanValidator(Circumstances circumstances, Optional<StrategyId> strategy) {
    this.circumstances = circumstances;
    this.strategy = strategy;
  }

  /**
   * Decides a validation.
   *
   * @param strategy the strategy named for it, if any
   * @param said what the caller says the order is, judged as text
   * @return the report, or a refusal where the season is frozen or the registry broken
   */
  public static Reply<ValidationReport> validate(
      Circumstances circumstances, Optional<StrategyId> strategy, OrderAssertions said) {
    return circumstances
        .season()
        .frozenRefusal()
        .map(Reply::<ValidationReport>refuse)
        .orElseGet(() ->
            circumstances
                .registry()
                .read()
                .map(
                    registry -> new PlanValidator(circumstances, strategy).report(registry, said)));
  }

  private ValidationReport report(StrategyRegistry registry, OrderAssertions said) {
    List<ValidationIssue> issues = new PlanChecks(circumstances, registry, strategy, said).issues();
    ValidationRecord basis =
        new ValidationRecord(
            circumstances.plan().digest(),
            registry.digest(),
            strategy,
            ValidationReport.verdict(issues));
    return new ValidationReport(
        circumstances.plan().id(),
        circumstances.client(),
        basis,
        issues,
        metadata(basis),
        circumstances.at());
  }

  private Details metadata(ValidationRecord basis) {
    List<ExecutionGuard> blocking = wouldBlock(basis);
    Details reasons = Details.NONE;
    for (ExecutionGuard guard : blocking) {
      reasons = reasons.and(guard.name(), guard.message());
    }
    return circumstances
        .metadata(strategy)
        .and("would_block", blocking.stream().map(ExecutionGuard::name).toList())
        .and("would_block_reasons", reasons)
        .and("paper", circumstances.client().map(this::onScratchPaper).orElse(List.of()));
  }

  /** The guards that would block LIVE if this verdict stood and nothing were acknowledged. */
  private List<ExecutionGuard> wouldBlock(ValidationRecord basis) {
    return Guards.run(
            circumstances.withValidation(basis).facts(LiveRequest.unacknowledged(strategy)))
        .stream()
        .filter(guard -> !guard.passed())
        .toList();
  }

  private List<Details> onScratchPaper(ClientId client) {
    return circumstances.plan().content().intents().stream()
        .map(intent -> realized(intent, client))
        .toList();
  }

  private Details realized(OrderIntent intent, ClientId client) {
    ExecutionOutcome outcome = PaperPlane.realize(intent, client, circumstances.at());
    return Details.of("order_intent_id", outcome.orderIntentId().toString())
        .and("status", outcome.status().name())
        .and("filled_quantity", Decimals.plain(outcome.filledQuantity()));
  }
}
