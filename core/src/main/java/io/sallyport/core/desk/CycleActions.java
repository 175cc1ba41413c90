package io.sallyport.core.desk;

import io.sallyport.core.harness.ActionRecord;
import io.sallyport.core.harness.ActionRecord.Disposition;
import io.sallyport.core.harness.Belief;
import io.sallyport.core.harness.Cycle;
import io.sallyport.core.harness.CycleRequest;
import io.sallyport.core.harness.HarnessMode;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.StateId;
import io.sallyport.core.plan.Direction;
import io.sallyport.core.plan.ExecutionEvent;
import io.sallyport.core.plan.Governance;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plan.PortfolioItem;
import io.sallyport.core.plan.RegistryReading;
import io.sallyport.core.plan.StrategyRegistry;
import io.sallyport.core.plan.StrategyRegistry.StrategyInstance;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What becomes of the beliefs that a task acts upon (SPEC 8): logged in shadow mode and wherever
 * the cycle is DEGRADED, else proposed as one DRAFT plan each. Nothing more is ever made of them
 * here.
 */
final class CycleActions {
  private final DeskState state;
  private final Inputs inputs;
  private final Cycle cycle;

  /** What this very decision proposes, which the state does not show yet. */
  private final SortedMap<PortfolioItem, UUID> proposed = new TreeMap<>();

  CycleActions(DeskState state, Inputs inputs, Cycle cycle) {
    this.state = state;
    this.inputs = inputs;
    this.cycle = cycle;
  }

  /** Acts upon a belief; what happens to plans goes to {@code events}. */
  ActionRecord take(Belief belief, Consumer<Event> events) {
    CycleRequest request = cycle.request();
    Optional<String> wrongSide = wrongSide(belief);
    if (wrongSide.isPresent()) {
      return record(belief, Disposition.SKIPPED, Optional.empty(), wrongSide.get());
    }
    if (cycle.isDegraded() || request.mode() == HarnessMode.SHADOW) {
      return record(
          belief,
          Disposition.LOGGED,
          Optional.empty(),
          cycle.isDegraded() ? "the cycle is DEGRADED" : "shadow mode");
    }
    return propose(belief, events);
  }

  /** The registry decides which side an item takes; a belief of another side is none for it. */
  private Optional<String> wrongSide(Belief belief) {
    if (!(inputs.registry() instanceof RegistryReading.Usable(StrategyRegistry registry))) {
      return Optional.empty(); // in live mode no cycle begins like that, and shadow mode only logs
    }
    Optional<Direction> side =
        registry.instance(belief.portfolioItem()).map(StrategyInstance::direction);
    return side.filter(belief.direction()::equals).isPresent()
        ? Optional.empty()
        : Optional.of(
            "the belief is %s, and the registry %s"
                .formatted(
                    belief.direction(),
                    side.map(taken -> "has %s as %s".formatted(belief.portfolioItem(), taken))
                        .orElse("does not know %s".formatted(belief.portfolioItem()))));
  }

  private ActionRecord propose(Belief belief, Consumer<Event> events) {
    UUID before = proposed.get(belief.portfolioItem());
    if (before != null) {
      return alreadyProposed(belief, before);
    }
    CycleRequest request = cycle.request();
    Governance governance = state.governance().value();
    Governance.Proposal first =
        new Governance.Proposal(
            request.clientId(),
            request.seasonId(),
            request.riskProfileId(),
            List.of(belief.portfolioItem()),
            1);
    Optional<Plan> standing =
        governance.newestRevision(first).filter(plan -> !plan.state().isTerminal());
    return standing
        .map(plan -> alreadyProposed(belief, plan.id()))
        .orElseGet(() ->
            record(
                belief,
                governance.propose(
                    governance.next(first), inputs.registry(), state.act(inputs, reason(belief))),
                events));
  }

  private ActionRecord record(
      Belief belief, Reply<ExecutionEvent> created, Consumer<Event> events) {
    return switch (created) {
      case Reply.Refused<ExecutionEvent>(var refusal) ->
          record(
              belief,
              Disposition.REFUSED,
              Optional.empty(),
              refusal.code() + ": " + refusal.message());
      case Reply.Accepted<ExecutionEvent>(ExecutionEvent line) -> {
        if (proposed.isEmpty() && state.seasons().find(cycle.request().seasonId()).isEmpty()) {
          events.accept(
              new Event.SeasonOpened(
                  cycle.request().seasonId(), cycle.request().clientId(), line.reason()));
        }
        events.accept(new Event.PlanTransitioned(line));
        proposed.put(belief.portfolioItem(), line.planId());
        yield record(
            belief, Disposition.PROPOSED, Optional.of(line.planId()), "proposed as a DRAFT plan");
      }
    };
  }

  private ActionRecord alreadyProposed(Belief belief, UUID plan) {
    return record(
        belief,
        Disposition.ALREADY_PROPOSED,
        Optional.of(plan),
        "a plan of the same content stands already");
  }

  private ActionRecord record(
      Belief belief, Disposition disposition, Optional<UUID> plan, String why) {
    return new ActionRecord(
        belief.id(),
        belief.signalIds(),
        regime(),
        belief.portfolioItem(),
        belief.direction(),
        disposition,
        plan,
        why);
  }

  private StateId regime() {
    return cycle.input().regimeState().orElseThrow().id();
  }

  /** The plan's own trace, which its ledger carries: belief, signals, regime and cycle. */
  private Reason reason(Belief belief) {
    String signals =
        String.join(", ", belief.signalIds().stream().map(signal -> signal.value()).toList());
    String full = inWords(belief, "signals " + signals);
    return new Reason(
        full.length() <= Reason.MAX_LENGTH
            ? full
            : inWords(belief, belief.signalIds().size() + " signals"));
  }

  private String inWords(Belief belief, String signals) {
    return "belief %s (%s; regime %s) of harness cycle %s"
        .formatted(belief.id(), signals, regime(), cycle.id());
  }
}
