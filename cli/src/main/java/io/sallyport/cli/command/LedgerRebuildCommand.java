package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.RebuiltAnswer;
import io.sallyport.core.model.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Rebuilds a season's snapshot from its ledger alone. */
@Command(description = "Rebuild a season's execution_snapshot.json from its ledger alone.")
final class LedgerRebuildCommand implements HomeCommand {
  @Mixin private SeasonParameter season = new SeasonParameter();

  @Override
  public Reply<Answer> run(Session session) {
    return season
        .parse()
        .flatMap(id -> session.rebuild(id).map(file -> new RebuiltAnswer(id, file)));
  }
}
