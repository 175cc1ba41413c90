package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.Reply;
import java.nio.file.Path;

/** A command that asks something of a home, through the bridge. */
interface HomeCommand {
  /** Carries the command out. */
  Reply<Answer> run(Session session);

  /**
   * What to say of a home that cannot be opened: that refusal, unless the command has more to say.
   */
  default Reply<Answer> unopened(Path home, Refusal why) {
    return Reply.refuse(why);
  }

  /** Called once another process, the home's owner, has carried the command out. */
  default void carriedOutBy(long process, Path home) {}
}
