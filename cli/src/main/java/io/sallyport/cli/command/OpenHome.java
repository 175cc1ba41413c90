package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.ledger.home.Home;
import io.sallyport.ledger.home.HomeException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A home that this process has open.
 *
 * @param home the home
 * @param residence how its owner stays; none if it owns the home for the length of a command
 */
record OpenHome(Home home, Optional<Residence> residence) {

  /** Whether that is the answer to who would have made the home, and was not the first. */
  boolean isOwnedElsewhere(Reply<Answer> answer) {
    return !home.isOwned()
        && answer.refused().filter(why -> why.code() == RefusalCode.HOME_OWNED).isPresent();
  }

  /** Lets go of it. What was answered is on disk; what can't be written now is derived from it. */
  void close(Consumer<String> notes) {
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
}
