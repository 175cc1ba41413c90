package io.sallyport.core.reconcile;

import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One reconciliation of a tenant's symbol at a venue: asked once, judged, never corrected
 * automatically (seed 002, rule 6).
 *
 * @param questionId the question that was answered
 * @param clientId the tenant
 * @param venue the venue
 * @param symbol the symbol
 * @param orderId the order that it was about, if it was about one
 * @param kinds what it found
 * @param differences each difference in words
 * @param bookPosition what the book holds
 * @param venuePosition what the venue holds; empty where it tells no positions, and then only the
 *     own book does
 * @param positionsCompared whether positions were compared: not while another order is open
 */
public record Reconciliation(
    UUID questionId,
    ClientId clientId,
    VenueId venue,
    Symbol symbol,
    Optional<UUID> orderId,
    List<MismatchKind> kinds,
    List<String> differences,
    BigDecimal bookPosition,
    Optional<BigDecimal> venuePosition,
    boolean positionsCompared) {
  public Reconciliation {
    kinds = List.copyOf(kinds);
    differences = List.copyOf(differences);
  }

  /** Whether a person has to settle it. */
  public boolean requiresManualResolution() {
    return !kinds.equals(List.of(MismatchKind.MATCHED));
  }
}
