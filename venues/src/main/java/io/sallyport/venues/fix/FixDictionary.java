package io.sallyport.venues.fix;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import quickfix.ConfigError;
import quickfix.DataDictionary;
import quickfix.Group;
import quickfix.Message;
import quickfix.field.MsgType;

/** What a version of FIX allows where. */
public final class FixDictionary {
  private final DataDictionary dictionary;

  private FixDictionary(DataDictionary dictionary) {
    this.dictionary = dictionary;
  }

  /** The dictionary of a version; reading it takes a moment. */
  public static FixDictionary of(FixVersion version) {
    try {
      return new FixDictionary(new DataDictionary(version.beginString().replace(".", "") + ".xml"));
    } catch (ConfigError e) {
      throw new IllegalStateException("every QuickFIX/J has the dictionary of " + version, e);
    }
  }

  /** Whether a tag belongs to the header or the trailer of messages, which the session writes. */
  public boolean isOfTheSession(int tag) {
    return dictionary.isHeaderField(tag) || dictionary.isTrailerField(tag);
  }

  /** Whether a tag counts the entries of a group in orders. */
  public boolean isGroup(int tag) {
    return dictionary.isGroup(MsgType.ORDER_SINGLE, tag);
  }

  /**
   * Why an entry of a group in orders cannot be written, if it cannot.
   *
   * @param tag the tag that counts the entries
   */
  public Optional<String> problem(int tag, SortedMap<Integer, String> entry) {
    DataDictionary.GroupInfo group = dictionary.getGroup(MsgType.ORDER_SINGLE, tag);
    int first = group.getDelimiterField();
    if (!entry.containsKey(first)) {
      return Optional.of("each entry of group %d begins with field %d".formatted(tag, first));
    }
    return entry.keySet().stream()
        .filter(field -> !isIn(group, field))
        .findFirst()
        .map(field -> "field %d does not belong into group %d".formatted(field, tag));
  }

  private static boolean isIn(DataDictionary.GroupInfo group, int field) {
    return Arrays.stream(group.getDataDictionary().getOrderedFields())
        .anyMatch(known -> known == field);
  }

  /** Writes the fields that a message of its type may have; an order has whatever it is given. */
  void write(Message message, String type, FixFields fields) {
    boolean isOrder =
        List.of(MsgType.ORDER_SINGLE, MsgType.ORDER_CANCEL_REPLACE_REQUEST).contains(type);
    fields
        .single()
        .forEach((tag, value) -> {
          if (isOrder || dictionary.isMsgField(type, tag)) {
            message.setString(tag, value);
          }
        });
    fields
        .groups()
        .forEach((tag, entries) -> {
          if (dictionary.isGroup(type, tag)) {
            entries.forEach(entry -> message.addGroup(group(type, tag, entry)));
          }
        });
  }

  private Group group(String type, int tag, SortedMap<Integer, String> entry) {
    DataDictionary.GroupInfo known = dictionary.getGroup(type, tag);
    Group group =
        new Group(tag, known.getDelimiterField(), known.getDataDictionary().getOrderedFields());
    entry.forEach(group::setString);
    return group;
  }
}
