package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.ProtectedAnswer;
import io.sallyport.core.desk.ProtectPosition;
import io.sallyport.core.desk.ProtectPosition.Way;
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

/** Has a position protected, or its protection moved. */
@Command(
    name = "protect",
    description = {
      "Place protection for what of a position is bare; with --replace, move what lies there;",
      "with --elsewhere, record that you protect it outside. Works under any kill switch.",
      "Exit code 0 only if nothing is bare any more. Needs a client id.",
      "Example: sallyport protect BTCUSDT --client-id 1 --sl 48000 --reason 'the stop was refused'"
    })
final class ProtectCommand implements HomeCommand {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "SYMBOL", description = "What, such as BTCUSDT.")
  private String symbol = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ORDER",
      description = "Only what this order opened, by its id or 8 or more characters of it.")
  private Optional<String> order = Optional.empty();

  @Option(names = "--sl", paramLabel = "P", description = "The price of the stop loss.")
  private Optional<String> stopLoss = Optional.empty();

  @Option(
      names = "--tp",
      paramLabel = "P",
      description = "The price of the take profit; with --replace, else where it is.")
  private Optional<String> takeProfit = Optional.empty();

  @Option(names = "--replace", description = "Put these prices in place of the old ones.")
  private boolean replace;

  @Option(names = "--elsewhere", description = "It is protected outside: no order is sent.")
  private boolean elsewhere;

  @Option(
      names = "--despite",
      paramLabel = "ORDER",
      description = "Count what this UNRESOLVED order could still take as held.")
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
        .map(ProtectedAnswer::new);
  }

  private void checkUsage() {
    if (replace && elsewhere) {
      throw wrongUsage("--replace and --elsewhere contradict each other");
    }
    if (elsewhere && (stopLoss.isPresent() || takeProfit.isPresent() || order.isPresent())) {
      throw wrongUsage("--elsewhere takes neither an order nor prices: nothing is sent");
    }
    if (!elsewhere && stopLoss.isEmpty()) {
      throw wrongUsage("Say where the stop loss is to lie: --sl P");
    }
  }

  private ParameterException wrongUsage(String why) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
  }

  private Way way() {
    if (replace) {
      return Way.REPLACE;
    }
    return elsewhere ? Way.ELSEWHERE : Way.PLACE;
  }

  private Reply<ProtectPosition> command(ClientId client) {
    return Symbol.parse(symbol)
        .flatMap(what ->
            price("stop loss", stopLoss)
                .flatMap(stop ->
                    price("take profit", takeProfit)
                        .flatMap(target -> command(client, what, stop, target))));
  }

  private Reply<ProtectPosition> command(
      ClientId client, Symbol what, Optional<BigDecimal> stop, Optional<BigDecimal> target) {
    return venue
        .parse()
        .flatMap(where ->
            reason
                .parse()
                .map(why ->
                    new ProtectPosition(
                        client, what, where, order, way(), stop, target, despite, why)));
  }

  private static Reply<Optional<BigDecimal>> price(String name, Optional<String> text) {
    return text.map(given -> Decimals.parse(name, given).map(Optional::of))
        .orElseGet(() -> Reply.of(Optional.empty()));
  }
}
