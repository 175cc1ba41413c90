package io.sallyport.core.plan;

import io.sallyport.core.model.Actor;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.HomeId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.RiskProfileId;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.model.SnapshotRef;
import io.sallyport.core.plan.ExecutionEvent.Approval;
import io.sallyport.core.plan.ExecutionEvent.FrozenSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides what becomes of plans (SPEC 4): a proposal into a CREATE event, an action into the event
 * that it leads to, or a refusal. Pure: it reads the plans and seasons it is given and changes
 * none.
 */
public final class Governance {
  /** How long an approval lasts unless told otherwise (SPEC 7). */
  public static final Duration DEFAULT_EXPIRY = Duration.ofHours(24);

  private final HomeId home;
  private final Seasons seasons;
  private final Plans plans;

  /**
   * Governance over what a home holds.
   *
   * @param home the home, whose id enters the intents' ids
   * @param seasons the home's seasons
   * @param plans the home's plans
   */
  public Governance(HomeId home, Seasons seasons, Plans plans) {
    this.home = home;
    this.seasons = seasons;
    this.plans = plans;
  }

  /**
   * What somebody proposes.
   *
   * @param client the tenant
   * @param season the season, which comes into being with its first plan
   * @param profile the risk profile
   * @param items the portfolio items, in any order
   * @param revision which proposal of this content it is; 1 unless an earlier one is to be repeated
   */
  public record Proposal(
      ClientId client,
      SeasonId season,
      RiskProfileId profile,
      List<PortfolioItem> items,
      int revision) {}

  /** Who does something, when, why, and with which forensic snapshot behind them. */
  public record Act(Actor actor, LogicalTime at, Reason reason, SnapshotRef snapshotRef) {}

  /** Decides a proposal: the CREATE event of the plan, or why there is none. */
  public Reply<ExecutionEvent> propose(Proposal proposal, RegistryReading registry, Act act) {
    return seasonProblem(proposal)
        .map(Reply::<ExecutionEvent>refuse)
        .orElseGet(() ->
            registry
                .read()
                .flatMap(readable -> draft(proposal, proposal.revision()).content(readable))
                .flatMap(content -> requireFree(proposal, content, act.at()))
                .map(content -> created(content, act)));
  }

  /**
   * Decides an action on a plan.
   *
   * @param expiresIn how long an approval lasts; above 0, of no meaning for other actions
   * @return the event that it leads to, or why it is not allowed
   */
  public Reply<ExecutionEvent> transition(
      Plan plan, PlanAction action, Duration expiresIn, Act act) {
    return frozen(plan.content().seasonId())
        .map(Reply::<PlanState>refuse)
        .orElseGet(() -> action.from(plan.state()))
        .flatMap(next ->
            approvalRefusal(plan, action, expiresIn, act.actor())
                .or(() -> expiryRefusal(plan, action, act.at()))
                .map(Reply::<ExecutionEvent>refuse)
                .orElseGet(() ->
                    Reply.of(
                        event(plan, action, next, approval(plan, action, expiresIn, act), act))));
  }

  private static Optional<Refusal> approvalRefusal(
      Plan plan, PlanAction action, Duration expiresIn, Actor actor) {
    if (action != PlanAction.APPROVE) {
      return Optional.empty();
    }
    return expiresIn.isPositive()
        ? fourEyesProblem(plan, actor)
        : Optional.of(
            new Refusal(RefusalCode.INVALID_TIME, "an approval has to last longer than no time"));
  }

  /** What was approved is committed as long as the approval lasts (SPEC 4). */
  private Optional<Refusal> expiryRefusal(Plan plan, PlanAction action, LogicalTime now) {
    return action == PlanAction.COMMIT
        ? plan.expiredAt(now)
            .map(at ->
                new Refusal(
                    RefusalCode.APPROVAL_EXPIRED,
                    "The approval of plan %s expired at %s; cancel it, or propose the same content again with --revision %s"
                        .formatted(plan.id(), at, nextRevision(plan.content()))))
        : Optional.empty();
  }

  private Optional<Refusal> seasonProblem(Proposal proposal) {
    return foreign(proposal.season(), proposal.client()).or(() -> frozen(proposal.season()));
  }

  /** Why a tenant cannot act in a season, if it is another's. */
  public Optional<Refusal> foreign(SeasonId id, ClientId client) {
    return seasons
        .find(id)
        .filter(season -> !season.clientId().equals(client))
        .map(season ->
            new Refusal(
                RefusalCode.SEASON_EXISTS,
                "Season %s belongs to another client; plan in one of your own with --season"
                    .formatted(id)));
  }

