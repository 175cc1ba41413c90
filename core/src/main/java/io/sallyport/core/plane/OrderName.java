package io.sallyport.core.plane;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All names of an order at its venue, so that a venue finds it by each after any restart (SPEC 15).
 *
 * @param orderId the order
 * @param clientOrderIds the ids under which it was sent, the newest last; several once it was
 *     changed
 * @param venueOrderId the venue's own id of it, if it was told
 */
public record OrderName(UUID orderId, List<String> clientOrderIds, Optional<String> venueOrderId) {
  public OrderName {
    clientOrderIds = List.copyOf(clientOrderIds);
  }
}
