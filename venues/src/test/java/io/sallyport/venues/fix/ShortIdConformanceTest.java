package io.sallyport.venues.fix;

import io.sallyport.core.plane.ClientOrderIds;
import io.sallyport.core.plane.VenueContract;

/** A counterparty that takes 14 characters in ClOrdID, over the wire. */
final class ShortIdConformanceTest extends FixVenueConformanceTest {
  @Override
  VenueContract contract() {
    return FixSample.withIds(FixSample.TELLS_POSITIONS, new ClientOrderIds.Short(14));
  }
}
