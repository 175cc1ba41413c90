package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.OrderAnswer;
import io.sallyport.core.desk.Query.FindOrder;
import io.sallyport.core.model.Reply;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows an order with every step it took. */
@Command(description = "Show an order as it stands, and every step that led there.")
final class OrderShowCommand implements HomeCommand {
  @Mixin private OrderParameter order = new OrderParameter();

  @Override
  public Reply<Answer> run(Session session) {
    return session
        .settings()
        .givenClient()
        .flatMap(asker -> session.ask(new FindOrder(asker, order.text())))
        .map(found -> new OrderAnswer(found, true));
  }
}
