package io.sallyport.harness.runner;

import io.sallyport.core.model.Details;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a skill returned, copied into maps and lists of our own: those of a skill may change later,
 * or do anything when they are read. It runs on the skill's thread.
 */
final class OwnOutput {
  /** The most characters of an output. */
  static final int MOST_CHARACTERS = 1_000_000;

  /** The most fields of an output, and the most texts in one. */
  static final int MOST_FIGURES = 100_000;

  private static final Pattern FIELD = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  private final Map<String, Object> figures = new LinkedHashMap<>();
  private int texts;
  private long characters;

  private OwnOutput() {}

  /** The copy; throws if it is none that can be written down. */
  static Details copy(@Nullable Details output) {
    if (output == null) {
      throw new IllegalArgumentException("it returned null");
    }
    OwnOutput copy = new OwnOutput();
    for (Map.Entry<String, Object> figure : output.values().entrySet()) {
      copy.figures.put(name(figure.getKey()), copy.figure(figure.getValue(), true));
    }
    return new Details(copy.figures);
  }

  /** A field's name; of one that no schema can have, what of it can be shown. */
  private static String name(@Nullable String name) {
    return Optional.ofNullable(name)
        .filter(text -> FIELD.matcher(text).matches())
        .orElseGet(() -> "'" + ForeignText.shown(name) + "'");
  }

  private Object figure(Object value, boolean mayBeList) {
    if (++texts > MOST_FIGURES) {
      throw new IllegalArgumentException(
          "its output has more than %s figures".formatted(MOST_FIGURES));
    }
    return switch (value) {
      case String text -> text(text);
      case Boolean _, Long _ -> value;
      case List<?> list when mayBeList -> {
        List<Object> own = new ArrayList<>();
        for (Object element : list.toArray()) {
          own.add(figure(element, false));
        }
        yield own;
      }
      default -> Details.NONE; // no schema has it: of its type it is enough to say that
    };
  }

  private String text(String text) {
    characters += text.length();
    if (characters > MOST_CHARACTERS || !ForeignText.isText(text)) {
      throw new IllegalArgumentException(
          "its output is not Unicode text of at most %s characters".formatted(MOST_CHARACTERS));
    }
    return text;
  }
}
