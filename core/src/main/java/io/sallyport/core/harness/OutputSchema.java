package io.sallyport.core.harness;

import io.sallyport.core.model.Details;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a task's output looks like: its fields by name with their types, such as {@code surviving:
 * [text], count: integer}; {@code none} for no output.
 *
 * @param fields the type of each field, in the order in which they are declared
 */
public record OutputSchema(SequencedMap<String, Type> fields) {
  /** No output. */
  public static final OutputSchema NONE = new OutputSchema(new LinkedHashMap<>());

  private static final Pattern FIELD = Pattern.compile("([a-z][a-z0-9_]{0,63}): *(\\S+)");

  public OutputSchema {
    fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
  }

  /** What a field holds. */
  public enum Type {
    TEXT("text"),
    INTEGER("integer"),
    BOOLEAN("boolean"),
    TEXTS("[text]");

    private final String word;

    Type(String word) {
      this.word = word;
    }

    private boolean holds(Object figure) {
      return switch (this) {
        case TEXT -> figure instanceof String;
        case INTEGER -> figure instanceof Long;
        case BOOLEAN -> figure instanceof Boolean;
        case TEXTS ->
            figure instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
      };
    }

    private static Optional<Type> of(String word) {
      return List.of(values()).stream().filter(type -> type.word.equals(word)).findFirst();
    }
  }

  /** Reads a schema, or refuses it with {@link RefusalCode#GRAPH_INVALID}. */
  public static Reply<OutputSchema> parse(String text) {
    if (text.equals("none")) {
      return Reply.of(NONE);
    }
    SequencedMap<String, Type> fields = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      Matcher field = FIELD.matcher(part.strip());
      Optional<Type> type = field.matches() ? Type.of(field.group(2)) : Optional.empty();
      if (type.isEmpty() || fields.put(field.group(1), type.get()) != null) {
        return Reply.refuse(
            RefusalCode.GRAPH_INVALID,
            "output schema '%s' is not none or fields such as count: integer, names: [text]; the"
                    .formatted(text)
                + " types are text, integer, boolean, [text], each name once");
      }
    }
    return Reply.of(new OutputSchema(fields));
  }

  /** What the output lacks, or has of another type, in words; empty if nothing. */
  public Optional<String> mismatch(Details output) {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, Type> field : fields.entrySet()) {
      Object figure = output.values().get(field.getKey());
      if (figure == null) {
        wrong.add("%s is missing".formatted(field.getKey()));
      } else if (!field.getValue().holds(figure)) {
        wrong.add("%s is no %s".formatted(field.getKey(), field.getValue().word));
      }
    }
    return wrong.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", wrong));
  }

  @Override
  public String toString() {
    return fields.isEmpty()
        ? "none"
        : String.join(
            ", ",
            fields.entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue().word)
                .toList());
  }
}
