package io.sallyport.ledger.home;

import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Reply;
import io.sallyport.core.plane.Venue;

/**
 * What is done at a venue besides what its port has.
 *
 * @param <R> what comes of it
 */
public interface VenueVisit<R> {
  /**
   * Does it, on the home's own thread.
   *
   * @param venue the venue
   * @param at the home's logical time
   */
  Reply<R> at(Venue venue, LogicalTime at);
}
