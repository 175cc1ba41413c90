package io.sallyport.core.execution;

import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.PositionKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** All protection there is: by what it belongs to, and by book, there the oldest first. */
public final class Protections {
  private final SortedMap<UUID, Protection> byAnchor = new TreeMap<>();
  private final SortedMap<String, Integer> placed = new TreeMap<>();
  private final java.util.function.Function<PositionKey, LiveBook> books;

  Protections(java.util.function.Function<PositionKey, LiveBook> books) {
    this.books = books;
  }

  /** A planned order opened or enlarged a position. */
  void opened(Order parent, BigDecimal quantity) {
    of(Anchor.of(parent), Optional.of(parent)).open(quantity);
  }

  /** A part of a position is protected by a person's word. */
  Protection of(Anchor anchor, Optional<Order> parent) {
    return byAnchor.computeIfAbsent(
        anchor.id(),
        id -> {
          Protection made = new Protection(anchor, parent);
          books.apply(anchor.positionKey()).add(made);
          return made;
        });
  }

  /** A protective order was sent. */
  void placed(Order leg) {
    leg.ticket()
        .parent()
        .ifPresent(parent -> {
          placed.merge(ordinalKey(parent, leg.role()), 1, Integer::sum);
          find(parent).ifPresent(protection -> protection.place(leg));
        });
  }

  private static String ordinalKey(UUID parent, OrderRole role) {
    return parent + " " + role;
  }

  /** How often protection of one kind was placed for what it belongs to. */
  public int ordinal(UUID anchor, OrderRole role) {
    return placed.getOrDefault(ordinalKey(anchor, role), 0);
  }

  /** Forgets what is of no more use. */
  void tidy(LiveBook book) {
    book.tidy().forEach(spent -> byAnchor.remove(spent.id()));
  }

  /** The protection that belongs to something. */
  public Optional<Protection> find(UUID anchor) {
    return Optional.ofNullable(byAnchor.get(anchor));
  }

  /** All protection there is. */
  public List<Protection> all() {
    return List.copyOf(byAnchor.values());
  }

  /** The protection of a book, the oldest first. */
  public List<Protection> of(PositionKey key) {
    return books.apply(key).protections();
  }
}
