package io.sallyport.simulation;

import io.sallyport.formats.json.SallyportJson;
import tools.jackson.databind.JsonNode;

/**
 * What a line left on the screen.
 *
 * @param exitCode the exit code
 * @param out standard output
 * @param err standard error
 */
record Screen(int exitCode, String out, String err) {
  /** Standard output read as one JSON object. */
  JsonNode json() {
    return SallyportJson.mapper().readTree(out);
  }
}
