package io.sallyport.core.execution;

import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.PositionKey;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/**
 * A safety-sell that was asked for and waits for protection to give way: only then is it known how
 * much is left to sell.
 *
 * @param orderId the id of its order
 * @param clientId the tenant
 * @param venue the venue
 * @param account the account
 * @param symbol what
 * @param since since when
 * @param quantity how much at most; all that is held if empty
 * @param limit the limit price; at market if empty
 * @param despite an unresolved order of which a person says that it is not to be waited for, so
 *     that what it could still take counts as held
 */
public record SafetySell(
    UUID orderId,
    ClientId clientId,
    VenueId venue,
    AccountId account,
    Symbol symbol,
    LogicalTime since,
    Optional<BigDecimal> quantity,
    Optional<BigDecimal> limit,
    Optional<UUID> despite) {
  public SafetySell {
    quantity = quantity.map(Decimals::normal);
    limit = limit.map(Decimals::normal);
  }

  /** The book that it flattens. */
  public PositionKey positionKey() {
    return PositionKey.live(clientId, venue, symbol);
  }
}
