package io.sallyport.cli.command;

import io.sallyport.cli.config.Surroundings;
import io.sallyport.cli.render.Answer;
import io.sallyport.core.model.Reply;

/** A command that does not own a home while it runs. */
interface LooseCommand {
  /** Carries the command out. */
  Reply<Answer> run(Root options, Surroundings surroundings);
}
