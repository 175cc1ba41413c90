package io.sallyport.core.plane;

import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a tenant holds of a symbol on a plane and venue, as recorded fills give it.
 *
 * @param clientId the tenant
 * @param plane the plane
 * @param venue the LIVE venue, none on paper
 * @param symbol the symbol
 * @param quantity signed: long above 0, short below
 * @param averagePrice the average cost, {@code HALF_EVEN} at 12 places; none on paper, where
 *     nothing has a price, and none when flat
 */
public record Position(
    ClientId clientId,
    ExecutionPlane plane,
    Optional<VenueId> venue,
    Symbol symbol,
    BigDecimal quantity,
    Optional<BigDecimal> averagePrice) {}
