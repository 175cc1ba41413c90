package io.sallyport.cli.render;

import io.sallyport.core.safety.KillSwitch;
import io.sallyport.core.safety.KillSwitchScope;
import java.util.List;

/** Kill switches, in both forms. */
final class KillSwitchFields {
  private KillSwitchFields() {}

  static String table(List<KillSwitch> killSwitches) {
    Table table = new Table("SET", "TYPE", "SCOPE", "STATE", "ACTOR", "REASON");
    killSwitches.forEach(set ->
        table.row(
            set.at(), set.type(), set.scope().inWords(), set.state(), set.actor(), set.reason()));
    return table.toString();
  }

  static JsonObject json(KillSwitch set) {
    return new JsonObject()
        .put("type", set.type())
        .putObject("scope", json(set.scope()))
        .put("state", set.state())
        .put("actor", set.actor())
        .put("at", set.at())
        .put("reason", set.reason());
  }

  private static JsonObject json(KillSwitchScope scope) {
    JsonObject json = new JsonObject();
    scope.clientId().ifPresent(client -> json.put("client_id", client.value()));
    return json.put("symbol", scope.symbol()).put("strategy_id", scope.strategyId());
  }
}
