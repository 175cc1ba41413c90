package io.sallyport.cli.render;

import io.sallyport.core.desk.ReconcileCommand.VenuePositions;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plane.Position;
import io.sallyport.core.plane.VenueAnswer.Holding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a venue says that a tenant holds, beside what the book holds.
 *
 * @param positions both
 */
public record VenuePositionsAnswer(VenuePositions positions) implements Answer {
  @Override
  public int exitCode() {
    return positions.isAnswered() ? 0 : 1;
  }

  @Override
  public String text() {
    String origin = "Venue " + positions.venue() + ": " + origin() + "\n";
    return symbols().isEmpty() ? origin + "No open positions.\n" : origin + table();
  }

  private String origin() {
    if (!positions.isAnswered()) {
      return "✗ it gave no answer; what follows is from the own book";
    }
    return positions.holdings().isPresent()
        ? "positions as it tells them"
        : "it tells no positions; they are from the own book";
  }

  private String table() {
    Table table = new Table("SYMBOL", "AT THE VENUE", "IN THE BOOK", "AVERAGE PRICE", "");
    for (Symbol symbol : symbols()) {
      table.row(
          symbol,
          held(symbol).map(Decimals::plain).orElse("-"),
          Decimals.plain(booked(symbol)),
          average(symbol).map(Decimals::plain).orElse("-"),
          differs(symbol) ? "✗ differs" : "");
    }
    return table.toString();
  }

  private SortedSet<Symbol> symbols() {
    SortedSet<Symbol> symbols = new TreeSet<>();
    positions.book().forEach(held -> symbols.add(held.symbol()));
    holdings().forEach(held -> symbols.add(held.symbol()));
    return symbols;
  }

  private List<Holding> holdings() {
    return positions.holdings().orElse(List.of());
  }

  /** A symbol that the venue leaves out is one that it holds nothing of. */
  private Optional<BigDecimal> held(Symbol symbol) {
    return positions
        .holdings()
        .map(told ->
            told.stream()
                .filter(held -> held.symbol().equals(symbol))
                .map(Holding::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private BigDecimal booked(Symbol symbol) {
    return book(symbol).map(Position::quantity).orElse(BigDecimal.ZERO);
  }

  private Optional<BigDecimal> average(Symbol symbol) {
    return book(symbol).flatMap(Position::averagePrice);
  }

  private Optional<Position> book(Symbol symbol) {
    return positions.book().stream().filter(held -> held.symbol().equals(symbol)).findFirst();
  }

  private boolean differs(Symbol symbol) {
    return held(symbol).filter(held -> held.compareTo(booked(symbol)) != 0).isPresent();
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .put("venue", positions.venue())
        .put("answered", positions.isAnswered())
        .put("positions_from", positions.holdings().isPresent() ? "venue" : "own_book")
        .putObjects("positions", symbols().stream().map(this::json).toList());
  }

  private JsonObject json(Symbol symbol) {
    return new JsonObject()
        .put("symbol", symbol)
        .putDecimal("venue_quantity", held(symbol))
        .putDecimal("book_quantity", booked(symbol))
        .putDecimal("average_price", average(symbol))
        .put("differs", differs(symbol));
  }
}
