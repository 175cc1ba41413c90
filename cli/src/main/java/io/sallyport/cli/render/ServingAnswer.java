package io.sallyport.cli.render;

import io.sallyport.cli.owner.Resident;
import java.nio.file.Path;

/**
 * That a resident owner is ready.
 *
 * @param home the home's folder
 * @param resident who serves it
 */
public record ServingAnswer(Path home, Resident resident) implements Answer {
  @Override
  public String text() {
    return "Serving %s as process %d since %s\n"
        .formatted(home, resident.process(), resident.since());
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .put("home", home)
        .put("pid", resident.process())
        .put("since", resident.since());
  }
}
