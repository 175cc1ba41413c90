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
import java.util.stream.Stream;

/**
 * What becomes of the beliefs that a task acts upon (SPEC 8): logged in shadow mode and wherever
 * the cycle is DEGRADED, else proposed as one DRAFT plan each. Nothing more is ever made of them
 * here.
 */
final class CycleActions {
  private static final String STANDS = "a plan of the same content stands already";

  private final DeskState state;
  private final Inputs inputs;
  private final Cycle cycle;
  private final SortedMap<String, Belief> bySide;

  /** What this very decision proposes, which the state does not show yet. */
  private final SortedMap<String, UUID> proposed = new TreeMap<>();

  CycleActions(DeskState state, Inputs inputs, Cycle cycle) {
    this.state = state;
    this.inputs = inputs;
    this.cycle = cycle;
    this.bySide = firstBySide(cycle);
  }

  /** Acts upon a belief; what happens to plans goes to {@code events}. */
  ActionRecord take(Belief belief, Consumer<Event> events) {
    CycleRequest request = cycle.request();
    Optional<String> wrongSide = contradiction(belief).or(() -> wrongSide(belief));
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

  /** Of each item and direction the first belief that is strong enough to act upon. */
  private static SortedMap<String, Belief> firstBySide(Cycle cycle) {
    SortedMap<String, Belief> found = new TreeMap<>();
    for (Belief belief : cycle.input().activeBeliefs()) {
      if (!belief.conviction().isBelow(cycle.request().settings().minBeliefConviction())) {
        found.putIfAbsent(side(belief, belief.direction()), belief);
      }
    }
    return found;
  }

  private static String side(Belief belief, Direction direction) {
    return belief.portfolioItem().spelledOut() + " " + direction;
  }

  /** Who believes an item to go both ways knows neither: nothing is done about it. */
  private Optional<String> contradiction(Belief belief) {
    return Stream.of(Direction.LONG, Direction.SHORT)
        .filter(direction -> direction != belief.direction())
        .flatMap(direction -> Stream.ofNullable(bySide.get(side(belief, direction))))
        .findFirst()
        .map(other ->
            "beliefs %s (%s) and %s (%s) contradict each other about %s"
                .formatted(
                    belief.id(),
                    belief.direction(),
                    other.id(),
                    other.direction(),
                    belief.portfolioItem()));
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
    UUID before = proposed.get(belief.portfolioItem().spelledOut());
    if (before != null) {
      return alreadyProposed(belief, before, STANDS);
    }
    Governance governance = state.governance().value();
    List<Governance.Proposal> spellings =
        belief.portfolioItem().spellings().stream().map(this::proposal).toList();
    Optional<Plan> standing =
        spellings.stream().flatMap(one -> governance.standing(one).stream()).findFirst();
    Optional<Plan> own =
        spellings.stream()
            .flatMap(one -> governance.newestRevision(one).stream())
            .filter(this::isOfThisCycle)
            .findFirst();
    return standing
        .map(plan -> met(belief, plan))
        .or(() ->
            own.map(plan ->
                alreadyProposed(
                    belief, plan.id(), "this cycle proposed it before; it is " + plan.state())))
        .orElseGet(() ->
            record(
                belief,
                governance.propose(
                    governance.next(proposal(belief.portfolioItem())),
                    inputs.registry(),
                    state.act(inputs, reason(belief))),
                events));
  }

  private Governance.Proposal proposal(PortfolioItem item) {
    CycleRequest request = cycle.request();
    return new Governance.Proposal(
        request.clientId(), request.seasonId(), request.riskProfileId(), List.of(item), 1);
  }

  private boolean isOfThisCycle(Plan plan) {
    return state
        .harness()
        .origin(plan.id())
        .filter(origin -> origin.cycleId().equals(cycle.id()))
        .isPresent();
  }

  /** A plan that stands was made of the registry of its day, which may have had another side. */
  private ActionRecord met(Belief belief, Plan standing) {
    Direction side = standing.content().legs().getFirst().side();
    return side == belief.direction()
        ? alreadyProposed(belief, standing.id(), STANDS)
        : record(
            belief,
            Disposition.SKIPPED,
            Optional.empty(),
            "the belief is %s, and plan %s, which stands, has %s as %s"
                .formatted(belief.direction(), standing.id(), belief.portfolioItem(), side));
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
        proposed.put(belief.portfolioItem().spelledOut(), line.planId());
        yield record(
            belief, Disposition.PROPOSED, Optional.of(line.planId()), "proposed as a DRAFT plan");
      }
    };
  }

  private ActionRecord alreadyProposed(Belief belief, UUID plan, String why) {
    return record(belief, Disposition.ALREADY_PROPOSED, Optional.of(plan), why);
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
