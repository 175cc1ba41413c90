package io.sallyport.venues.fix;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import quickfix.field.ClOrdID;
import quickfix.field.OrderID;
import quickfix.field.OrigClOrdID;

/**
 * Which order of ours a message is about. An order's ClOrdID is its id. What answers a cancel has
 * the cancel's id there, and the order's in OrigClOrdID; where a counterparty leaves that out, the
 * cancels sent since the start, and the counterparty's own ids, tell.
 */
final class OrderNames {
  /** What counterparties write where there is no order to name. */
  private static final Set<String> NONE = Set.of("NONE", "0");

  private final Map<UUID, UUID> ordersOfCancels = new HashMap<>();
  private final Map<String, UUID> ordersOfVenueIds = new HashMap<>();
  private final Map<UUID, String> venueIds = new HashMap<>();

  /** Remembers the id under which an order is cancelled. */
  void cancelling(UUID cancelId, UUID orderId) {
    ordersOfCancels.put(cancelId, orderId);
  }

  /** The order that a message is about, if it is one of ours. */
  Optional<UUID> orderOf(Fields message) {
    Optional<UUID> given = message.id(ClOrdID.FIELD);
    return message
        .id(OrigClOrdID.FIELD)
        .map(id -> ordersOfCancels.getOrDefault(id, id))
        .or(() -> given.flatMap(id -> Optional.ofNullable(ordersOfCancels.get(id))))
        .or(() -> given)
        .or(() -> venueId(message).flatMap(id -> Optional.ofNullable(ordersOfVenueIds.get(id))));
  }

  /** The counterparty's own id of an order, if it has told one. */
  Optional<String> venueIdOf(UUID orderId) {
    return Optional.ofNullable(venueIds.get(orderId));
  }

  /** Remembers the counterparty's own id of an order. */
  void learn(UUID orderId, Fields report) {
    venueId(report)
        .ifPresent(id -> {
          venueIds.put(orderId, id);
          ordersOfVenueIds.put(id, orderId);
        });
  }

  /** Forgets an order that is over, so that memory grows only with what is live. */
  void forget(UUID orderId) {
    Optional.ofNullable(venueIds.remove(orderId)).ifPresent(ordersOfVenueIds::remove);
    ordersOfCancels.values().removeIf(orderId::equals);
  }

  private static Optional<String> venueId(Fields message) {
    return message.text(OrderID.FIELD).filter(id -> !NONE.contains(id));
  }
}
