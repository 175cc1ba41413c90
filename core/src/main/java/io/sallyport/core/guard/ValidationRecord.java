package io.sallyport.core.guard;

import io.sallyport.core.model.Digest;
import io.sallyport.core.model.StrategyId;
import java.util.Optional;

/**
 * The newest validation of a plan, as LIVE looks at it.
 *
 * @param planDigest the plan that was judged
 * @param registryDigest the registry it was judged under
 * @param strategy the strategy that was named for it, if any
 * @param verdict the verdict
 */
public record ValidationRecord(
    Digest planDigest, Digest registryDigest, Optional<StrategyId> strategy, Verdict verdict) {}
