package io.sallyport.cli.render;

import io.sallyport.core.model.SeasonId;
import java.nio.file.Path;

/**
 * A season's snapshot that was rebuilt.
 *
 * @param season which season
 * @param file where it lies
 */
public record RebuiltAnswer(SeasonId season, Path file) implements Answer {
  @Override
  public String text() {
    return "Rebuilt " + file + " from the ledger of season " + season + "\n";
  }

  @Override
  public JsonObject json() {
    return new JsonObject().put("season_id", season).put("snapshot", file);
  }
}
