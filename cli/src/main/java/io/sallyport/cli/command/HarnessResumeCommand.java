package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.HarnessStatusAnswer;
import io.sallyport.core.desk.HarnessCommand.ResumeHarness;
import io.sallyport.core.model.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets the harness go on after a halt. */
@Command(description = "Let a HALTED harness go on, once a person has settled why it stopped.")
final class HarnessResumeCommand implements HomeCommand {
  @Mixin private ReasonOption reason = new ReasonOption();

  @Override
  public Reply<Answer> run(Session session) {
    return reason
        .parse()
        .flatMap(why -> session.submit(new ResumeHarness(why)))
        .map(view -> new HarnessStatusAnswer(view, session.settings().harness()));
  }
}
