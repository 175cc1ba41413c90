package io.sallyport.core.plane;

import io.sallyport.core.model.LogicalTime;

/** A venue's way back to the home. */
public interface VenueReports {
  /**
   * Hands a report in and waits until it is durable: a venue that keeps count of what it has told
   * may count it from then on. Never to be called from within a call of {@link Venue}.
   *
   * @return whether it is durable; if not, it has to be told again
   */
  boolean deliver(VenueReport report);

  /**
   * Hands in a report that falls due at a time: now, or later in the home's own time. Does not
   * wait. Reports that fall due at the same time keep their order.
   */
  void schedule(LogicalTime at, VenueReport report);
}
