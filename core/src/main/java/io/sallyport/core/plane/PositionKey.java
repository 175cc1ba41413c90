package io.sallyport.core.plane;

import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import java.util.Comparator;
import java.util.List;
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

  /** A LIVE book as text, from which {@link #ofText} makes it again. */
  public String inText() {
    return "%s|%s|%s".formatted(clientId, venue.map(VenueId::value).orElse(""), symbol);
  }

  /** The LIVE book of which {@link #inText} made this text. */
  public static PositionKey ofText(String text) {
    List<String> parts = List.of(text.split("\\|", -1));
    return live(
        new ClientId(Long.parseLong(parts.get(0))),
        new VenueId(parts.get(1)),
        new Symbol(parts.get(2)));
  }

  @Override
  public int compareTo(PositionKey other) {
    return ORDER.compare(this, other);
  }
}
