package io.sallyport.cli.render;

/**
 * An error, as JSON has it (SPEC 10); as text it is a line on standard error.
 *
 * @param code which
 * @param message what was wrong and what to do about it
 * @param exitCode 1 for a refusal, 2 for wrong usage
 */
public record ErrorAnswer(String code, String message, int exitCode) implements Answer {
  /** The message; what could steer a terminal in it is made visible. */
  @Override
  public String text() {
    return Visible.of(message);
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .putObject("error", new JsonObject().put("code", code).put("message", message));
  }
}
