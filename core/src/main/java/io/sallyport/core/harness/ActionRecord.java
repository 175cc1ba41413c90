package io.sallyport.core.harness;

import io.sallyport.core.model.BeliefId;
import io.sallyport.core.model.SignalId;
import io.sallyport.core.model.StateId;
import io.sallyport.core.plan.Direction;
import io.sallyport.core.plan.PortfolioItem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of a belief that a task acted upon, traced to where it came from (SPEC 8).
 *
 * @param beliefId the belief
 * @param signalIds the signals that it was made of
 * @param regimeId the regime that it passed under
 * @param portfolioItem what is to be held
 * @param direction LONG or SHORT
 * @param disposition what became of it
 * @param planId the plan that it is proposed by, if it is
 * @param why in words
 */
public record ActionRecord(
    BeliefId beliefId,
    List<SignalId> signalIds,
    StateId regimeId,
    PortfolioItem portfolioItem,
    Direction direction,
    Disposition disposition,
    Optional<UUID> planId,
    String why) {
  public ActionRecord {
    signalIds = List.copyOf(signalIds);
  }

  /** What can become of an action. */
  public enum Disposition {
    /** Logged, since the cycle is in shadow mode or DEGRADED. */
    LOGGED,
    /** A DRAFT plan was made. */
    PROPOSED,
    /** A plan that proposes it exists and is not over. */
    ALREADY_PROPOSED,
    /** The registry does not take that side. */
    SKIPPED,
    /** Governance refused the plan. */
    REFUSED
  }
}
