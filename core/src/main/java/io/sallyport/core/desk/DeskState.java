package io.sallyport.core.desk;

import io.sallyport.core.desk.Event.HomeCreated;
import io.sallyport.core.execution.Circumstances;
import io.sallyport.core.execution.LiveUsage;
import io.sallyport.core.execution.ValidationReport;
import io.sallyport.core.guard.ValidationRecord;
import io.sallyport.core.model.ClientClaim;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.model.SnapshotRef;
import io.sallyport.core.plan.ExecutionEvent;
import io.sallyport.core.plan.Governance;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plan.PlanContent;
import io.sallyport.core.plan.PlanState;
import io.sallyport.core.plan.Plans;
import io.sallyport.core.plan.Season;
import io.sallyport.core.plan.Seasons;
import io.sallyport.core.plane.ExecutionOutcome;
import io.sallyport.core.plane.ExecutionPlane;
import io.sallyport.core.plane.Outcomes;
import io.sallyport.core.plane.Position;
import io.sallyport.core.plane.PositionBooks;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Everything that a home knows, folded from its journal and from nothing else. It belongs to one
 * thread; what it hands out is immutable.
 */
public final class DeskState {
  private final Seasons seasons = new Seasons();
  private final Plans plans = new Plans();
  private final SortedMap<UUID, ValidationRecord> validations = new TreeMap<>();
  private final SortedMap<UUID, OrderIntent> intents = new TreeMap<>();
  private final Outcomes outcomes = new Outcomes();
  private final PositionBooks positions = new PositionBooks();
  private final LiveUsage usage = new LiveUsage();
  private final SortedMap<PlanState, Integer> planCounts = new TreeMap<>();

  private Optional<HomeCreated> home = Optional.empty();
  private SnapshotRef snapshotRef = SnapshotRef.UNKNOWN;
  private Optional<UUID> newestPlan = Optional.empty();
  private long lastSequence;
  private LogicalTime lastTime = LogicalTime.EPOCH;

  /**
   * Evolves the state by one journal entry. It cannot fail on an entry that was decided on this
   * state.
   *
   * @throws IllegalArgumentException if the entry does not follow the last one in number or time
   */
  public void apply(JournalEntry entry) {
    if (entry.sequence() != lastSequence + 1 || entry.at().compareTo(lastTime) < 0) {
      throw new IllegalArgumentException(
          "entry %d at %s does not follow entry %d at %s"
              .formatted(entry.sequence(), entry.at(), lastSequence, lastTime));
    }
    lastSequence = entry.sequence();
    lastTime = entry.at();
    entry.events().forEach(event -> apply(entry, event));
  }

  private void apply(JournalEntry entry, Event event) {
    switch (event) {
      case HomeCreated created -> home = Optional.of(created);
      case Event.SeasonOpened(SeasonId season, ClientId owner, Reason _) ->
          seasons.open(season, owner);
      case Event.SeasonFrozen(SeasonId season, Reason reason) ->
          seasons.freeze(season, new Season.Freeze(entry.actor(), entry.at(), reason));
      case Event.SeasonUnfrozen(SeasonId season, Reason _) -> seasons.unfreeze(season);
      case Event.PlanTransitioned(ExecutionEvent line) -> applyTransition(line);
      case Event.PlanValidated(ValidationReport report) -> applyValidation(report);
      case Event.PlanExecuted _ -> {}
      case Event.OutcomeRecorded(ExecutionOutcome outcome) -> applyOutcome(outcome);
      case Event.SnapshotTaken(SnapshotRef taken) -> snapshotRef = taken;
    }
  }

  private void applyTransition(ExecutionEvent line) {
    plans.apply(line);
    line.fromState()
        .ifPresent(from -> planCounts.computeIfPresent(from, (state, n) -> n > 1 ? n - 1 : null));
    planCounts.merge(line.toState(), 1, Integer::sum);
    if (line.payload().orElse(null) instanceof PlanContent content) {
      newestPlan = Optional.of(content.planId());
      content.intents().forEach(intent -> intents.put(intent.orderIntentId(), intent));
    }
  }

  /** A verdict that no tenant stands behind is on record, but does not stand for the plan. */
  private void applyValidation(ValidationReport report) {
    report.clientId().ifPresent(client -> validations.put(report.planId(), report.basis()));
  }

  private void applyOutcome(ExecutionOutcome outcome) {
    outcomes.record(outcome);
    BigDecimal realized = positions.book(outcome);
    OrderIntent intent = intents.get(outcome.orderIntentId());
    if (outcome.plane() == ExecutionPlane.LIVE && intent != null) {
      usage.count(outcome, intent, intent.strategy(), realized);
    }
  }

  /** The number of the newest entry, 0 before the first. */
  public long lastSequence() {
    return lastSequence;
  }

  /** The newest entry's logical time. */
  public LogicalTime lastTime() {
    return lastTime;
  }

  /** How the home was made; empty while there is none. */
  public Optional<HomeCreated> home() {
    return home;
  }

  Seasons seasons() {
    return seasons;
  }

  Plans plans() {
    return plans;
  }

  List<Position> positions() {
    return positions.open();
  }

  Reply<HomeCreated> requireHome() {
    return home.map(Reply::of)
        .orElseGet(() ->
            Reply.refuse(
                RefusalCode.HOME_UNUSABLE,
                "there is no home yet; the first plan makes one, or sallyport init"));
  }

  Reply<Governance> governance() {
    return requireHome().map(made -> new Governance(made.homeId(), seasons, plans));
  }

  Governance.Act act(Inputs inputs, Reason reason) {
    return new Governance.Act(inputs.actor(), inputs.at(), reason, snapshotRef);
  }

  /** What validating or executing a plan has to look at, if the claimed tenant has that plan. */
  Reply<Circumstances> circumstances(ClientClaim claim, String text, Inputs inputs) {
    Optional<ClientId> asker =
        claim instanceof ClientClaim.Named(ClientId client)
            ? Optional.of(client)
            : Optional.empty();
    return plans
        .select(asker, text)
        .map(plan ->
            new Circumstances(
                claim,
                plan,
                season(plan.content().seasonId()),
                Optional.ofNullable(validations.get(plan.id())),
                inputs.registry(),
                outcomes,
                usage,
                home.map(HomeCreated::fourEyes).orElse(false),
                inputs.at()));
  }

  /** A season that exists. */
  Season season(SeasonId id) {
    return seasons.find(id).orElseThrow();
  }

  /** A plan that exists. */
  Plan plan(UUID id) {
    return plans.find(id).orElseThrow();
  }

  /** The plan that was created last. */
  Plan newestPlan() {
    return plan(newestPlan.orElseThrow());
  }

  PlanView view(Plan plan) {
    return new PlanView(
        plan,
        Optional.ofNullable(validations.get(plan.id())),
        Stream.of(ExecutionPlane.values()).flatMap(plane -> outcomes(plan, plane)).toList());
  }

  private Stream<ExecutionOutcome> outcomes(Plan plan, ExecutionPlane plane) {
    return plan.content().intents().stream()
        .flatMap(intent -> outcomes.find(intent.orderIntentId(), plane).stream());
  }

  HomeStatus status() {
    HomeCreated made = home.orElseThrow();
    return new HomeStatus(
        made.homeId(),
        made.timeSource(),
        made.fourEyes(),
        lastSequence,
        lastTime,
        snapshotRef,
        List.copyOf(seasons.all()),
        new TreeMap<>(planCounts));
  }
}
