package io.sallyport.venues.fix;

import io.sallyport.core.plane.OrderName;
import io.sallyport.core.plane.VenueOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import quickfix.field.ClOrdID;
import quickfix.field.OrderID;
import quickfix.field.OrigClOrdID;
import quickfix.field.SecondaryOrderID;

/**
 * Which order of ours a message is about. Our own ids count most: OrigClOrdID, then ClOrdID, which
 * names the request that is answered where that is a cancel or a change. Where neither is ours, the
 * counterparty's own ids tell. All names of all orders are known after a restart too (SPEC 15).
 */
final class OrderNames {
  /** What counterparties write where there is no order to name. */
  private static final Set<String> NONE = Set.of("NONE", "0", "UNKNOWN", "N/A", "NA");

  /** Whose name it is when two orders have the same. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final NameIndex clientIds = new NameIndex();
  private final NameIndex venueIds = new NameIndex();
  private final NameIndex secondaryIds = new NameIndex();

  /** Cancels and changes of orders that are not over, by their own ids. */
  private final Map<String, Purpose> requests = new HashMap<>();

  private final Map<UUID, List<String>> requestsOf = new HashMap<>();
  private final Set<UUID> changing = new HashSet<>();

  /** Remembers an order that was sent before. */
  void know(OrderName name) {
    name.clientOrderIds().forEach(id -> clientIds.put(id, name.orderId()));
    name.venueOrderId()
        .filter(OrderNames::isName)
        .ifPresent(id -> venueIds.put(id, name.orderId()));
  }

  /** Remembers an order that is sent, or spoken of. */
  void know(VenueOrder order) {
    clientIds.put(order.clientOrderId(), order.orderId());
  }

  /** Remembers the id under which an order is cancelled. */
  void cancelling(String cancelId, UUID orderId) {
    request(cancelId, orderId, new Purpose.Cancel(orderId));
  }

  /** Remembers the id under which an order is changed, and goes on if it is. */
  void changing(String newClientOrderId, UUID orderId) {
    request(newClientOrderId, orderId, new Purpose.Change(orderId));
    clientIds.put(newClientOrderId, orderId);
    changing.add(orderId);
  }

  private void request(String id, UUID orderId, Purpose purpose) {
    if (requests.put(id, purpose) == null) {
      requestsOf.computeIfAbsent(orderId, order -> new ArrayList<>()).add(id);
    }
  }

  /** The order that a message is about, if it is one of ours. */
  Optional<UUID> orderOf(Fields message) {
    return message
        .text(OrigClOrdID.FIELD)
        .flatMap(this::orderOf)
        .or(() -> message.text(ClOrdID.FIELD).flatMap(this::orderOf))
        .or(() -> venueId(message).flatMap(venueIds::find))
        .or(() -> venueId(message).flatMap(this::ofSecondary))
        .or(() -> secondaryId(message).flatMap(venueIds::find))
        .or(() -> secondaryId(message).flatMap(this::ofSecondary));
  }

  /** The order that an id of ours names: its own, or that of a cancel or a change of it. */
  Optional<UUID> orderOf(String id) {
    return requestOf(id).map(Purpose::subject).or(() -> clientIds.find(id));
  }

  /** The cancel or change of that id, as long as its order is not over. */
  Optional<Purpose> requestOf(String id) {
    return Optional.ofNullable(requests.get(id));
  }

  /**
   * Whether a report speaks of a change that was asked for here: it names the change's id, or our
   * order's old and new one, or there is a change that waits for an answer.
   */
  boolean answersChange(UUID orderId, Fields report) {
    Optional<String> id = report.text(ClOrdID.FIELD);
    boolean isBoth =
        id.flatMap(clientIds::find).filter(orderId::equals).isPresent()
            && report
                .text(OrigClOrdID.FIELD)
                .filter(old -> !id.equals(Optional.of(old)))
                .isPresent();
    return isBoth || namesChange(report) || changing.contains(orderId);
  }

  /** Whether a message answers a request that is a change. */
  boolean namesChange(Fields message) {
    return message
        .text(ClOrdID.FIELD)
        .flatMap(this::requestOf)
        .filter(Purpose.Change.class::isInstance)
        .isPresent();
  }

  /** A change was answered. */
  void changed(UUID orderId) {
    changing.remove(orderId);
  }

  /** The counterparty's own id of an order, if it has told one. */
  Optional<String> venueIdOf(UUID orderId) {
    return venueIds.newest(orderId);
  }

  /** Remembers the counterparty's own ids of an order. */
  void learn(UUID orderId, Fields report) {
    venueId(report).ifPresent(id -> venueIds.put(id, orderId));
    secondaryId(report).ifPresent(id -> learnSecondary(orderId, id));
  }

  private void learnSecondary(UUID orderId, String id) {
    boolean isAnothers = secondaryIds.find(id).filter(other -> !other.equals(orderId)).isPresent();
    secondaryIds.put(id, isAnothers ? NOBODY : orderId);
  }

  /** An order is over: no cancel or change of it will be answered any more. */
  void over(UUID orderId) {
    changing.remove(orderId);
    Optional.ofNullable(requestsOf.remove(orderId)).ifPresent(ids -> ids.forEach(requests::remove));
  }

  private Optional<UUID> ofSecondary(String id) {
    return secondaryIds.find(id).filter(order -> !order.equals(NOBODY));
  }

  /** The counterparty's own id of an order that a message names, if it names one. */
  static Optional<String> venueId(Fields message) {
    return message.text(OrderID.FIELD).filter(OrderNames::isName);
  }

  private static Optional<String> secondaryId(Fields message) {
    return message.text(SecondaryOrderID.FIELD).filter(OrderNames::isName);
  }

  private static boolean isName(String id) {
    return !NONE.contains(id.toUpperCase(Locale.ROOT));
  }
}
