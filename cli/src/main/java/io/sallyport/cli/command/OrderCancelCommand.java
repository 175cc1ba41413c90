package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.OrderAnswer;
import io.sallyport.core.desk.OrderView;
import io.sallyport.core.desk.SafetyCommand.CancelOrder;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Cancels an order at its venue. */
@Command(
    description = {
      "Cancel an order at its venue, and wait for what comes of it.",
      "Exit code 1 if it was filled all the same, or if that is not known."
    })
final class OrderCancelCommand implements HomeCommand {
  @Mixin private OrderParameter order = new OrderParameter();
  @Mixin private ReasonOption reason = new ReasonOption();

  @Override
  public boolean isAlwaysLetIn() {
    return true;
  }

  @Override
  public Reply<Answer> run(Session session) {
    return session
        .settings()
        .asker()
        .flatMap(asker ->
            reason
                .parse()
                .map(why -> new CancelOrder(asker, order.text(), why))
                .flatMap(session::submit))
        .map(found -> new OrderAnswer(found, isCancelled(found)));
  }

  /** Nothing more can be filled, and the cancel was not too late for all of it. */
  private static boolean isCancelled(OrderView found) {
    return found.stage().isFinal()
        && found.stage() != Stage.FILLED
        && found.stage() != Stage.EXECUTED_FULL_LATE;
  }
}
