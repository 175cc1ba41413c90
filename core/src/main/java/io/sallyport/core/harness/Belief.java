package io.sallyport.core.harness;

import io.sallyport.core.model.BeliefId;
import io.sallyport.core.model.CanonicalJson;
import io.sallyport.core.model.Confidence;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.SignalId;
import io.sallyport.core.plan.Direction;
import io.sallyport.core.plan.PortfolioItem;
import java.util.List;

/**
 * A belief, as layer L9 hands it in (seed 004, section 2).
 *
 * @param id what the belief layer calls it
 * @param timestamp when it was made
 * @param portfolioItem what is to be held if it is true
 * @param direction LONG or SHORT
 * @param conviction how strongly it is held
 * @param signalIds the signals that it was made of, at least one
 */
public record Belief(
    BeliefId id,
    LogicalTime timestamp,
    PortfolioItem portfolioItem,
    Direction direction,
    Confidence conviction,
    List<SignalId> signalIds) {
  public Belief {
    signalIds = List.copyOf(signalIds);
  }

  CanonicalJson canonical() {
    return new CanonicalJson()
        .put("id", id)
        .put("timestamp", timestamp)
        .put("portfolio_item", portfolioItem)
        .put("direction", direction)
        .put("conviction", conviction)
        .putTexts("signal_ids", signalIds);
  }
}
