package io.sallyport.cli.render;

import io.sallyport.core.execution.Cover;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.Position;
import java.util.List;

/**
 * Open positions, one to a line.
 *
 * @param positions by tenant, plane, venue, symbol
 * @param covers how those that are LIVE are protected
 */
public record PositionsAnswer(List<Position> positions, List<Cover> covers) implements Answer {
  public PositionsAnswer {
    positions = List.copyOf(positions);
    covers = List.copyOf(covers);
  }

  @Override
  public String text() {
    return positions.isEmpty()
        ? "No open positions.\n"
        : table(positions) + CoverFields.lines(covers);
  }

  static String table(List<Position> positions) {
    Table table = new Table("CLIENT", "PLANE", "VENUE", "SYMBOL", "QUANTITY", "AVERAGE PRICE");
    positions.forEach(held ->
        table.row(
            held.clientId(),
            held.plane(),
            held.venue().map(VenueId::value).orElse("-"),
            held.symbol(),
            Decimals.plain(held.quantity()),
            held.averagePrice().map(Decimals::plain).orElse("-")));
    return table.toString();
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .putObjects("positions", positions.stream().map(PositionsAnswer::json).toList())
        .putObjects("covers", covers.stream().map(CoverFields::json).toList());
  }

  static JsonObject json(Position held) {
    return new JsonObject()
        .put("client_id", held.clientId().value())
        .put("plane", held.plane())
        .put("venue", held.venue())
        .put("symbol", held.symbol())
        .putDecimal("quantity", held.quantity())
        .putDecimal("average_price", held.averagePrice());
  }
}
