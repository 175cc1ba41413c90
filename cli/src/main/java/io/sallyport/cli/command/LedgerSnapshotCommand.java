package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.ForensicAnswer;
import io.sallyport.core.model.Reply;
import picocli.CommandLine.Command;

/** Takes a forensic snapshot. */
@Command(description = "Collect all that is on record in one archive, and refer to it from now on.")
final class LedgerSnapshotCommand implements HomeCommand {
  @Override
  public Reply<Answer> run(Session session) {
    return session.takeSnapshot().map(ForensicAnswer::new);
  }
}
