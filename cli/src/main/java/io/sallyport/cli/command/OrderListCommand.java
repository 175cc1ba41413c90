package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.OrderListAnswer;
import io.sallyport.core.desk.Query.ListOrders;
import io.sallyport.core.model.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists orders that were sent, or were to be. */
@Command(
    description = {
      "List LIVE orders that are open or unresolved, the oldest first,",
      "each entry above what protects it. Those that have ended: --all.",
      "Of every tenant, unless one is named."
    })
final class OrderListCommand implements HomeCommand {
  @Option(names = "--all", description = "Those that have ended, too.")
  private boolean all;

  @Override
  public Reply<Answer> run(Session session) {
    return session
        .settings()
        .givenClient()
        .flatMap(asker -> session.ask(new ListOrders(asker, all)))
        .map(orders -> new OrderListAnswer(orders, all));
  }
}
