package io.sallyport.testkit;

import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.TimeSource;
import io.sallyport.core.guard.ExecutionMode;
import io.sallyport.core.guard.LiveRequest;
import io.sallyport.core.guard.OrderAssertions;
import io.sallyport.core.model.ClientClaim;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.plan.Governance;
import io.sallyport.core.plan.Governance.Proposal;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plan.PlanAction;
import io.sallyport.core.plan.PortfolioItem;
import java.util.List;
import java.util.Optional;

/** Commands in the fewest words; what they leave out is as {@link Samples} has it. */
public final class Commands {
  private Commands() {}

  /** Make the home. */
  public static Command.InitHome initHome() {
    return new Command.InitHome(Samples.HOME, TimeSource.EXTERNAL, false);
  }

  /** Propose a plan of these items. */
  public static Command.CreatePlan plan(String... items) {
    return plan(proposal(items));
  }

  /** Propose a plan. */
  public static Command.CreatePlan plan(Proposal proposal) {
    return new Command.CreatePlan(proposal, Samples.REASON);
  }

  /** The sample tenant's proposal of these items. */
  public static Proposal proposal(String... items) {
    return new Proposal(Samples.TENANT, Samples.SEASON, Samples.PROFILE, items(items), 1);
  }

  /** Portfolio items. */
  public static List<PortfolioItem> items(String... texts) {
    return List.of(texts).stream().map(text -> PortfolioItem.parse(text).value()).toList();
  }

  /** The same proposal as another revision. */
  public static Proposal revision(int revision, Proposal of) {
    return new Proposal(of.client(), of.season(), of.profile(), of.items(), revision);
  }

  /** The same proposal for another tenant and its season. */
  public static Proposal of(ClientId client, SeasonId season, Proposal proposal) {
    return new Proposal(client, season, proposal.profile(), proposal.items(), proposal.revision());
  }

  /** Review the plan. */
  public static Command.TransitionPlan review(Plan plan) {
    return act(PlanAction.REVIEW, plan);
  }

  /** Approve the plan. */
  public static Command.TransitionPlan approve(Plan plan) {
    return act(PlanAction.APPROVE, plan);
  }

  /** Commit the plan. */
  public static Command.TransitionPlan commit(Plan plan) {
    return act(PlanAction.COMMIT, plan);
  }

  /** Cancel the plan. */
  public static Command.TransitionPlan cancel(Plan plan) {
    return act(PlanAction.CANCEL, plan);
  }

  /** Act on the plan, as its owner. */
  public static Command.TransitionPlan act(PlanAction action, Plan plan) {
    return act(Optional.empty(), action, plan);
  }

  /** Act on the plan as a tenant. */
  public static Command.TransitionPlan act(Optional<ClientId> asker, PlanAction action, Plan plan) {
    return new Command.TransitionPlan(
        asker, plan.id().toString(), action, Samples.REASON, Governance.DEFAULT_EXPIRY);
  }

  /** Open the season for a tenant. */
  public static Command.OpenSeason open(ClientId client, SeasonId season) {
    return new Command.OpenSeason(client, season, Samples.REASON);
  }

  /** Freeze the season. */
  public static Command.FreezeSeason freeze(SeasonId season) {
    return new Command.FreezeSeason(Optional.empty(), season, Samples.REASON);
  }

  /** Unfreeze the season. */
  public static Command.UnfreezeSeason unfreeze(SeasonId season) {
    return new Command.UnfreezeSeason(Optional.empty(), season, Samples.REASON);
  }

  /** Validate the plan as its owner, naming no strategy. */
  public static Command.ValidatePlan validate(Plan plan) {
    return validate(plan, Optional.empty());
  }

  /** Validate the plan as its owner under a strategy. */
  public static Command.ValidatePlan validate(Plan plan, String strategy) {
    return validate(plan, Optional.of(new StrategyId(strategy)));
  }

  private static Command.ValidatePlan validate(Plan plan, Optional<StrategyId> strategy) {
    return new Command.ValidatePlan(
        owner(plan), plan.id().toString(), strategy, OrderAssertions.NONE);
  }

  /** Dry-run the plan as its owner. */
  public static Command.ExecutePlan dryRun(Plan plan) {
    return execute(plan, LiveRequest.dryRun());
  }

  /** Execute the plan LIVE as its owner, the risk acknowledged. */
  public static Command.ExecutePlan live(Plan plan) {
    return execute(plan, acknowledged(Optional.empty()));
  }

  /** Execute the plan LIVE as its owner under a strategy, the risk acknowledged. */
  public static Command.ExecutePlan live(Plan plan, String strategy) {
    return execute(plan, acknowledged(Optional.of(new StrategyId(strategy))));
  }

  /** Execute the plan as its owner. */
  public static Command.ExecutePlan execute(Plan plan, LiveRequest request) {
    return new Command.ExecutePlan(owner(plan), plan.id().toString(), request);
  }

  /** The claim of the plan's owner. */
  public static ClientClaim owner(Plan plan) {
    return new ClientClaim.Named(plan.content().clientId());
  }

  private static LiveRequest acknowledged(Optional<StrategyId> strategy) {
    return new LiveRequest(
        ExecutionMode.LIVE, strategy, true, false, false, false, OrderAssertions.NONE);
  }
}
