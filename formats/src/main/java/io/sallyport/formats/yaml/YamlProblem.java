package io.sallyport.formats.yaml;

/** What is wrong with a YAML document; the message names file, line and column. */
public final class YamlProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final String message;

  YamlProblem(String message) {
    this.message = message;
  }

  /** What is wrong, where, and why. */
  @Override
  public String getMessage() {
    return message;
  }
}
