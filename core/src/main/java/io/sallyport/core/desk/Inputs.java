package io.sallyport.core.desk;

import io.sallyport.core.model.Actor;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.RegistryReading;
import io.sallyport.core.plane.VenueListing;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a decision reads besides the state and the command.
 *
 * @param at the command's logical time
 * @param actor who commands
 * @param registry the strategy registry as it was found
 * @param venues what is known of each configured venue
 */
public record Inputs(
    LogicalTime at,
    Actor actor,
    RegistryReading registry,
    SortedMap<VenueId, VenueListing> venues) {
  public Inputs {
    venues = Collections.unmodifiableSortedMap(new TreeMap<>(venues));
  }

  /** What is known of a venue, if it is configured. */
  public Optional<VenueListing> venue(VenueId id) {
    return Optional.ofNullable(venues.get(id));
  }
}
