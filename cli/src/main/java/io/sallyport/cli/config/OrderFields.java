package io.sallyport.cli.config;

import io.sallyport.formats.yaml.YamlMap;
import io.sallyport.formats.yaml.YamlProblem;
import io.sallyport.venues.fix.FixDictionary;
import io.sallyport.venues.fix.FixFields;
import io.sallyport.venues.fix.FixVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads {@code order_fields:} and {@code fields:}, what a counterparty wants besides the order:
 * tags with a value, or with the entries of a repeating group.
 */
final class OrderFields {
  private static final int LAST_TAG = 39_999;

  /** What Sallyport sets itself. */
  private static final List<Integer> OWN =
      List.of(1, 11, 21, 37, 38, 40, 41, 44, 54, 55, 59, 60, 99, 710, 790);

  private final FixVersion version;
  private Optional<FixDictionary> dictionary = Optional.empty();

  OrderFields(FixVersion version) {
    this.version = version;
  }

  FixFields of(YamlMap map) throws YamlProblem {
    SortedMap<Integer, String> single = new TreeMap<>();
    SortedMap<Integer, List<SortedMap<Integer, String>>> groups = new TreeMap<>();
    for (String name : map.names()) {
      int tag = tag(map, name);
      if (dictionary().isGroup(tag)) {
        groups.put(tag, group(map, name, tag));
      } else if (map.isSequence(name)) {
        throw map.problem(
            name, "field %d is no group of orders in %s".formatted(tag, version.beginString()));
      } else {
        single.put(tag, map.required(name, Words::line));
      }
    }
    return new FixFields(single, groups);
  }

  private int tag(YamlMap map, String name) throws YamlProblem {
    int tag = map.name(name, Words.between(1, LAST_TAG));
    if (OWN.contains(tag)) {
      throw map.problem(
          name,
          "field %d is set by Sallyport itself%s"
              .formatted(tag, tag == 21 ? ": see handl_inst" : ""));
    }
    if (dictionary().isOfTheSession(tag)) {
      throw map.problem(
          name, "field %d belongs to the session, which sets it itself".formatted(tag));
    }
    return tag;
  }

  private List<SortedMap<Integer, String>> group(YamlMap map, String name, int tag)
      throws YamlProblem {
    List<SortedMap<Integer, String>> entries = new ArrayList<>();
    if (!map.isSequence(name)) {
      throw map.problem(
          name, "field %d counts the entries of a group: give them as a list".formatted(tag));
    }
    for (YamlMap each : map.maps(name)) {
      entries.add(entry(map, name, each, tag));
    }
    if (entries.isEmpty()) {
      throw map.problem(name, "group %d has no entry".formatted(tag));
    }
    return entries;
  }

  private SortedMap<Integer, String> entry(YamlMap map, String name, YamlMap each, int tag)
      throws YamlProblem {
    SortedMap<Integer, String> entry = new TreeMap<>();
    for (String field : each.names()) {
      entry.put(each.name(field, Words.between(1, LAST_TAG)), each.required(field, Words::line));
    }
    Optional<String> problem = dictionary().problem(tag, entry);
    if (problem.isPresent()) {
      throw map.problem(name, problem.get());
    }
    return entry;
  }

  /** Read only where there are fields: it takes a moment. */
  private FixDictionary dictionary() {
    dictionary = Optional.of(dictionary.orElseGet(() -> FixDictionary.of(version)));
    return dictionary.get();
  }
}
