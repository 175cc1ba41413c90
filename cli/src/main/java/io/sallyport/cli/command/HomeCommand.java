package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.core.model.Reply;

/** A command that asks something of a home, through the bridge. */
interface HomeCommand {
  /** Carries the command out. */
  Reply<Answer> run(Session session);
}
