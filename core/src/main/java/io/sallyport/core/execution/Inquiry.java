package io.sallyport.core.execution;

import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.plane.VenueQuestion;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A question to a venue.
 *
 * @param venue the venue
 * @param question what is asked
 * @param about the order whose end depends on the answer; none where a person asks, or where only
 *     the way to the venue is tried
 * @param deadline when no answer is taken for none
 * @param also the other orders that depend on the answer, if there are any: a book is asked about
 *     once, for all of them
 */
public record Inquiry(
    VenueId venue,
    VenueQuestion question,
    Optional<UUID> about,
    LogicalTime deadline,
    Optional<List<UUID>> also) {
  public Inquiry {
    also = also.map(List::copyOf);
  }

  /** The book that is asked about; none where it is every symbol's. */
  public Optional<PositionKey> book() {
    return question.symbol().map(symbol -> PositionKey.live(question.clientId(), venue, symbol));
  }

  /** The orders that depend on the answer. */
  public List<UUID> subjects() {
    return Stream.concat(about.stream(), also.stream().flatMap(List::stream)).toList();
  }
}
