package io.sallyport.cli.render;

import io.sallyport.core.plan.Season;
import io.sallyport.core.plan.Season.Freeze;

/**
 * A season.
 *
 * @param season as it stands now
 */
public record SeasonAnswer(Season season) implements Answer {
  @Override
  public String text() {
    return "Season %s of client %s is %s\n"
        .formatted(season.seasonId(), season.clientId(), state());
  }

  private String state() {
    return season
        .freeze()
        .map(freeze ->
            "FROZEN by %s since %s: %s".formatted(freeze.actor(), freeze.at(), freeze.reason()))
        .orElse("OPEN");
  }

  @Override
  public JsonObject json() {
    return json(season);
  }

  static JsonObject json(Season season) {
    JsonObject json =
        new JsonObject()
            .put("season_id", season.seasonId())
            .put("client_id", season.clientId().value())
            .put("state", season.isFrozen() ? "FROZEN" : "OPEN");
    season.freeze().ifPresent(freeze -> json.putObject("freeze", json(freeze)));
    return json;
  }

  private static JsonObject json(Freeze freeze) {
    return new JsonObject()
        .put("actor", freeze.actor())
        .put("at", freeze.at())
        .put("reason", freeze.reason());
  }
}
