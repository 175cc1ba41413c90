package io.sallyport.cli.render;

/**
 * A script for the shell.
 *
 * @param script for bash and zsh
 */
public record CompletionAnswer(String script) implements Answer {
  @Override
  public String text() {
    return script;
  }

  @Override
  public JsonObject json() {
    return new JsonObject().put("script", script);
  }
}
