package io.sallyport.cli.render;

import io.sallyport.cli.owner.Resident;
import java.nio.file.Path;
import java.util.Optional;

/**
 * That a resident owner leaves, or that there is none.
 *
 * @param home the home's folder
 * @param resident who leaves
 */
public record LeavingAnswer(Path home, Optional<Resident> resident) implements Answer {
  @Override
  public String text() {
    return resident
        .map(leaving -> "Process %d leaves %s\n".formatted(leaving.process(), home))
        .orElseGet(() -> "Nobody serves " + home + "\n");
  }

  @Override
  public JsonObject json() {
    JsonObject json = new JsonObject().put("home", home).put("stopped", resident.isPresent());
    resident.ifPresent(leaving -> json.put("pid", leaving.process()));
    return json;
  }
}
