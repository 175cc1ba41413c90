package io.sallyport.core.plan;

import io.sallyport.core.model.RiskProfileId;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.model.SnapshotRef;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A plan in the contract's form (seed 000, section 1.4).
 *
 * @param seasonId the season
 * @param planId the plan's id
 * @param state where it stands
 * @param riskProfileId the risk profile
 * @param portfolioItemIds sorted by code point
 * @param legs ordered by symbol, strategy, instance
 * @param createdFromSnapshotRef the forensic snapshot it was created from
 * @param lastEventId its newest event
 */
public record ExecutionPlan(
    SeasonId seasonId,
    UUID planId,
    PlanState state,
    RiskProfileId riskProfileId,
    List<PortfolioItem> portfolioItemIds,
    List<ExecutionLeg> legs,
    SnapshotRef createdFromSnapshotRef,
    Optional<UUID> lastEventId) {}
