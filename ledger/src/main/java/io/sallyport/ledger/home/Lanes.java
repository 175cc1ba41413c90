package io.sallyport.ledger.home;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What waits for its turn, in two lanes: what makes the home safer is taken first, whatever waits
 * besides, and is let in until the very end (SPEC 14, kill switch).
 *
 * @param <W> what waits
 */
final class Lanes<W> {
  private final Deque<W> first = new ArrayDeque<>();
  private final Deque<W> usual = new ArrayDeque<>();

  /** Has a permit if something came since it was looked last; all of it is taken then. */
  private final Semaphore arrived = new Semaphore(0);

  private boolean closing;
  private boolean ended;

  /** Lets something in that is taken before everything else. Returns whether it was let in. */
  synchronized boolean addFirst(W work) {
    return !ended && add(first, work);
  }

  /** Lets something in that is taken in turn, unless nothing more is. */
  synchronized boolean add(W work) {
    return !closing && !ended && add(usual, work);
  }

  /** The same until the very end: venues go on to tell what happened. */
  synchronized boolean addUntilTheEnd(W work) {
    return !ended && add(usual, work);
  }

  /** The last one that is let in, but for what is taken first, and what venues tell. */
  synchronized boolean addLast(W work) {
    boolean isLetIn = add(work);
    closing = true;
    return isLetIn;
  }

  private boolean add(Deque<W> lane, W work) {
    lane.add(work);
    arrived.release();
    return true;
  }

  /**
   * Waits until something has come.
   *
   * @param atMost how many milliseconds at most; none waits as long as it takes
   */
  void await(Optional<Long> atMost) throws InterruptedException {
    if (atMost.isEmpty()) {
      arrived.acquire();
    } else {
      arrived.tryAcquire(atMost.get(), TimeUnit.MILLISECONDS);
    }
    arrived.drainPermits();
  }

  /** Whether more than what is always let in comes in. */
  synchronized boolean isOpen() {
    return !closing && !ended;
  }

  synchronized int size() {
    return first.size() + usual.size();
  }

  /** The next of what is taken first; nothing if there is none. */
  synchronized @Nullable W pollFirst() {
    return first.poll();
  }

  /** What has come so far to be taken in turn, in order. */
  synchronized List<W> drain(int most) {
    List<W> drained = new ArrayList<>(Math.min(most, usual.size()));
    while (!usual.isEmpty() && drained.size() < most) {
      drained.add(usual.remove());
    }
    if (!usual.isEmpty()) {
      arrived.release();
    }
    return drained;
  }

  /** Lets nothing in any more, unless something waits. Returns whether this is the end. */
  synchronized boolean endIfNothingWaits() {
    ended |= first.isEmpty() && usual.isEmpty();
    return ended;
  }

  /** Lets nothing in any more, and gives what is left. */
  synchronized List<W> end() {
    ended = true;
    List<W> left = new ArrayList<>(first);
    left.addAll(usual);
    first.clear();
    usual.clear();
    return left;
  }
}
