package io.sallyport.venues.sim;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;

/**
 * The orders that the venue has, each under a number of its own: where it does not look at ids, two
 * may have the same.
 */
final class SimOrders {
  private final SequencedMap<Long, SimOrder> all = new LinkedHashMap<>();
  private final Map<UUID, Long> newest = new HashMap<>();
  private final SequencedMap<Long, SimOrder> resting = new LinkedHashMap<>();

  /** An order arrives. */
  SimOrder arrived(SimInput.OrderSent sent) {
    UUID id = sent.order().orderId();
    int copy = newest(id).map(before -> before.copy() + 1).orElse(1);
    SimOrder order = SimOrder.arrived(all.size() + 1L, copy, sent);
    newest.put(id, order.number());
    put(order);
    return order;
  }

  /** An order as it is from now on. */
  void put(SimOrder order) {
    all.put(order.number(), order);
    if (order.rests()) {
      resting.put(order.number(), order);
    } else {
      resting.remove(order.number());
    }
  }

  /** The newest order of an id. */
  Optional<SimOrder> newest(UUID orderId) {
    return Optional.ofNullable(newest.get(orderId)).map(all::get);
  }

  /** What waits for a price, in the order in which it arrived. */
  List<SimOrder> resting() {
    return List.copyOf(resting.values());
  }

  /** Whether it still waits: one price may close an order that was to be triggered next. */
  boolean isResting(SimOrder order) {
    return resting.containsKey(order.number());
  }

  Collection<SimOrder> all() {
    return List.copyOf(all.values());
  }
}
