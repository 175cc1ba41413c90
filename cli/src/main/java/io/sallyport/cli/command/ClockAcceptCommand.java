package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.ClockAnswer;
import io.sallyport.core.desk.AcceptClock;
import io.sallyport.core.model.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Accepts that the home's time is as far ahead of the wall clock as it is (SPEC 9). */
@Command(
    description = {
      "Accept how far the home's time is ahead of the wall clock: entries are sent again.",
      "It holds for no more than that much. Setting the clock right is better."
    })
final class ClockAcceptCommand implements HomeCommand {
  @Mixin private ReasonOption reason = new ReasonOption();

  @Override
  public Reply<Answer> run(Session session) {
    return reason
        .parse()
        .flatMap(why -> session.submit(new AcceptClock(why)))
        .map(ClockAnswer::new);
  }
}
