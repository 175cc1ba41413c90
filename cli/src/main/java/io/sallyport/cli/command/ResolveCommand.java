package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.OrderAnswer;
import io.sallyport.cli.render.PositionResolvedAnswer;
import io.sallyport.core.desk.Adoption;
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
      "sallyport resolve --client-id N --symbol SYMBOL [--venue V] adopt-venue"
          + " [--price P (--sl P [--tp P] | --unprotected)] --reason WHY",
      "       sallyport resolve --client-id N --symbol SYMBOL [--venue V] keep-book --reason WHY",
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

  @Option(
      names = "--price",
      paramLabel = "P",
      description = "adopt-venue: the price of the difference.")
  private Optional<String> price = Optional.empty();

  @Option(
      names = "--sl",
      paramLabel = "P",
      description = "adopt-venue: the price of the stop loss of what is taken over.")
  private Optional<String> stopLoss = Optional.empty();

  @Option(
      names = "--tp",
      paramLabel = "P",
      description = "adopt-venue: the price of its take profit.")
  private Optional<String> takeProfit = Optional.empty();

  @Option(
      names = "--unprotected",
      description = "adopt-venue: what is taken over stays bare, and blocks.")
  private boolean unprotected;

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
    requireWhole();
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

  /** A price comes with a word on protection, and only of a position. */
  private void requireWhole() {
    boolean speaksOfProtection = stopLoss.isPresent() || takeProfit.isPresent() || unprotected;
    boolean isWhole =
        price.isPresent() == speaksOfProtection
            && stopLoss.isPresent() != (unprotected || price.isEmpty())
            && (takeProfit.isEmpty() || stopLoss.isPresent());
    if (!isWhole || (price.isPresent() && symbol.isEmpty())) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "adopt-venue takes --price together with --sl (and --tp), or with --unprotected");
    }
  }

  private ParameterException wrongUsage() {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), FORMS);
  }

  private Form position(String text, Resolution how) {
    return (session, client, why) ->
        Symbol.parse(text)
            .flatMap(what ->
                venue
                    .parse()
                    .flatMap(where ->
                        adoption()
                            .map(terms ->
                                new ResolvePosition(client, where, what, how, terms, why))))
            .flatMap(session::submit)
            .map(PositionResolvedAnswer::new);
  }

  private Reply<Optional<Adoption>> adoption() {
    if (price.isEmpty()) {
      return Reply.of(Optional.empty());
    }
    return Decimals.parse("price", price.get())
        .flatMap(at ->
            optional("stop loss", stopLoss)
                .flatMap(stop ->
                    optional("take profit", takeProfit)
                        .map(target -> Optional.of(new Adoption(at, stop, target)))));
  }

  private static Reply<Optional<BigDecimal>> optional(String name, Optional<String> text) {
    return text.map(given -> Decimals.parse(name, given).map(Optional::of))
        .orElseGet(() -> Reply.of(Optional.empty()));
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
