package io.sallyport.core.plane;

import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import java.util.Comparator;
import java.util.Optional;

/**
 * Which book: paper never mixes with LIVE, nor one venue with another, nor tenants (SPEC 6).
 *
 * @param clientId the tenant
 * @param plane the plane
 * @param venue the LIVE venue, none on paper
 * @param symbol the symbol
 */
public record PositionKey(
    ClientId clientId, ExecutionPlane plane, Optional<VenueId> venue, Symbol symbol)
    implements Comparable<PositionKey> {
  private static final Comparator<PositionKey> ORDER =
      Comparator.comparing(PositionKey::clientId)
          .thenComparing(PositionKey::plane)
          .thenComparing(key -> key.venue().map(VenueId::value).orElse(""))
          .thenComparing(PositionKey::symbol);

  /** A tenant's book of a symbol at a venue. */
  public static PositionKey live(ClientId client, VenueId venue, Symbol symbol) {
    return new PositionKey(client, ExecutionPlane.LIVE, Optional.of(venue), symbol);
  }

  @Override
  public int compareTo(PositionKey other) {
    return ORDER.compare(this, other);
  }
}
