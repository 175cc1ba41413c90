package io.sallyport.venues.fix;

import io.sallyport.core.plane.WholeReport;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import quickfix.Message;
import quickfix.MessageUtils;

/**
 * A message as it came. Where a part of it breaks FIX's own grammar, the engine reads no further
 * than to that part: then its fields are taken from the text, and groups are not told apart.
 *
 * @param fields its fields
 * @param raw the message as it came
 * @param flaw what is wrong with it as a whole, if something is
 */
record Received(Fields fields, String raw, Optional<String> flaw) {
  private static final String SEPARATOR = "\001";
  private static final Pattern CHECK_SUM = Pattern.compile("\00110=(\\d{3})\001?$");
  private static final Pattern TAG = Pattern.compile("\\d{1,9}");

  /** A message as the engine hands it over. */
  static Received of(Message message) {
    String raw = Optional.ofNullable(message.toRawString()).orElseGet(message::toString);
    return Optional.ofNullable(message.getException())
        .map(problem -> broken(raw, "it breaks FIX's grammar: " + problem.getMessage()))
        .orElseGet(() -> new Received(new Fields(message), raw, Optional.empty()));
  }

  /** A message that the engine cannot read, or does not hand over. */
  static Received broken(String raw, String flaw) {
    return new Received(flat(raw), raw, Optional.of(flaw));
  }

  /** Whether the message is as it was sent, going by its CheckSum (10). */
  boolean isIntact() {
    return CHECK_SUM
        .matcher(raw)
        .results()
        .anyMatch(sum -> Integer.parseInt(sum.group(1)) == MessageUtils.checksum(raw));
  }

  /** All of it, fit to be recorded. */
  WholeReport whole(CleanText clean) {
    return WholeReport.of(clean.whole(raw));
  }

  /** A field that comes twice, and not with the same value, says nothing. */
  private static Fields flat(String raw) {
    Message fields = new Message();
    Set<Integer> unclear = new HashSet<>();
    for (String field : raw.split(SEPARATOR, -1)) {
      String[] parts = field.split("=", 2);
      if (parts.length < 2 || !TAG.matcher(parts[0]).matches()) {
        continue;
      }
      int tag = Integer.parseInt(parts[0]);
      if (fields.getOptionalString(tag).filter(before -> !before.equals(parts[1])).isPresent()) {
        unclear.add(tag);
      }
      fields.setString(tag, parts[1]);
    }
    unclear.forEach(fields::removeField);
    return new Fields(fields);
  }
}
