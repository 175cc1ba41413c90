package io.sallyport.core.execution;

import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.PositionKey;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The orders that are open, UNRESOLVED, or to be asked about: by id, and by the book that their
 * fills change, so that nothing has to walk over what other books have open.
 */
public final class OpenOrders {
  private final SortedMap<UUID, Order> byId = new TreeMap<>();
  private final SortedMap<PositionKey, SortedMap<UUID, Order>> byBook = new TreeMap<>();

  void put(Order order) {
    byId.put(order.id(), order);
    byBook.computeIfAbsent(order.positionKey(), none -> new TreeMap<>()).put(order.id(), order);
  }

  void remove(Order order) {
    byId.remove(order.id());
    SortedMap<UUID, Order> book = byBook.get(order.positionKey());
    if (book != null) {
      book.remove(order.id());
      if (book.isEmpty()) {
        byBook.remove(order.positionKey());
      }
    }
  }

  /** All of them, by id. */
  public Collection<Order> all() {
    return Collections.unmodifiableCollection(byId.values());
  }

  /** The books that have some. */
  public List<PositionKey> books() {
    return List.copyOf(byBook.keySet());
  }

  /** Those of a book, by id. */
  public List<Order> of(PositionKey key) {
    SortedMap<UUID, Order> book = byBook.get(key);
    return book == null ? List.of() : List.copyOf(book.values());
  }

  /** Those of a book that are open or UNRESOLVED, by id. */
  public List<Order> undecided(PositionKey key) {
    return of(key).stream().filter(order -> !order.stage().isFinal()).toList();
  }

  /**
   * How much the orders of a book on one side may have been filled for beyond what is booked and
   * beyond what they are still counted with: of one that is undecided, more than its leaves; of one
   * that has ended, all that the venue claims and the book does not have (SPEC 17, when in doubt).
   *
   * @return 0 or more
   */
  public BigDecimal inDoubt(PositionKey key, Side side) {
    return of(key).stream()
        .filter(order -> order.ticket().order().side() == side)
        .map(order ->
            order.stage().isFinal()
                ? order.unbooked()
                : order.unbooked().subtract(order.leaves()).max(BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
