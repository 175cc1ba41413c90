package io.sallyport.cli.render;

import io.sallyport.core.model.ClientId;
import io.sallyport.core.plane.PlaneSelection;

/**
 * A plane that was just selected.
 *
 * @param clientId the tenant
 * @param selection its active plane now
 */
public record PlaneSelectedAnswer(ClientId clientId, PlaneSelection selection) implements Answer {
  @Override
  public String text() {
    return "The active plane of client %s is %s\n".formatted(clientId, inWords(selection));
  }

  /** Such as {@code LIVE at sim, account sim-1}. */
  static String inWords(PlaneSelection selection) {
    return switch (selection) {
      case PlaneSelection.Paper _ -> "PAPER";
      case PlaneSelection.Live live ->
          "LIVE at %s, account %s".formatted(live.venue(), live.account())
              + (live.venue().isReal() ? ": REAL ORDERS" : " (simulated)");
    };
  }

  @Override
  public JsonObject json() {
    return json(clientId, selection);
  }

  static JsonObject json(ClientId clientId, PlaneSelection selection) {
    JsonObject json =
        new JsonObject().put("client_id", clientId.value()).put("active_plane", selection.plane());
    return switch (selection) {
      case PlaneSelection.Paper _ -> json;
      case PlaneSelection.Live live ->
          json.put("venue", live.venue()).put("account", live.account());
    };
  }
}
