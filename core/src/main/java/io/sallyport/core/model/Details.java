package io.sallyport.core.model;

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
    Map<String, Object> figures = new LinkedHashMap<>();
    values.forEach((name, value) -> figures.put(name, figure(value)));
    values = Collections.unmodifiableMap(figures);
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

  /** A value in the one form of its kind, so that equal figures are equal however they came in. */
  private static Object figure(Object value) {
    return switch (value) {
      case String _, Boolean _, Long _, Details _ -> value;
      case Integer number -> number.longValue();
      case List<?> list -> list.stream().map(Details::figure).toList();
      default -> throw new IllegalArgumentException("not a figure: " + value.getClass());
    };
  }
}
