package io.sallyport.cli.command;

import io.sallyport.cli.config.Surroundings;
import io.sallyport.cli.render.Answer;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.ledger.home.Home;
import io.sallyport.ledger.home.HomeException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A home that this process has open, and lets others come to. */
final class OpenHome {
  private final Home home;
  private final Optional<Residence> residence;
  private final Surroundings surroundings;
  private final ReentrantLock turn = new ReentrantLock(true);
  private Optional<Guests> guests = Optional.empty();

  /**
   * An open home that nobody else is let in to yet.
   *
   * @param home the home
   * @param residence how its owner stays; none if it owns the home for the length of a command
   * @param surroundings what is outside of the owner
   */
  OpenHome(Home home, Optional<Residence> residence, Surroundings surroundings) {
    this.home = home;
    this.residence = residence;
    this.surroundings = surroundings;
  }

  Home home() {
    return home;
  }

  Optional<Residence> residence() {
    return residence;
  }

  /**
   * Lets others in.
   *
   * @throws IOException if there can be no socket for them
   */
  synchronized void letIn() throws IOException {
    if (guests.isEmpty() && home.isOwned()) {
      guests = Optional.of(Guests.letIn(this, surroundings));
    }
  }

  /** The same if there can be a socket; else others wait until this owner has left. */
  void tryLetIn() {
    try {
      letIn();
    } catch (IOException e) {
      // Then it is as if the owner were always just leaving.
    }
  }

  /** Does something that only one caller at a time may do here; the others wait, in order. */
  <R> R alone(Supplier<R> work) {
    turn.lock();
    try {
      return work.get();
    } finally {
      turn.unlock();
    }
  }

  /** Whether that is the answer to who would have made the home, and was not the first. */
  boolean isOwnedElsewhere(Reply<Answer> answer) {
    return !home.isOwned()
        && answer.refused().filter(why -> why.code() == RefusalCode.HOME_OWNED).isPresent();
  }

  /**
   * Answers whom it has let in, and lets go of the home. What was answered is on disk; what can't
   * be written now is derived from it.
   */
  void close(Consumer<String> notes) {
    guests().ifPresent(letIn -> letIn.close(home::settleDown));
    try {
      home.close();
    } catch (HomeException e) {
      if (e.refusal().code() != RefusalCode.JOURNAL_FAILED) {
        notes.accept(
            "what was answered is on record, but a derived snapshot could not be written: "
                + e.refusal().message());
      }
    }
  }

  private synchronized Optional<Guests> guests() {
    return guests;
  }
}
