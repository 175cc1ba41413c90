package io.sallyport.cli.command;

import io.sallyport.cli.owner.Resident;
import io.sallyport.core.model.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How a resident owner stays, and comes to leave. */
final class Residence {
  /** Longer than an order can be pending (SPEC 7); whatever is open after that stays open. */
  private static final Duration BUSINESS_WAIT = Duration.ofSeconds(35);

  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration CLOSING_WAIT = Duration.ofSeconds(10);

  private final Resident resident;
  private final Supplier<List<String>> reasonsToStay;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch left = new CountDownLatch(1);
  private volatile Optional<Refusal> failure = Optional.empty();

  /**
   * A residence that begins.
   *
   * @param resident who stays
   * @param reasonsToStay what speaks against leaving now, such as open orders; asked at any time by
   *     any thread
   */
  Residence(Resident resident, Supplier<List<String>> reasonsToStay) {
    this.resident = resident;
    this.reasonsToStay = reasonsToStay;
  }

  Resident resident() {
    return resident;
  }

  /** What speaks against leaving now. */
  List<String> reasonsToStay() {
    return reasonsToStay.get();
  }

  /** The owner is to leave as soon as it has answered. */
  void leave() {
    asked.countDown();
  }

  /** The owner is to leave because it can be of no more use. */
  void giveUp(Refusal why) {
    failure = Optional.of(why);
    leave();
  }

  /** Why the owner leaves, if it was not told to. */
  Optional<Refusal> failure() {
    return failure;
  }

  /**
   * Waits until the owner is to leave.
   *
   * @param failures why the home can record no more, once it cannot: timers and venues find that
   *     out too, when nobody is there to be told
   */
  void await(Supplier<Optional<Refusal>> failures) {
    try {
      while (!asked.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        failures.get().ifPresent(this::giveUp);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The owner has left. */
  void end() {
    left.countDown();
  }

  /**
   * The system asks the program to end, and may soon make it end: what is open has a while to be
   * settled; then the owner leaves all the same. Returns when it has left, or takes too long.
   */
  void leaveSoon(Consumer<String> notes) {
    Patience patience = Patience.of(BUSINESS_WAIT);
    List<String> reasons = reasonsToStay();
    reasons.forEach(reason -> notes.accept("asked to end, and waits a while: " + reason));
    while (!reasons.isEmpty() && !patience.isOver()) {
      patience.pause();
      reasons = reasonsToStay();
    }
    leave();
    try {
      if (!left.await(CLOSING_WAIT.toSeconds(), TimeUnit.SECONDS)) {
        notes.accept("asked to end, and does not wait for what is still being carried out");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
