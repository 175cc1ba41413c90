package io.sallyport.core.execution;

import io.sallyport.core.guard.GuardFacts;
import io.sallyport.core.guard.LimitCheck;
import io.sallyport.core.guard.LiveRequest;
import io.sallyport.core.guard.ValidationRecord;
import io.sallyport.core.model.ClientClaim;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Details;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plan.RegistryReading;
import io.sallyport.core.plan.Season;
import io.sallyport.core.plan.StrategyRegistry;
import io.sallyport.core.plane.ExecutionPlane;
import io.sallyport.core.plane.Outcomes;
import io.sallyport.core.safety.KillSwitchState;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The circumstances in which a plan is validated or executed: the state that was decided on, the
 * registry of the moment, the time.
 *
 * @param claim the tenant that the caller says it acts for
 * @param plan the plan
 * @param season its season
 * @param validation the newest validation of the plan
 * @param registry the strategy registry of the moment
 * @param outcomes all outcomes so far
 * @param usage what LIVE trading used so far
 * @param needsAuthenticatedApproval whether the home has four eyes switched on
 * @param live what LIVE would meet
 * @param at the logical time
 */
public record Circumstances(
    ClientClaim claim,
    Plan plan,
    Season season,
    Optional<ValidationRecord> validation,
    RegistryReading registry,
    Outcomes outcomes,
    LiveUsage usage,
    boolean needsAuthenticatedApproval,
    LiveCircumstances live,
    LogicalTime at) {

  /** The same circumstances with another newest validation. */
  Circumstances withValidation(ValidationRecord newest) {
    return new Circumstances(
        claim,
        plan,
        season,
        Optional.of(newest),
        registry,
        outcomes,
        usage,
        needsAuthenticatedApproval,
        live,
        at);
  }

  /** What the guards look at. */
  GuardFacts facts(LiveRequest request) {
    return new GuardFacts(
        claim,
        plan,
        request,
        registry,
        validation,
        limits(request),
        needsAuthenticatedApproval,
        season,
        killSwitches(KillSwitchState.ACTIVE, request),
        killSwitches(KillSwitchState.WARNING, request),
        unreconciled(),
        live.plane(),
        venueProblems(),
        orders().filter(this::reduces).map(OrderIntent::orderIntentId).toList(),
        executedLive(),
        at);
  }

  /** The tenant, if the caller named a usable one. */
  Optional<ClientId> client() {
    return claim instanceof ClientClaim.Named(ClientId client)
        ? Optional.of(client)
        : Optional.empty();
  }

  /** Which plan and tenant a report speaks of, and under which digests. */
  Details metadata(Optional<StrategyId> strategy) {
    Details who = Details.of("plan_id", plan.id().toString());
    Details whose = client().map(client -> who.and("client_id", client.value())).orElse(who);
    Details named = strategy.map(id -> whose.and("strategy_id", id.value())).orElse(whose);
    Details what = named.and("plan_digest", plan.digest().hex());
    return registry.digest().map(d -> what.and("registry_digest", d.hex())).orElse(what);
  }

  /**
   * The strategy whose risk settings and limits hold for an item's: its own, unless it is a manual
   * order and the caller, or else the newest validation, names one (SPEC 12).
   */
  StrategyId inEffect(StrategyId own, Optional<StrategyId> named) {
    return own.equals(StrategyId.MANUAL)
        ? named.or(() -> validation.flatMap(ValidationRecord::strategy)).orElse(own)
        : own;
  }

  private Stream<OrderIntent> orders() {
    return plan.content().intents().stream();
  }

  private List<String> venueProblems() {
    return live.listing()
        .map(venue -> new OrderAcceptance(live, venue, this::reduces, isProtectedElsewhere()))
        .map(acceptance -> acceptance.problems(plan.content().intents()))
        .orElse(List.of());
  }

  private boolean isProtectedElsewhere() {
    return client()
        .filter(tenant ->
            registry instanceof RegistryReading.Usable(StrategyRegistry readable)
                && readable.isProtectedElsewhere(tenant))
        .isPresent();
  }

  private boolean reduces(OrderIntent intent) {
    return client().filter(id -> live.reduces(id, intent.terms())).isPresent();
  }

  private List<String> killSwitches(KillSwitchState state, LiveRequest request) {
    return client()
        .map(client -> live.killSwitches(state, client, covered(request.strategy())))
        .orElse(List.of());
  }

  private Stream<LiveCircumstances.Covered> covered(Optional<StrategyId> named) {
    return orders()
        .map(intent ->
            new LiveCircumstances.Covered(
                intent.terms().symbol(), inEffect(intent.strategy(), named)));
  }

  private List<String> unreconciled() {
    return orders()
        .map(intent -> intent.terms().symbol())
        .distinct()
        .flatMap(symbol -> Optional.ofNullable(live.unresolved().get(symbol)).stream())
        .toList();
  }

  private List<LimitCheck> limits(LiveRequest request) {
    return client().stream()
        .flatMap(client ->
            registry instanceof RegistryReading.Usable(StrategyRegistry readable)
                ? limits(client, readable, request)
                : Stream.empty())
        .toList();
  }

  private Stream<LimitCheck> limits(
      ClientId client, StrategyRegistry readable, LiveRequest request) {
    Stream<LimitCheck> ofStrategies =
        plan.content().strategies().stream()
            .map(own -> inEffect(own, request.strategy()))
            .distinct()
            .map(id -> ofStrategy(client, readable, id, request.strategy()));
    return Stream.concat(ofStrategies, Stream.of(ofTenant(client, readable)));
  }

  /** All of the plan's orders that come under a strategy are held against its limits together. */
  private LimitCheck ofStrategy(
      ClientId client, StrategyRegistry readable, StrategyId id, Optional<StrategyId> named) {
    LiveUsage.Scope scope = new LiveUsage.Scope(client, Optional.of(id));
    return new LimitCheck(
        scope.inWords(),
        scope.limits(readable),
        usage.of(scope, at.utcDay()),
        plan.content().intents().stream()
            .filter(intent -> inEffect(intent.strategy(), named).equals(id))
            .map(this::addition)
            .toList());
  }

  private LimitCheck.Addition addition(OrderIntent intent) {
    OrderIntent.Terms terms = intent.terms();
    return new LimitCheck.Addition(
        terms.symbol(), live.currency(terms), live.notionalPrice(terms).map(terms::notionalAt));
  }

  private LimitCheck ofTenant(ClientId client, StrategyRegistry readable) {
    LiveUsage.Scope scope = new LiveUsage.Scope(client, Optional.empty());
    return new LimitCheck(
        scope.inWords(),
        scope.limits(readable),
        usage.of(scope, at.utcDay()),
        orders().map(this::addition).toList());
  }

  private List<UUID> executedLive() {
    return plan.content().intents().stream()
        .map(OrderIntent::orderIntentId)
        .filter(intent ->
            outcomes.find(intent, ExecutionPlane.LIVE).isPresent()
                || live.trading().isUnderWay(intent))
        .toList();
  }
}
