package io.sallyport.core.execution;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plan.ExecutionEvent.FrozenSnapshot;
import io.sallyport.core.plan.OrderIntent;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The conditions of sending an order (seed 002, SPEC 7), in their order: not expired; an id of 1 to
 * 64 characters; size above 0; stop-loss offset below 0; take-profit offset above 0; reference
 * price, if given, above 0.
 *
 * @param expiresAt when the frozen snapshot stops being executable
 * @param id the order's id
 * @param size the quantity
 * @param slOffset the stop-loss offset, if there is one
 * @param tpOffset the take-profit offset, if there is one
 * @param referencePrice the reference price, if there is one
 */
public record Preconditions(
    LogicalTime expiresAt,
    String id,
    BigDecimal size,
    Optional<BigDecimal> slOffset,
    Optional<BigDecimal> tpOffset,
    Optional<BigDecimal> referencePrice) {
  private static final int LONGEST_ID = 64;

  /** The conditions of sending a frozen snapshot. */
  public static Preconditions of(FrozenSnapshot frozen, LogicalTime expiresAt) {
    OrderIntent.Terms terms = frozen.intent().terms();
    return new Preconditions(
        expiresAt,
        frozen.intent().orderIntentId().toString(),
        terms.quantity(),
        terms.slOffset(),
        terms.tpOffset(),
        terms.referencePrice());
  }

  /** The first condition that is not met, in words; empty if all are. */
  public Optional<String> problem(LogicalTime now) {
    if (now.compareTo(expiresAt) >= 0) {
      return Optional.of("the approved snapshot expired at " + expiresAt);
    }
    if (id.isEmpty() || id.length() > LONGEST_ID) {
      return Optional.of(
          "an order id has 1 to %s characters, not %s".formatted(LONGEST_ID, id.length()));
    }
    if (size.signum() <= 0) {
      return Optional.of("the size must be above 0, not " + Decimals.plain(size));
    }
    return slOffset
        .filter(offset -> offset.signum() >= 0)
        .map(offset -> "the stop-loss offset must be below 0, not " + Decimals.plain(offset))
        .or(() ->
            tpOffset
                .filter(offset -> offset.signum() <= 0)
                .map(offset ->
                    "the take-profit offset must be above 0, not " + Decimals.plain(offset)))
        .or(() ->
            referencePrice
                .filter(price -> price.signum() <= 0)
                .map(price -> "the reference price must be above 0, not " + Decimals.plain(price)));
  }
}
