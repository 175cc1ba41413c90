package io.sallyport.core.reconcile;

import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
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

/** What is unresolved, by book, with the newest reconciliation of each, folded from events. */
public final class Blocks {
  private final SortedMap<PositionKey, List<Block>> byBook = new TreeMap<>();
  private final SortedMap<PositionKey, Reconciliation> newest = new TreeMap<>();
  private final SortedSet<PositionKey> outdated = new TreeSet<>();
  private final Strays strays = new Strays();

  /** Something blocks. */
  public void block(Block block) {
    byBook.computeIfAbsent(block.positionKey(), none -> new ArrayList<>()).add(block);
  }

  /** A part of a position is bare: that is one block of its book, whatever it was before. */
  public void bare(Block block) {
    covered(block.positionKey());
    block(block);
  }

  /** All of a position is covered again. */
  public void covered(PositionKey key) {
    remove(key, block -> block.cause() == Block.Cause.MISSING_SL_TP);
  }

  /** A reconciliation was made; one that matched settles what an answer can settle. */
  public void reconciled(Reconciliation reconciliation) {
    PositionKey key = Reconciler.key(reconciliation);
    newest.put(key, reconciliation);
    outdated.remove(key);
    if (!reconciliation.requiresManualResolution()) {
      remove(key, Block::isSettledByAnswer);
    }
    if (!reconciliation.requiresManualResolution() && reconciliation.positionsCompared()) {
      settleStrays(key);
    }
  }

  /** A report was refused; one of no order of ours is kept. */
  public void stray(Stray stray) {
    strays.add(stray);
  }

  /** The position is known to match, or a person said what it is. */
  private void settleStrays(PositionKey key) {
    remove(key, block -> block.cause() == Block.Cause.STRAY);
    strays.settled(key);
  }

  /** A fill was booked: what the venue held when it was asked last says nothing any more. */
  public void filled(PositionKey key) {
    outdated.add(key);
  }

  /** What became of an order is known now. */
  public void settled(PositionKey key, UUID orderId) {
    remove(
        key,
        block ->
            block.cause() == Block.Cause.UNRESOLVED_ORDER
                && block.orderId().filter(orderId::equals).isPresent());
  }

  /**
   * A person resolved a book; orders whose fate is unknown stay unresolved, and what is bare is
   * bare until it is protected.
   */
  public void resolved(PositionKey key) {
    remove(key, block -> block.cause() != Block.Cause.UNRESOLVED_ORDER && !block.isBare());
    strays.settled(key);
  }

  private void remove(PositionKey key, java.util.function.Predicate<Block> which) {
    List<Block> blocks = byBook.get(key);
    if (blocks != null) {
      blocks.removeIf(which);
      if (blocks.isEmpty()) {
        byBook.remove(key);
      }
    }
  }

  /** Whether the same thing blocks a book already, whichever order it came with. */
  public boolean says(Block block) {
    return of(block.positionKey()).stream()
        .anyMatch(one -> one.cause() == block.cause() && one.why().equals(block.why()));
  }

  /** What blocks a book. */
  public List<Block> of(PositionKey key) {
    return List.copyOf(byBook.getOrDefault(key, List.of()));
  }

  /** What blocks a tenant at a venue, in words, by symbol. */
  public SortedMap<Symbol, String> inWords(ClientId client, VenueId venue) {
    SortedMap<Symbol, String> words = new TreeMap<>();
    all().stream()
        .filter(block -> block.clientId().equals(client) && block.venue().equals(venue))
        .forEach(block ->
            words.putIfAbsent(
                block.symbol(),
                "%s, %s: %s".formatted(block.symbol(), block.cause(), block.why())));
    return words;
  }

  /** The reports of no order of ours that are kept, by venue, the newest first. */
  public List<Stray> strays() {
    return strays.all();
  }

  /** Everything that blocks. */
  public List<Block> all() {
    return byBook.values().stream().flatMap(List::stream).toList();
  }

  /** The newest reconciliation of a book. */
  public Optional<Reconciliation> newest(PositionKey key) {
    return Optional.ofNullable(newest.get(key));
  }

  /** What the venue held when it was asked last, if it told, and nothing was filled since. */
  public Optional<BigDecimal> venuePosition(PositionKey key) {
    return outdated.contains(key)
        ? Optional.empty()
        : newest(key).flatMap(Reconciliation::venuePosition);
  }
}
