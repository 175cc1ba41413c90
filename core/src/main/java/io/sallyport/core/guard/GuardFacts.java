package io.sallyport.core.guard;

import io.sallyport.core.model.ClientClaim;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plan.RegistryReading;
import io.sallyport.core.plan.Season;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All that guards look at, gathered from the state on which the execution is decided.
 *
 * @param claim the tenant that the caller says it acts for
 * @param plan the plan
 * @param request what the caller brings
 * @param registry the strategy registry of the moment
 * @param validation the newest validation of this plan's digest
 * @param limits every set of limits that applies, strategies first; empty where the registry is
 *     broken
 * @param needsAuthenticatedApproval whether the home has four eyes switched on
 * @param season the plan's season
 * @param activeKillSwitches kill switches in state ACTIVE that cover the plan, each in words
 * @param unreconciled symbols of the plan with an unresolved mismatch or unknown order
 * @param plane where the tenant's LIVE orders would go
 * @param executedLive intents of the plan that have a LIVE outcome
 */
public record GuardFacts(
    ClientClaim claim,
    Plan plan,
    LiveRequest request,
    RegistryReading registry,
    Optional<ValidationRecord> validation,
    List<LimitCheck> limits,
    boolean needsAuthenticatedApproval,
    Season season,
    List<String> activeKillSwitches,
    List<Symbol> unreconciled,
    LivePlane plane,
    List<UUID> executedLive) {

  /** Where a tenant's LIVE orders would go. */
  public sealed interface LivePlane {
    /** Nowhere: the active plane is PAPER. */
    record NotSelected() implements LivePlane {}
  }
}
