package io.sallyport.harness.runner;

import org.jspecify.annotations.Nullable;

/** Text from a skill or its jar, before it comes near a message or the journal. */
final class ForeignText {
  /** The most characters of it that a message bears. */
  static final int MOST_SHOWN = 300;

  private ForeignText() {}

  /** Text cut and made one line, everything in it that cannot be seen made visible. */
  static String shown(@Nullable String text) {
    if (text == null) {
      return "nothing";
    }
    StringBuilder out = new StringBuilder();
    text.codePoints().limit(MOST_SHOWN).forEach(c -> out.append(visible(c)));
    return text.codePoints().limit(MOST_SHOWN + 1).count() > MOST_SHOWN
        ? out.append('…').toString()
        : out.toString();
  }

  /** Whether it is Unicode text: what has a half of a character in it could not be written down. */
  static boolean isText(String text) {
    return text.codePoints().noneMatch(ForeignText::isHalf);
  }

  /** Whether nothing of it would have to be cut or made visible. */
  static boolean isPlain(String text) {
    return shown(text).equals(text);
  }

  private static String visible(int c) {
    boolean isHidden =
        Character.isISOControl(c)
            || isHalf(c)
            || Character.getType(c) == Character.FORMAT
            || Character.getType(c) == Character.LINE_SEPARATOR
            || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
    return isHidden ? "\\u{%x}".formatted(c) : Character.toString(c);
  }

  private static boolean isHalf(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  /** What was thrown, in words; it may be of a class that the skill made itself. */
  static String of(Throwable thrown) {
    String name = thrown.getClass().getName();
    try {
      String message = thrown.getMessage();
      return shown(message == null ? name : name + ": " + message);
    } catch (Throwable _) { // of a hostile exception even the message may throw
      return shown(name);
    }
  }
}
