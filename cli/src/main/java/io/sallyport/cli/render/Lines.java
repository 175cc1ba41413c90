package io.sallyport.cli.render;

import java.util.List;
import java.util.Optional;

/** Named values under each other, the names padded to one width. */
final class Lines {
  private final StringBuilder text = new StringBuilder();
  private final int width;

  /**
   * Lines yet to be put.
   *
   * @param width of the names, in characters
   */
  Lines(int width) {
    this.width = width;
  }

  /** A heading without a value. */
  Lines heading(String heading) {
    text.append(heading).append('\n');
    return this;
  }

  /** A name and its value. */
  Lines put(String name, Object value) {
    text.append("  ")
        .append(name)
        .append(" ".repeat(Math.max(width - name.length(), 0) + 2))
        .append(value)
        .append('\n');
    return this;
  }

  /** A name and its value, if there is one. */
  Lines put(String name, Optional<?> value) {
    value.ifPresent(present -> put(name, present));
    return this;
  }

  /** A name and its values, one to a line. */
  Lines put(String name, List<?> values) {
    for (int i = 0; i < values.size(); i++) {
      put(i == 0 ? name : "", values.get(i));
    }
    return this;
  }

  /** Whatever else, as it is. */
  Lines append(String other) {
    text.append(other);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
