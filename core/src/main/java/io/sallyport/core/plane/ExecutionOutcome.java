package io.sallyport.core.plane;

import io.sallyport.core.model.Amounts;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.NameUuid;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Side;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The one outcome of an intent on a plane (seed 003). Once it exists nothing changes it.
 *
 * @param executionId its id
 * @param orderIntentId the intent
 * @param plane the plane
 * @param status how it ended
 * @param filledQuantity how much was filled, 0 or more
 * @param logicalTime when
 * @param reason why it failed, if it did
 * @param clientId the tenant
 * @param venue the LIVE venue, none on paper
 * @param side the side
 * @param symbol the symbol
 * @param averagePrice the average fill price, none on paper
 * @param fees the venue's reported fees in a currency that it did not name, if any
 * @param feesByCurrency its fees in currencies that it named, if any
 */
public record ExecutionOutcome(
    UUID executionId,
    UUID orderIntentId,
    ExecutionPlane plane,
    OutcomeStatus status,
    BigDecimal filledQuantity,
    LogicalTime logicalTime,
    Optional<ExecutionReasonCode> reason,
    ClientId clientId,
    Optional<VenueId> venue,
    Side side,
    Symbol symbol,
    Optional<BigDecimal> averagePrice,
    Optional<BigDecimal> fees,
    Optional<SortedMap<String, BigDecimal>> feesByCurrency) {
  public ExecutionOutcome {
    feesByCurrency =
        feesByCurrency.map(sums -> Collections.unmodifiableSortedMap(new TreeMap<>(sums)));
  }

  /** An outcome whose fees, if any, are in no currency that was named. */
  public ExecutionOutcome(
      UUID executionId,
      UUID orderIntentId,
      ExecutionPlane plane,
      OutcomeStatus status,
      BigDecimal filledQuantity,
      LogicalTime logicalTime,
      Optional<ExecutionReasonCode> reason,
      ClientId clientId,
      Optional<VenueId> venue,
      Side side,
      Symbol symbol,
      Optional<BigDecimal> averagePrice,
      Optional<BigDecimal> fees) {
    this(
        executionId,
        orderIntentId,
        plane,
        status,
        filledQuantity,
        logicalTime,
        reason,
        clientId,
        venue,
        side,
        symbol,
        averagePrice,
        fees,
        Optional.empty());
  }

  /** Namespace of execution ids. */
  public static final UUID EXECUTION_OUTCOME_NS =
      UUID.fromString("5a117907-0000-5000-8000-000000000002");

  /** All fees, each currency by itself. */
  public Amounts allFees() {
    Amounts unnamed = fees.map(fee -> Amounts.of(Optional.empty(), fee)).orElse(Amounts.NONE);
    return feesByCurrency.map(Amounts::new).map(unnamed::plus).orElse(unnamed);
  }

  /** The id of an intent's execution on a plane at a time (SPEC 3). */
  public static UUID id(UUID orderIntentId, ExecutionPlane plane, LogicalTime at) {
    return NameUuid.of(
        EXECUTION_OUTCOME_NS, orderIntentId.toString(), plane.name(), Long.toString(at.micros()));
  }
}
