package io.sallyport.core.plane;

import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.VenueId;

/** Where a tenant's orders are realized: PAPER until an operator selects LIVE (SPEC 6). */
public sealed interface PlaneSelection {
  /** On paper. */
  record Paper() implements PlaneSelection {}

  /** At a venue, on an account. */
  record Live(VenueId venue, AccountId account) implements PlaneSelection {}

  /** The plane. */
  default ExecutionPlane plane() {
    return this instanceof Live ? ExecutionPlane.LIVE : ExecutionPlane.PAPER;
  }
}
