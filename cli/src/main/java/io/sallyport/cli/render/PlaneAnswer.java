package io.sallyport.cli.render;

import io.sallyport.core.model.ClientId;
import io.sallyport.core.plane.ExecutionPlane;
import java.util.List;

/**
 * The active plane of tenants. Until an operator selects LIVE it is PAPER (SPEC 6), and there is no
 * venue to select yet.
 *
 * @param clients the tenants, in order
 */
public record PlaneAnswer(List<ClientId> clients) implements Answer {
  private static final ExecutionPlane ACTIVE = ExecutionPlane.PAPER;

  public PlaneAnswer {
    clients = List.copyOf(clients);
  }

  @Override
  public String text() {
    if (clients.isEmpty()) {
      return "No client has a season yet; the active plane of a client begins as " + ACTIVE + ".\n";
    }
    Table table = new Table("CLIENT", "PLANE");
    clients.forEach(client -> table.row(client, ACTIVE));
    return table.toString();
  }

  @Override
  public JsonObject json() {
    return new JsonObject().putObjects("planes", clients.stream().map(PlaneAnswer::json).toList());
  }

  private static JsonObject json(ClientId client) {
    return new JsonObject().put("client_id", client.value()).put("active_plane", ACTIVE);
  }
}
