package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.SoldAnswer;
import io.sallyport.core.desk.SafetyCommand.SellForSafety;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.Symbol;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a position off, long or short, with no plan. */
@Command(
    name = "safety-sell",
    description = {
      "Take a position off, or a part of it, long or short, without a plan and under any kill",
      "switch. It never sells more than is held. What could still be sold by another order is",
      "left out, and said. Exit code 0 only if all of it was filled. Needs a client id.",
      "Example: sallyport safety-sell BTCUSDT --client-id 1 --quantity 0.5 --reason 'too large'"
    })
final class SafetySellCommand implements HomeCommand {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SYMBOL",
      description = "What, such as BTCUSDT.")
  private Optional<String> symbol = Optional.empty();

  @Option(names = "--all", description = "All that the tenant holds, at every venue.")
  private boolean all;

  @Option(names = "--quantity", paramLabel = "Q", description = "How much; else all of it.")
  private Optional<String> quantity = Optional.empty();

  @Option(names = "--limit", paramLabel = "P", description = "The limit price; else at market.")
  private Optional<String> limit = Optional.empty();

  @Option(
      names = "--despite",
      paramLabel = "ORDER",
      description = "Sell what this UNRESOLVED order could still take, too: it may be doubled.")
  private Optional<String> despite = Optional.empty();

  @Mixin private VenueOption venue = new VenueOption();
  @Mixin private ReasonOption reason = new ReasonOption();

  @Override
  public boolean isAlwaysLetIn() {
    return true;
  }

  @Override
  public Reply<Answer> run(Session session) {
    checkUsage();
    return session
        .settings()
        .client()
        .flatMap(this::command)
        .flatMap(session::submit)
        .map(SoldAnswer::new);
  }

  private void checkUsage() {
    if (all == symbol.isPresent()) {
      throw wrongUsage("Say SYMBOL or --all, one of them");
    }
    if (all && (quantity.isPresent() || limit.isPresent() || despite.isPresent())) {
      throw wrongUsage("--quantity, --limit and --despite are about one symbol: name it");
    }
  }

  private ParameterException wrongUsage(String why) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
  }

  private Reply<SellForSafety> command(ClientId client) {
    return given(symbol, Symbol::parse)
        .flatMap(what ->
            given(quantity, text -> Decimals.parsePositive("quantity", text))
                .flatMap(much ->
                    given(limit, text -> Decimals.parse("limit", text))
                        .flatMap(price -> command(client, what, much, price))));
  }

  private Reply<SellForSafety> command(
      ClientId client,
      Optional<Symbol> what,
      Optional<BigDecimal> much,
      Optional<BigDecimal> price) {
    return venue
        .parse()
        .flatMap(where ->
            reason
                .parse()
                .map(why -> new SellForSafety(client, what, where, much, price, despite, why)));
  }

  private static <T> Reply<Optional<T>> given(
      Optional<String> text, java.util.function.Function<String, Reply<T>> parse) {
    return text.map(given -> parse.apply(given).map(Optional::of))
        .orElseGet(() -> Reply.of(Optional.empty()));
  }
}
