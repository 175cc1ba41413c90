package io.sallyport.core.reconcile;

import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.PositionKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The stray reports of each venue: the newest hundred, and all that still block. */
public final class Strays {
  private static final int KEPT = 100;

  private final NavigableMap<VenueId, List<Stray>> byVenue = new TreeMap<>();

  /** One more came. */
  public void add(Stray stray) {
    List<Stray> all = byVenue.computeIfAbsent(stray.venue(), none -> new ArrayList<>());
    all.add(stray);
    for (int oldest = 0; all.size() > KEPT && oldest < all.size() - KEPT; ) {
      if (all.get(oldest).blocked().isEmpty()) {
        all.remove(oldest);
      } else {
        oldest++;
      }
    }
  }

  /** An answer, or a person, settled what blocked a book. */
  public void settled(PositionKey key) {
    key.venue()
        .map(byVenue::get)
        .ifPresent(strays -> strays.replaceAll(stray -> stray.settled(key)));
  }

  /** All that are kept, by venue, the newest first. */
  public List<Stray> all() {
    return byVenue.values().stream().map(List::reversed).flatMap(Collection::stream).toList();
  }
}
