package io.sallyport.venues.fix;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Fields that a counterparty wants besides, by their tags.
 *
 * @param single fields with one value each
 * @param groups repeating groups, by the tag that counts their entries; each entry has its fields
 */
public record FixFields(
    SortedMap<Integer, String> single,
    SortedMap<Integer, List<SortedMap<Integer, String>>> groups) {
  /** Nothing. */
  public static final FixFields NONE = new FixFields(new TreeMap<>(), new TreeMap<>());

  public FixFields {
    single = Collections.unmodifiableSortedMap(new TreeMap<>(single));
    SortedMap<Integer, List<SortedMap<Integer, String>>> copies = new TreeMap<>();
    groups.forEach((tag, entries) -> copies.put(tag, copies(entries)));
    groups = Collections.unmodifiableSortedMap(copies);
  }

  private static List<SortedMap<Integer, String>> copies(List<SortedMap<Integer, String>> entries) {
    List<SortedMap<Integer, String>> copies = new ArrayList<>();
    entries.forEach(entry -> copies.add(Collections.unmodifiableSortedMap(new TreeMap<>(entry))));
    return List.copyOf(copies);
  }

  /** These and others, which count where both have a tag. */
  FixFields with(FixFields others) {
    SortedMap<Integer, String> all = new TreeMap<>(single);
    all.putAll(others.single);
    SortedMap<Integer, List<SortedMap<Integer, String>>> allGroups = new TreeMap<>(groups);
    allGroups.putAll(others.groups);
    return new FixFields(all, allGroups);
  }

  boolean isEmpty() {
    return single.isEmpty() && groups.isEmpty();
  }
}
