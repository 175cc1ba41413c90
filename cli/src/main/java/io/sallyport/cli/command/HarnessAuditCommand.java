package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.AuditAnswer;
import io.sallyport.core.model.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what the harness put on record, from the journal. */
@Command(
    description = {
      "Show all that the harness put on record, oldest first, or what it did about one cycle.",
      "It reads the whole journal."
    })
final class HarnessAuditCommand implements HomeCommand {
  @Mixin private CycleParameter cycle = new CycleParameter();

  @Override
  public Reply<Answer> run(Session session) {
    return session.harnessAudit(cycle.text()).map(AuditAnswer::new);
  }
}
