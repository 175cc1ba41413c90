package io.sallyport.cli.render;

import io.sallyport.core.model.Legible;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Text that others wrote, made fit to be shown on a terminal. */
public final class Visible {
  private Visible() {}

  /** What could steer a terminal, break a line or turn text around is made visible. */
  static String of(String text) {
    return shown(text, Legible::isToBeShown, "\\u{%x}");
  }

  /** The same of a whole answer, which has lines and columns of its own. */
  public static String answer(String text) {
    return shown(text, c -> c != '\n' && c != '\t' && Legible.isToBeShown(c), "\\u{%x}");
  }

  /** The same of an answer in JSON, by JSON's own escapes: what a program reads is unchanged. */
  public static String json(String json) {
    return json.codePoints()
        .mapToObj(c -> c != '\n' && Legible.isToBeShown(c) ? escaped(c) : Character.toString(c))
        .collect(Collectors.joining());
  }

  private static String escaped(int codePoint) {
    return Character.toString(codePoint)
        .chars()
        .mapToObj("\\u%04x"::formatted)
        .collect(Collectors.joining());
  }

  private static String shown(String text, IntPredicate isToBeShown, String form) {
    return text.codePoints()
        .mapToObj(c -> isToBeShown.test(c) ? form.formatted(c) : Character.toString(c))
        .collect(Collectors.joining());
  }
}
