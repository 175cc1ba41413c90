package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.ReconciliationAnswer;
import io.sallyport.core.desk.ReconcileCommand.Reconcile;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.Symbol;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks the venue how things stand. */
@Command(
    description = {
      "Ask the venue how things stand, and hold that against our own record.",
      "Nothing is corrected. Exit code 1 if something is unresolved or not answered.",
      "Needs a client id."
    })
final class ReconcileCommand implements HomeCommand {
  @ArgGroup private @Nullable Narrowed to;

  @Mixin private VenueOption venue = new VenueOption();

  /** One symbol, or one order. */
  static final class Narrowed {
    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "Only this symbol.")
    private @Nullable String symbol;

    @Parameters(
        index = "0",
        arity = "0..1",
        paramLabel = "INTENT",
        description = "Only this order: its id, or a unique prefix of 8 or more characters.")
    private @Nullable String order;
  }

  @Override
  public Reply<Answer> run(Session session) {
    return session
        .settings()
        .client()
        .flatMap(this::command)
        .flatMap(session::submit)
        .map(ReconciliationAnswer::new);
  }

  private Reply<Reconcile> command(ClientId client) {
    Optional<String> order = Optional.ofNullable(to).map(narrowed -> narrowed.order);
    return Optional.ofNullable(to)
        .map(narrowed -> narrowed.symbol)
        .map(text -> Symbol.parse(text).map(Optional::of))
        .orElseGet(() -> Reply.of(Optional.empty()))
        .flatMap(symbol -> venue.parse().map(where -> new Reconcile(client, where, symbol, order)));
  }
}
