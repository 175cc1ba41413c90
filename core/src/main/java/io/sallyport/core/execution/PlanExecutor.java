package io.sallyport.core.execution;

import io.sallyport.core.guard.Details;
import io.sallyport.core.guard.ExecutionGuard;
import io.sallyport.core.guard.ExecutionMode;
import io.sallyport.core.guard.Guards;
import io.sallyport.core.guard.LiveRequest;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plan.RegistryReading;
import io.sallyport.core.plan.StrategyRegistry;
import io.sallyport.core.plane.ExecutionOutcome;
import io.sallyport.core.plane.ExecutionPlane;
import io.sallyport.core.plane.PaperPlane;
import java.util.List;
import java.util.Optional;

/**
 * Executes plans (seed 001): every guard, then the plane. Pure: what it returns is what is to be
 * recorded.
 */
public final class PlanExecutor {
  private final Circumstances circumstances;
  private final LiveRequest request;

  private PlanExecutor(Circumstances circumstances, LiveRequest request) {
    this.circumstances = circumstances;
    this.request = request;
  }

  /**
   * A decided execution.
   *
   * @param result the report
   * @param newOutcomes the outcomes that came into being; others in the report were there before
   */
  public record Execution(ExecutionResult result, List<ExecutionOutcome> newOutcomes) {}

  /** Decides an execution. */
  public static Execution execute(Circumstances circumstances, LiveRequest request) {
    return new PlanExecutor(circumstances, request).execute();
  }

  private Execution execute() {
    List<ExecutionGuard> guards = Guards.run(circumstances.facts(request));
    Optional<String> unknown = unknownStrategy(circumstances, request.strategy());
    if (unknown.isPresent() && circumstances.client().isPresent()) {
      return new Execution(notDone(ExecutionStatus.FAILED, guards, unknown), List.of());
    }
    if (guards.stream().anyMatch(guard -> !guard.passed())) {
      return new Execution(notDone(ExecutionStatus.BLOCKED, guards, Optional.empty()), List.of());
    }
    return switch (request.mode()) {
      case DRY_RUN -> dryRun(guards, circumstances.client().orElseThrow());
      case LIVE -> throw new IllegalStateException("LIVE has no plane, and a guard says so");
    };
  }

  /** A named strategy that the registry lacks: a failure in every mode (SPEC 12). */
  static Optional<String> unknownStrategy(Circumstances circumstances, Optional<StrategyId> named) {
    return circumstances.registry() instanceof RegistryReading.Usable(StrategyRegistry known)
        ? named
            .filter(id -> known.strategy(id).isEmpty())
            .map(id ->
                "Strategy "
                    + id
                    + " not found"
                    + circumstances.client().map(client -> " for client " + client).orElse(""))
        : Optional.empty();
  }

  private ExecutionResult notDone(
      ExecutionStatus status, List<ExecutionGuard> guards, Optional<String> error) {
    return result(status, guards, List.of(), error, List.of());
  }

  /** Realizes every intent on paper; one that was realized before keeps the outcome it has. */
  private Execution dryRun(List<ExecutionGuard> guards, ClientId client) {
    List<OrderIntent> intents = circumstances.plan().content().intents();
    List<ExecutionOutcome> outcomes =
        intents.stream()
            .map(intent ->
                earlier(intent)
                    .orElseGet(() -> PaperPlane.realize(intent, client, circumstances.at())))
            .toList();
    return new Execution(
        result(
            ExecutionStatus.SUCCESS,
            guards,
            intents.stream().map(ExecutionAction::simulated).toList(),
            Optional.empty(),
            outcomes),
        outcomes.stream().filter(outcome -> earlier(outcome).isEmpty()).toList());
  }

  private Optional<ExecutionOutcome> earlier(OrderIntent intent) {
    return circumstances.outcomes().find(intent.orderIntentId(), ExecutionPlane.PAPER);
  }

  private Optional<ExecutionOutcome> earlier(ExecutionOutcome outcome) {
    return circumstances.outcomes().find(outcome.orderIntentId(), outcome.plane());
  }

  private ExecutionResult result(
      ExecutionStatus status,
      List<ExecutionGuard> guards,
      List<ExecutionAction> actions,
      Optional<String> error,
      List<ExecutionOutcome> outcomes) {
    return new ExecutionResult(
        status, request.mode(), guards, actions, metadata(), circumstances.at(), error, outcomes);
  }

  private Details metadata() {
    Details what = circumstances.metadata(request.strategy()).and("mode", request.mode().name());
    boolean warningsAccepted = request.mode() == ExecutionMode.LIVE && request.acceptsWarnings();
    return warningsAccepted ? what.and("accept_warnings", true) : what;
  }
}
