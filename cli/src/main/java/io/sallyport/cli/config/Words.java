package io.sallyport.cli.config;

import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** How single values of {@code sallyport.yaml} are read. */
final class Words {
  private static final int LONGEST = 256;

  private Words() {}

  /** A line of text: not empty, printable ASCII. */
  static Reply<String> line(String text) {
    boolean isPrintable = text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    return text.isBlank() || text.length() > LONGEST || !isPrintable
        ? refuse("this must be 1 to %d printable ASCII characters".formatted(LONGEST))
        : Reply.of(text);
  }

  /** One of several words. */
  static <T> Function<String, Reply<T>> oneOf(Map<String, T> words) {
    return text ->
        words.containsKey(text)
            ? Reply.of(words.get(text))
            : refuse("'%s' is not one of %s".formatted(text, String.join(", ", words.keySet())));
  }

  /** One of several choices, each by its name in lower case. */
  static <E extends Enum<E>> Function<String, Reply<E>> named(E[] choices) {
    SequencedMap<String, E> words = new LinkedHashMap<>();
    for (E choice : choices) {
      words.put(choice.name().toLowerCase(Locale.ROOT), choice);
    }
    return oneOf(words);
  }

  /** {@code true} or {@code false}. */
  static Function<String, Reply<Boolean>> truth() {
    return oneOf(new TreeMap<>(Map.of("false", false, "true", true)));
  }

  /** A whole number in a range. */
  static Function<String, Reply<Integer>> between(int least, int most) {
    return text -> {
      boolean isNumber = text.matches("\\d{1,9}");
      int number = isNumber ? Integer.parseInt(text) : -1;
      return number >= least && number <= most
          ? Reply.of(number)
          : refuse("this must be a whole number from %d to %d".formatted(least, most));
    };
  }

  static <T> Reply<T> refuse(String message) {
    return Reply.refuse(RefusalCode.CONFIG_INVALID, message);
  }
}
