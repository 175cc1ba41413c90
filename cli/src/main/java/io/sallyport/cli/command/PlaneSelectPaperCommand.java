package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.core.model.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Selects PAPER for a tenant: no LIVE order goes anywhere. */
@Command(description = "Block a tenant's LIVE orders: back to PAPER. Needs a client id.")
final class PlaneSelectPaperCommand implements HomeCommand {
  @Mixin private PlaneSelectOptions options = new PlaneSelectOptions();

  @Override
  public Reply<Answer> run(Session session) {
    return options.selectPaper(session);
  }
}
