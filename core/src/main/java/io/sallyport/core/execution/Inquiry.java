package io.sallyport.core.execution;

import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.VenueQuestion;
import java.util.Optional;
import java.util.UUID;

/**
 * A question to a venue.
 *
 * @param venue the venue
 * @param question what is asked
 * @param about the order whose end depends on the answer; none where a person asks, or where only
 *     the way to the venue is tried
 * @param deadline when no answer is taken for none
 */
public record Inquiry(
    VenueId venue, VenueQuestion question, Optional<UUID> about, LogicalTime deadline) {}
