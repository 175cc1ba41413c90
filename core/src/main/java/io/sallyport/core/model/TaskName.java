package io.sallyport.core.model;

/**
 * What a task graph calls one of its tasks, such as {@code T1}; it is no task id.
 *
 * @param value an identifier (SPEC 2, law 7)
 */
public record TaskName(String value) implements Comparable<TaskName> {
  private static final String KIND = "task";

  public TaskName {
    Identifiers.require(KIND, value, Identifiers.MAX_LENGTH);
  }

  /** Reads text, or refuses it with {@link RefusalCode#INVALID_IDENTIFIER}. */
  public static Reply<TaskName> parse(String text) {
    return Identifiers.parse(KIND, text, Identifiers.MAX_LENGTH, TaskName::new);
  }

  @Override
  public int compareTo(TaskName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
