package io.sallyport.core.guard;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Named figures in the order in which they were put: the open part of guards, actions, issues and
 * reports. A value is a string, a boolean, an integer, a list of them, or details again.
 *
 * @param values by name
 */
public record Details(Map<String, Object> values) {
  /** No figures. */
  public static final Details NONE = new Details(new LinkedHashMap<>());

  public Details {
    values.values().forEach(Details::require);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** One figure. */
  public static Details of(String name, Object value) {
    return NONE.and(name, value);
  }

  /** These figures and one more. */
  public Details and(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Details(more);
  }

  /** These figures and others. */
  public Details and(Details others) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    more.putAll(others.values);
    return new Details(more);
  }

  private static void require(Object value) {
    switch (value) {
      case String _, Boolean _, Integer _, Long _, Details _ -> {}
      case List<?> list -> list.forEach(Details::require);
      default -> throw new IllegalArgumentException("not a figure: " + value.getClass());
    }
  }
}
