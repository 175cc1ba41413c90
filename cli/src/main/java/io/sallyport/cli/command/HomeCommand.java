package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.Reply;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A command that asks something of a home, through the bridge. */
interface HomeCommand {
  /** Carries the command out. */
  Reply<Answer> run(Session session);

  /**
   * Whether it is carried out whatever the home's owner is doing (SPEC 14, kill switch): so is what
   * makes a home safer, and what shows how it stands.
   */
  default boolean isAlwaysLetIn() {
    return false;
  }

  /**
   * What to say of a home that cannot be opened: that refusal, unless the command has more to say.
   */
  default Reply<Answer> unopened(Path home, Refusal why) {
    return Reply.refuse(why);
  }

  /**
   * Called once another process, the home's owner, has carried the command out with success.
   *
   * @param owner its process id
   * @param home the home's folder
   * @param notes takes what the person at the shell should know besides the answer
   */
  default void doneBy(long owner, Path home, Consumer<String> notes) {}
}
