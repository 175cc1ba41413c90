package io.sallyport.cli.render;

/** Text that others wrote, made fit to be shown on a terminal. */
final class Visible {
  private Visible() {}

  /** What could steer a terminal is made visible. */
  static String of(String text) {
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .forEach(c ->
            visible.append(
                Character.isISOControl(c) ? "\\u{%x}".formatted(c) : Character.toString(c)));
    return visible.toString();
  }
}
