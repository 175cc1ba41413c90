package io.sallyport.cli.command;

import io.sallyport.cli.config.Surroundings;
import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.VerificationAnswer;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.ledger.home.HomeFiles;
import io.sallyport.ledger.verify.LedgerVerifier;
import io.sallyport.ledger.verify.Verification;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** Holds journal, ledgers and snapshots against each other; it owns nothing and mends nothing. */
@Command(description = "Report every difference between journal, ledgers and snapshots.")
final class LedgerVerifyCommand implements LooseCommand {
  @Override
  public Reply<Answer> run(Root options, Surroundings surroundings) {
    return new HomeVisit(options, surroundings)
        .directory()
        .flatMap(home -> verified(home).map(found -> new VerificationAnswer(home, found)));
  }

  static Reply<Verification> verified(Path home) {
    try {
      return Reply.of(LedgerVerifier.verify(home));
    } catch (IOException e) {
      return Reply.refuse(RefusalCode.HOME_UNUSABLE, new HomeFiles(home).why(e));
    }
  }
}
