package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.DecisionAnswer;
import io.sallyport.core.desk.HarnessCommand.AddDecision;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts a decision about skills on record. */
@Command(description = "Add a decision to the decision ledger, and say its number.")
final class DecisionAddCommand implements HomeCommand {
  @Parameters(index = "0", paramLabel = "DECISION", description = "What was decided, in one line.")
  private String decision = "";

  @Mixin private ReasonOption reason = new ReasonOption();

  @Override
  public Reply<Answer> run(Session session) {
    return decided()
        .flatMap(what -> reason.parse().map(why -> new AddDecision(what, why)))
        .flatMap(session::submitMakingHome)
        .map(DecisionAnswer::new);
  }

  private Reply<Reason> decided() {
    return decision.isBlank()
        ? Reply.refuse(RefusalCode.REASON_REQUIRED, "say what was decided")
        : Reason.parse(decision);
  }
}
