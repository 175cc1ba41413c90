package io.sallyport.core.desk;

import io.sallyport.core.model.Actor;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.RegistryReading;
import io.sallyport.core.plane.VenueListing;
import java.time.Duration;
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
 * @param clockAhead how far the home's time is ahead of the wall clock (SPEC 9); zero where it is
 *     not, and where time comes from outside
 */
public record Inputs(
    LogicalTime at,
    Actor actor,
    RegistryReading registry,
    SortedMap<VenueId, VenueListing> venues,
    Duration clockAhead) {
  public Inputs {
    venues = Collections.unmodifiableSortedMap(new TreeMap<>(venues));
  }

  /** The same where the home's time is not ahead of the wall clock. */
  public Inputs(
      LogicalTime at,
      Actor actor,
      RegistryReading registry,
      SortedMap<VenueId, VenueListing> venues) {
    this(at, actor, registry, venues, Duration.ZERO);
  }

  /** What is known of a venue, if it is configured. */
  public Optional<VenueListing> venue(VenueId id) {
    return Optional.ofNullable(venues.get(id));
  }
}
