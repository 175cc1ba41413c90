package io.sallyport.core.execution;

import io.sallyport.core.guard.ExecutionGuard;
import io.sallyport.core.guard.ExecutionMode;
import io.sallyport.core.guard.Guards;
import io.sallyport.core.guard.LiveRequest;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Details;
import io.sallyport.core.model.NameUuid;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.plan.ExecutionEvent.Approval;
import io.sallyport.core.plan.ExecutionEvent.FrozenSnapshot;
import io.sallyport.core.plan.ExecutionLeg;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plan.PlanContent;
import io.sallyport.core.plan.RegistryReading;
import io.sallyport.core.plan.StrategyRegistry;
import io.sallyport.core.plane.ClientOrderIds;
import io.sallyport.core.plane.ExecutionOutcome;
import io.sallyport.core.plane.ExecutionPlane;
import io.sallyport.core.plane.NextClientIds;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.PaperPlane;
import io.sallyport.core.plane.PlaneSelection;
import io.sallyport.core.plane.VenueOrder;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Executes plans (seed 001): every guard, then the plane. Pure: what it returns is what is to be
 * recorded.
 */
public final class PlanExecutor {
  /** Namespace of LIVE runs. */
  public static final UUID LIVE_RUN_NS = UUID.fromString("5a117907-0000-5000-8000-000000000003");

  private final Circumstances circumstances;
  private final LiveRequest request;

  private PlanExecutor(Circumstances circumstances, LiveRequest request) {
    this.circumstances = circumstances;
    this.request = request;
  }

  /** A decided execution. */
  public sealed interface Execution {
    /**
     * It is over: blocked, failed, or run on paper.
     *
     * @param result the report
     * @param newOutcomes the outcomes that came into being; others in the report were there before
     */
    record Over(ExecutionResult result, List<ExecutionOutcome> newOutcomes) implements Execution {}

    /** It begins LIVE. */
    record Begun(LiveRun run) implements Execution {}
  }

  /** Decides an execution. */
  public static Execution execute(Circumstances circumstances, LiveRequest request) {
    return new PlanExecutor(circumstances, request).execute();
  }

  private Execution execute() {
    List<ExecutionGuard> guards = Guards.run(circumstances.facts(request));
    Optional<String> unknown = unknownStrategy(circumstances, request.strategy());
    if (unknown.isPresent() && circumstances.client().isPresent()) {
      return notDone(ExecutionStatus.FAILED, guards, unknown);
    }
    if (guards.stream().anyMatch(guard -> !guard.passed())) {
      return notDone(ExecutionStatus.BLOCKED, guards, Optional.empty());
    }
    ClientId client = circumstances.client().orElseThrow();
    return switch (request.mode()) {
      case DRY_RUN -> dryRun(guards, client);
      case LIVE -> new Execution.Begun(liveRun(guards, client));
    };
  }

  private LiveRun liveRun(List<ExecutionGuard> guards, ClientId client) {
    PlaneSelection.Live plane = (PlaneSelection.Live) circumstances.live().selection();
    UUID runId =
        NameUuid.of(
            LIVE_RUN_NS,
            circumstances.plan().id().toString(),
            Long.toString(circumstances.at().micros()));
    Approval approval = circumstances.plan().approval().orElseThrow();
    NextClientIds ids = new NextClientIds(circumstances.live().trading().clientIds());
    ClientOrderIds form = circumstances.live().contract().clientIds();
    return new LiveRun(
        runId,
        circumstances.plan().id(),
        client,
        plane.venue(),
        guards,
        metadata()
            .and("venue", plane.venue().value())
            .and("account", plane.account().value())
            .and("run_id", runId.toString()),
        approval.frozenSnapshots().stream()
            .map(frozen -> ticket(runId, client, plane, approval, frozen))
            .map(ticket -> ticket.with(ids.named(plane.venue(), form, ticket.order())))
            .toList());
  }

  private OrderTicket ticket(
      UUID runId,
      ClientId client,
      PlaneSelection.Live plane,
      Approval approval,
      FrozenSnapshot frozen) {
    OrderIntent intent = frozen.intent();
    OrderIntent.Terms terms = intent.terms();
    return new OrderTicket(
        plane.venue(),
        new VenueOrder(
            intent.orderIntentId(),
            client,
            plane.account(),
            OrderRole.PLANNED,
            terms.symbol(),
            terms.side(),
            terms.quantity(),
            terms.limitPrice(),
            Optional.empty()),
        Optional.empty(),
        Optional.of(
            new OrderTicket.Planned(
                runId,
                circumstances.plan().id(),
                frozen.sha256(),
                approval.expiresAt(),
                terms,
                circumstances.live().tick(terms),
                circumstances.live().notionalPrice(terms),
                circumstances.live().quote(terms),
                Optional.of(circumstances.live().reduces(client, terms)),
                circumstances.live().instrument(terms))),
        Optional.of(circumstances.inEffect(intent.strategy(), request.strategy())));
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

  private Execution notDone(
      ExecutionStatus status, List<ExecutionGuard> guards, Optional<String> error) {
    return new Execution.Over(result(status, guards, List.of(), error, List.of()), List.of());
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
    return new Execution.Over(
        result(
                ExecutionStatus.SUCCESS,
                guards,
                intents.stream().map(ExecutionAction::simulated).toList(),
                Optional.empty(),
                outcomes)
            .with("placeholder_legs", placeholders()),
        outcomes.stream().filter(outcome -> earlier(outcome).isEmpty()).toList());
  }

  /** The legs without an order, of which nothing can be simulated. */
  private List<String> placeholders() {
    PlanContent content = circumstances.plan().content();
    return content.legs().stream()
        .filter(leg -> content.intents().stream().noneMatch(leg::has))
        .map(ExecutionLeg::name)
        .toList();
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
    if (request.mode() == ExecutionMode.DRY_RUN) {
      return what;
    }
    Details live = request.acceptsWarnings() ? what.and("accept_warnings", true) : what;
    return circumstances
        .live()
        .clock()
        .inSeconds()
        .map(seconds -> live.and("clock_ahead_seconds", seconds))
        .orElse(live);
  }
}
