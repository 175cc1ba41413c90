package io.sallyport.cli.config;

import io.sallyport.formats.yaml.YamlMap;
import io.sallyport.formats.yaml.YamlProblem;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code order_fields:}, what a counterparty wants in every order besides the order. */
final class OrderFields {
  private static final int LAST_TAG = 39_999;

  /** What Sallyport or the session sets itself. */
  private static final List<Integer> OWN =
      List.of(
          1, 8, 9, 10, 11, 21, 34, 35, 38, 40, 43, 44, 49, 50, 52, 54, 55, 56, 57, 59, 60, 97, 99);

  private OrderFields() {}

  static SortedMap<Integer, String> of(YamlMap map) throws YamlProblem {
    SortedMap<Integer, String> fields = new TreeMap<>();
    for (String name : map.names()) {
      int tag = map.name(name, Words.between(1, LAST_TAG));
      if (OWN.contains(tag)) {
        throw map.problem(name, "field " + tag + " is set by Sallyport itself");
      }
      fields.put(tag, map.required(name, Words::line));
    }
    return fields;
  }
}
