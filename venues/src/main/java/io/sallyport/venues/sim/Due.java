package io.sallyport.venues.sim;

import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plane.VenueReport;

/** A report and when it falls due. */
record Due(LogicalTime at, VenueReport report) {}
