package io.sallyport.core.model;

import java.util.function.Function;
import java.util.regex.Pattern;

/** The one rule of what an identifier may be (SPEC 2, law 7). */
final class Identifiers {
  static final int MAX_LENGTH = 128;
  private static final int SHOWN = 40;
  private static final Pattern PATH = Pattern.compile("(^|/)\\.\\.?(/|$)");

  private Identifiers() {}

  /** Reads text as an identifier of a kind, or refuses naming the kind and what is wrong. */
  static <T> Reply<T> parse(String kind, String text, int maxLength, Function<String, T> make) {
    String problem = problem(text, maxLength);
    return problem.isEmpty()
        ? Reply.of(make.apply(text))
        : Reply.refuse(RefusalCode.INVALID_IDENTIFIER, kind + " " + problem);
  }

  /** For constructors: a value that was not parsed first is a bug of the caller. */
  static void require(String kind, String text, int maxLength) {
    String problem = problem(text, maxLength);
    if (!problem.isEmpty()) {
      throw new IllegalArgumentException(kind + " " + problem);
    }
  }

  /** Text cut to what a message can bear, control and non-ASCII characters made visible. */
  static String shown(String text) {
    StringBuilder out = new StringBuilder("'");
    text.codePoints().limit(SHOWN).forEach(c -> out.append(visible(c)));
    return out.append(text.codePointCount(0, text.length()) > SHOWN ? "…'" : "'").toString();
  }

  private static String visible(int c) {
    return c >= ' ' && c < 0x7f ? Character.toString(c) : "\\u{%x}".formatted(c);
  }

  private static String problem(String text, int maxLength) {
    if (text.isEmpty()) {
      return "is empty";
    }
    if (text.length() > maxLength) {
      return "is %s characters long, at most %s are allowed".formatted(text.length(), maxLength);
    }
    if (!text.chars().allMatch(Identifiers::allowed)) {
      return shown(text) + " has a character other than A-Z a-z 0-9 . _ : @ / + = -";
    }
    return PATH.matcher(text).find() ? shown(text) + " hides a path: no part may be . or .." : "";
  }

  private static boolean allowed(int c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || "._:@/+=-".indexOf(c) >= 0;
  }
}
