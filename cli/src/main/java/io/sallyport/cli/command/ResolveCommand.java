package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.OrderAnswer;
import io.sallyport.cli.render.PositionResolvedAnswer;
import io.sallyport.core.desk.Event.Resolution;
import io.sallyport.core.desk.ReconcileCommand.ResolveOrder;
import io.sallyport.core.desk.ReconcileCommand.ResolvePosition;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.Symbol;
import java.math.BigDecimal;
import java.util.List;
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

/** Settles by hand what no answer settles: a position, or an order whose fate is not known. */
@Command(
    customSynopsis = {
      "sallyport resolve --client-id N --symbol SYMBOL [--venue V] adopt-venue|keep-book"
          + " --reason WHY",
      "       sallyport resolve --client-id N INTENT filled QTY PRICE --reason WHY",
      "       sallyport resolve --client-id N INTENT not-filled --reason WHY",
    },
    description = {
      "Settle by hand what is unresolved: a position, or an order whose fate is not known.",
      "Needs a client id."
    })
final class ResolveCommand implements HomeCommand {
  private static final String FORMS =
      "Say --symbol SYMBOL adopt-venue, --symbol SYMBOL keep-book, INTENT filled QTY PRICE,"
          + " or INTENT not-filled";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--symbol",
      paramLabel = "SYMBOL",
      description = "The symbol whose position is resolved.")
  private Optional<String> symbol = Optional.empty();

  @Mixin private VenueOption venue = new VenueOption();

  @Parameters(
      arity = "1..4",
      paramLabel = "WORDS",
      description = {
        "adopt-venue: the book takes the venue's position over; keep-book: the book is right.",
        "INTENT filled QTY PRICE: so much of the order was filled in all, at that average price;",
        "INTENT not-filled: none of it was."
      })
  private List<String> words = List.of();

  @Mixin private ReasonOption reason = new ReasonOption();

  @Override
  public Reply<Answer> run(Session session) {
    Form form = form();
    return session
        .settings()
        .client()
        .flatMap(client -> reason.parse().flatMap(why -> form.resolve(session, client, why)));
  }

  /** What is resolved how. */
  private interface Form {
    Reply<Answer> resolve(Session session, ClientId client, Reason why);
  }

  private Form form() {
    if (symbol.isPresent()) {
      return switch (String.join(" ", words)) {
        case "adopt-venue" -> position(symbol.get(), Resolution.ADOPT_VENUE);
        case "keep-book" -> position(symbol.get(), Resolution.KEEP_BOOK);
        default -> throw wrongUsage();
      };
    }
    String how = words.size() < 2 ? "" : words.get(1);
    if (words.size() == 2 && how.equals("not-filled")) {
      return (session, client, why) ->
          order(
              session,
              new ResolveOrder(client, words.getFirst(), BigDecimal.ZERO, Optional.empty(), why));
    }
    if (words.size() == 4 && how.equals("filled")) {
      return this::filled;
    }
    throw wrongUsage();
  }

  private ParameterException wrongUsage() {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), FORMS);
  }

  private Form position(String text, Resolution how) {
    return (session, client, why) ->
        Symbol.parse(text)
            .flatMap(what ->
                venue.parse().map(where -> new ResolvePosition(client, where, what, how, why)))
            .flatMap(session::submit)
            .map(PositionResolvedAnswer::new);
  }

  private Reply<Answer> filled(Session session, ClientId client, Reason why) {
    return Decimals.parsePositive("quantity", words.get(2))
        .flatMap(quantity ->
            Decimals.parsePositive("price", words.get(3))
                .flatMap(price ->
                    order(
                        session,
                        new ResolveOrder(
                            client, words.getFirst(), quantity, Optional.of(price), why))));
  }

  private static Reply<Answer> order(Session session, ResolveOrder command) {
    return session.submit(command).map(found -> new OrderAnswer(found, true));
  }
}
