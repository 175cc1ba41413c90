package io.sallyport.core.guard;

import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.ClientClaim;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.OrderIntent;
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
 * @param warningKillSwitches kill switches in state WARNING that cover the plan, each in words
 * @param unreconciled what of the plan's symbols is unresolved, each in words
 * @param plane where the tenant's LIVE orders would go
 * @param instrumentProblems which of the plan's orders the venue would refuse, each in words
 * @param reducing intents of the plan that only reduce a position
 * @param executedLive intents of the plan that have a LIVE outcome, or are on their way to one
 * @param at the logical time
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
    List<String> warningKillSwitches,
    List<String> unreconciled,
    LivePlane plane,
    List<String> instrumentProblems,
    List<UUID> reducing,
    List<UUID> executedLive,
    LogicalTime at) {

  /** Whether every order of the plan only reduces a position. */
  boolean onlyReduces() {
    return plan.content().intents().stream()
        .map(OrderIntent::orderIntentId)
        .allMatch(reducing::contains);
  }

  /** Where a tenant's LIVE orders would go. */
  public sealed interface LivePlane {
    /** Nowhere: the active plane is PAPER. */
    record NotSelected() implements LivePlane {}

    /**
     * To a venue.
     *
     * @param venue the venue
     * @param account the tenant's account
     * @param unauthorized why no order may be sent there
     * @param unreachable why no order can be sent there now
     * @param noEntries why only what reduces a position may be sent there now
     */
    record Selected(
        VenueId venue,
        AccountId account,
        Optional<String> unauthorized,
        Optional<String> unreachable,
        Optional<String> noEntries)
        implements LivePlane {}
  }
}
