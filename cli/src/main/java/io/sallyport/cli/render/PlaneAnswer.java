package io.sallyport.cli.render;

import io.sallyport.core.desk.PlaneView;
import io.sallyport.core.plane.PlaneSelection;
import io.sallyport.core.plane.VenueListing;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The active plane of tenants, with what is open wherever it is (SPEC 6).
 *
 * @param planes one for each tenant, in order
 * @param venue the venue that was asked about, if one was
 */
public record PlaneAnswer(List<PlaneView> planes, Optional<VenueListing> venue) implements Answer {
  public PlaneAnswer {
    planes = List.copyOf(planes);
  }

  @Override
  public String text() {
    String all =
        planes.isEmpty()
            ? "No client has a season yet; the active plane of a client begins as PAPER.\n"
            : planes.stream().map(PlaneAnswer::text).collect(Collectors.joining("\n"));
    return all + venue.map(shown -> "\n" + ContractFields.text(shown)).orElse("");
  }

  private static String text(PlaneView plane) {
    Lines lines =
        new Lines(10)
            .heading("Client %s: %s".formatted(plane.clientId(), active(plane)))
            .put("Venue", plane.venueProblem())
            .put("Unresolved", plane.blocks().stream().map(BlockFields::inWords).toList())
            .put("Protection", plane.covers().stream().map(CoverFields::inWords).toList())
            .put("Strays", plane.strays().stream().map(StrayFields::inWords).toList());
    if (!plane.openOrders().isEmpty()) {
      lines.append("\n" + OrderFields.table(plane.openOrders()));
    }
    if (!plane.positions().isEmpty()) {
      lines.append("\n" + PositionsAnswer.table(plane.positions()));
    }
    return lines.toString();
  }

  private static String active(PlaneView plane) {
    return PlaneSelectedAnswer.inWords(plane.selection());
  }

  @Override
  public JsonObject json() {
    JsonObject json =
        new JsonObject().putObjects("planes", planes.stream().map(PlaneAnswer::json).toList());
    venue.ifPresent(shown -> json.putObject("venue", ContractFields.json(shown)));
    return json;
  }

  private static JsonObject json(PlaneView plane) {
    JsonObject json = PlaneSelectedAnswer.json(plane.clientId(), plane.selection());
    if (plane.selection() instanceof PlaneSelection.Live) {
      json.put("venue_reachable", plane.venueProblem().isEmpty())
          .put("venue_problem", plane.venueProblem());
    }
    return json.putObjects(
            "open_orders",
            OrderFields.sorted(plane.openOrders()).stream().map(OrderFields::json).toList())
        .putObjects("positions", plane.positions().stream().map(PositionsAnswer::json).toList())
        .putObjects("unresolved", plane.blocks().stream().map(BlockFields::json).toList())
        .putObjects("covers", plane.covers().stream().map(CoverFields::json).toList())
        .putObjects("strays", plane.strays().stream().map(StrayFields::json).toList());
  }
}
