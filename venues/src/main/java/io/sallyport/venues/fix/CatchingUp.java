package io.sallyport.venues.fix;

import java.util.Optional;

/**
 * Whether a session is logged on and has received all that it had missed. Only then is it worth
 * asking anything: an older report would come after the answer.
 */
final class CatchingUp {
  private boolean isLoggedOn;
  private boolean isDone;
  private int lastMissing;
  private Optional<String> skipped = Optional.empty();

  /** A Logon was answered. */
  synchronized void loggedOn() {
    isLoggedOn = true;
  }

  /** The session ended. */
  synchronized void loggedOut() {
    isLoggedOn = false;
    isDone = false;
    lastMissing = 0;
  }

  /** Messages up to this number are missing and have been asked for again. */
  synchronized void missing(int upTo) {
    lastMissing = Math.max(lastMissing, upTo);
  }

  /**
   * Whether a message that was asked for again has still not come, though the session goes on. All
   * that comes after it waits for it.
   */
  synchronized boolean isStuck(int upTo, int next) {
    return isDone && next <= upTo;
  }

  /** Some messages will never come. */
  synchronized void skipped(String what) {
    skipped = Optional.of(skipped.map(before -> before + "; " + what).orElse(what));
  }

  /**
   * All messages before this number have been received, or never will be.
   *
   * @return what will never come, said once, when nothing else is missing any more
   */
  synchronized Optional<String> lost(int next) {
    Optional<String> lost = isLoggedOn && next > lastMissing ? skipped : Optional.empty();
    skipped = lost.isPresent() ? Optional.empty() : skipped;
    return lost;
  }

  /**
   * All messages before this number have been received.
   *
   * @return whether nothing is missing any more, said once a session
   */
  synchronized boolean reached(int next) {
    boolean isNow = isLoggedOn && !isDone && next > lastMissing;
    isDone = isDone || isNow;
    return isNow;
  }

  synchronized boolean isDone() {
    return isDone;
  }
}
