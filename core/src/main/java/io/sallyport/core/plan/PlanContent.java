package io.sallyport.core.plan;

import io.sallyport.core.model.CanonicalJson;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.RiskProfileId;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.model.StrategyId;
import java.util.List;
import java.util.UUID;

/**
 * What a plan says: immutable from its creation (SPEC 1).
 *
 * @param seasonId the season
 * @param planId the plan's id
 * @param clientId the tenant that owns it
 * @param riskProfileId the risk profile
 * @param portfolioItemIds the items, sorted by code point
 * @param legs in the contract's order
 * @param intents in the order of their legs; a leg that is a placeholder has none
 * @param revision 1, or which proposal of the same content this is
 * @param registryDigest the registry that the legs were made from
 */
public record PlanContent(
    SeasonId seasonId,
    UUID planId,
    ClientId clientId,
    RiskProfileId riskProfileId,
    List<PortfolioItem> portfolioItemIds,
    List<ExecutionLeg> legs,
    List<OrderIntent> intents,
    int revision,
    Digest registryDigest)
    implements ExecutionEvent.Payload {
  public PlanContent {
    portfolioItemIds = List.copyOf(portfolioItemIds);
    legs = List.copyOf(legs);
    intents = List.copyOf(intents);
  }

  /** The plan's digest: SHA-256 of this content as canonical JSON (SPEC 4). */
  public Digest digest() {
    return new CanonicalJson()
        .put("season_id", seasonId)
        .put("plan_id", planId)
        .putInteger("client_id", clientId.value())
        .put("risk_profile_id", riskProfileId)
        .putTexts("portfolio_item_ids", portfolioItemIds)
        .putObjects("legs", legs.stream().map(ExecutionLeg::canonical).toList())
        .putObjects("intents", intents.stream().map(OrderIntent::canonical).toList())
        .putInteger("revision", revision)
        .put("registry_digest", registryDigest)
        .digest();
  }

  /** The id that this content has or would have as its first revision. */
  UUID firstRevisionId() {
    return PlanIds.plan(seasonId, riskProfileId, portfolioItemIds, 1);
  }

  /** The strategies that the plan's items name, each once, in item order. */
  public List<StrategyId> strategies() {
    return portfolioItemIds.stream().map(PortfolioItem::strategy).distinct().toList();
  }

  /** Whether every leg has an order intent. */
  public boolean isComplete() {
    return intents.size() == legs.size();
  }
}
