package io.sallyport.core.execution;

import io.sallyport.core.plane.PositionKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** All protection there is, by book; in each, the oldest first. */
public final class Protections {
  private final SortedMap<UUID, Protection> byParent = new TreeMap<>();
  private final SortedMap<PositionKey, List<Protection>> byBook = new TreeMap<>();
  private final SortedMap<PositionKey, SortedSet<UUID>> reducers = new TreeMap<>();

  /** A planned order opened or enlarged a position. */
  void opened(Order parent, BigDecimal quantity) {
    of(parent).open(quantity);
  }

  private Protection of(Order parent) {
    return byParent.computeIfAbsent(
        parent.id(),
        id -> {
          Protection made = new Protection(parent);
          made.suspend(isSuspended(parent.positionKey()));
          byBook.computeIfAbsent(parent.positionKey(), key -> new ArrayList<>()).add(made);
          return made;
        });
  }

  /** A position got smaller by something else than protection: the oldest needs least. */
  void reduced(PositionKey key, BigDecimal quantity) {
    BigDecimal left = quantity;
    for (Protection protection : of(key)) {
      left = protection.reduce(left);
    }
  }

  /** A protective order was filled: what its own position does not hold any more, others lost. */
  void closed(Order leg, BigDecimal quantity) {
    BigDecimal beyond =
        leg.ticket()
            .parent()
            .flatMap(this::find)
            .map(protection -> protection.reduce(quantity))
            .orElse(quantity);
    reduced(leg.positionKey(), beyond);
  }

  /** A protective order was sent. */
  void placed(Order leg) {
    leg.ticket().parent().flatMap(this::find).ifPresent(protection -> protection.place(leg));
  }

  /** A protective order was refused, or ended by itself. */
  void refused(UUID parent) {
    find(parent).ifPresent(Protection::refused);
  }

  /** Something that will reduce a position begins: its protection gives way. */
  void suspend(PositionKey key, UUID reducer) {
    reducers.computeIfAbsent(key, none -> new TreeSet<>()).add(reducer);
    of(key).forEach(protection -> protection.suspend(true));
  }

  /** Something that was to reduce a position has ended: what remains is protected again. */
  void resume(PositionKey key, UUID reducer) {
    SortedSet<UUID> under = reducers.get(key);
    if (under != null && under.remove(reducer) && under.isEmpty()) {
      reducers.remove(key);
      of(key).forEach(protection -> protection.suspend(false));
    }
  }

  /** Forgets what is of no more use. */
  void tidy(PositionKey key) {
    List<Protection> all = byBook.get(key);
    if (all != null) {
      all.stream()
          .filter(Protection::isSpent)
          .forEach(spent -> byParent.remove(spent.parent().id()));
      all.removeIf(Protection::isSpent);
      if (all.isEmpty()) {
        byBook.remove(key);
      }
    }
  }

  /** Whether the protection of a book gives way to something that reduces it. */
  public boolean isSuspended(PositionKey key) {
    return reducers.containsKey(key);
  }

  /** Whether that reducer is the one for which protection gives way. */
  public boolean isSuspendedFor(PositionKey key, UUID reducer) {
    SortedSet<UUID> under = reducers.get(key);
    return under != null && under.contains(reducer);
  }

  /** The protection of what a planned order opened. */
  public Optional<Protection> find(UUID parent) {
    return Optional.ofNullable(byParent.get(parent));
  }

  /** All protection there is. */
  public List<Protection> all() {
    return List.copyOf(byParent.values());
  }

  /** The protection of a book, the oldest first. */
  public List<Protection> of(PositionKey key) {
    return List.copyOf(byBook.getOrDefault(key, List.of()));
  }

  /** Whether protective orders of a book work, or may. */
  public boolean hasLive(PositionKey key) {
    return of(key).stream().anyMatch(protection -> !protection.live().isEmpty());
  }
}