  /** Why nothing can be planned in a season, if it is frozen. */
  public Optional<Refusal> frozen(SeasonId season) {
    return seasons.find(season).flatMap(Season::frozenRefusal);
  }

  /** A plan that exists is refused, and a revision that leaves a gap too (SPEC 4). */
  private Reply<PlanContent> requireFree(Proposal proposal, PlanContent content, LogicalTime now) {
    int next = nextRevision(proposal);
    if (proposal.revision() == next) {
      return Reply.of(content);
    }
    return plans
        .find(content.planId())
        .map(plan ->
            Reply.<PlanContent>refuse(
                RefusalCode.PLAN_EXISTS,
                "Plan %s exists already and is %s; propose the same content again with --revision %s"
                    .formatted(plan.id(), standing(plan, now), next)))
        .orElseGet(() ->
            Reply.refuse(
                RefusalCode.INVALID_REVISION,
                "revision %s is not the next one; it is --revision %s"
                    .formatted(proposal.revision(), next)));
  }

  private static String standing(Plan plan, LogicalTime now) {
    return plan.state()
        + plan.expiredAt(now).map(at -> ", its approval expired at " + at).orElse("");
  }

  private int nextRevision(PlanContent content) {
    return nextRevision(
        new Proposal(
            content.clientId(),
            content.seasonId(),
            content.riskProfileId(),
            content.portfolioItemIds(),
            content.revision()));
  }

  private int nextRevision(Proposal proposal) {
    return plans.revisionsOf(draft(proposal, 1).planId()) + 1;
  }

  /** The plan that a content was proposed by last, whatever revision the proposal names. */
  public Optional<Plan> newestRevision(Proposal proposal) {
    return plans.find(draft(proposal, nextRevision(proposal) - 1).planId());
  }

  /** The newest plan of a content that is not over, whatever revision the proposal names. */
  public Optional<Plan> standing(Proposal proposal) {
    return plans.standing(draft(proposal, 1).planId());
  }

  /** A proposal of the same content that is free to be made. */
  public Proposal next(Proposal proposal) {
    return new Proposal(
        proposal.client(),
        proposal.season(),
        proposal.profile(),
        proposal.items(),
        nextRevision(proposal));
  }

  private PlanDraft draft(Proposal proposal, int revision) {
    return new PlanDraft(
        home, proposal.season(), proposal.client(), proposal.profile(), proposal.items(), revision);
  }

  /** A name typed at a local shell proves nothing, so only proven ones are held to it (SPEC 4). */
  private static Optional<Refusal> fourEyesProblem(Plan plan, Actor actor) {
    boolean sameEyes = actor.isAuthenticated() && plan.authors().contains(actor.id());
    return sameEyes
        ? Optional.of(
            new Refusal(
                RefusalCode.FOUR_EYES,
                "%s created or reviewed plan %s, so somebody else has to approve it"
                    .formatted(actor.id(), plan.id())))
        : Optional.empty();
  }

  private static Optional<ExecutionEvent.Payload> approval(
      Plan plan, PlanAction action, Duration expiresIn, Act act) {
    return action == PlanAction.APPROVE
        ? Optional.of(
            new Approval(
                plan.digest(),
                plan.content().intents().stream().map(FrozenSnapshot::of).toList(),
                act.at().plus(expiresIn),
                act.actor().authentication()))
        : Optional.empty();
  }

  private static ExecutionEvent created(PlanContent content, Act act) {
    return event(
        content.seasonId(),
        content.planId(),
        PlanAction.CREATE,
        Optional.empty(),
        PlanState.DRAFT,
        1,
        Optional.of(content),
        act);
  }

  private static ExecutionEvent event(
      Plan plan,
      PlanAction action,
      PlanState next,
      Optional<ExecutionEvent.Payload> payload,
      Act act) {
    return event(
        plan.content().seasonId(),
        plan.id(),
        action,
        Optional.of(plan.state()),
        next,
        plan.sequenceNo() + 1,
        payload,
        act);
  }

  private static ExecutionEvent event(
      SeasonId season,
      UUID planId,
      PlanAction action,
      Optional<PlanState> from,
      PlanState to,
      int sequence,
      Optional<ExecutionEvent.Payload> payload,
      Act act) {
    return new ExecutionEvent(
        PlanIds.event(planId, from.map(PlanState::name).orElse(""), to, sequence),
        season,
        planId,
        action,
        from,
        to,
        act.reason(),
        act.actor().id(),
        act.snapshotRef(),
        act.at(),
        sequence,
        payload);
  }
}
