package io.sallyport.venues.fix;

import io.sallyport.core.model.Decimals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import quickfix.FieldMap;

/**
 * The fields of a message. What is missing, empty or not what its field should hold is empty here:
 * whoever reads decides what follows from that.
 */
record Fields(FieldMap map) {
  private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)");
  private static final Pattern COUNT = Pattern.compile("\\d{1,9}");
  private static final int ID_LENGTH = 36;

  Optional<String> text(int tag) {
    return map.getOptionalString(tag).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** Whether a field is there and has a value. */
  boolean says(int tag, String value) {
    return text(tag).filter(value::equals).isPresent();
  }

  Optional<BigDecimal> decimal(int tag) {
    return text(tag)
        .filter(text -> text.length() <= Decimals.MAX_DIGITS && DECIMAL.matcher(text).matches())
        .map(BigDecimal::new)
        .map(Decimals::normal);
  }

  Optional<BigDecimal> positive(int tag) {
    return decimal(tag).filter(number -> number.signum() > 0);
  }

  /** Whether a number is there, and is 0. */
  boolean isZero(int tag) {
    return decimal(tag).filter(number -> number.signum() == 0).isPresent();
  }

  Optional<Integer> count(int tag) {
    return text(tag).filter(text -> COUNT.matcher(text).matches()).map(Integer::valueOf);
  }

  /** A UUID of ours. */
  Optional<UUID> id(int tag) {
    return text(tag).flatMap(Fields::id);
  }

  /** Reads an id of ours, whatever follows it. */
  Optional<UUID> idAtStart(int tag) {
    return text(tag).flatMap(Fields::idAtStart);
  }

  /** Reads an id of ours, whatever follows it. */
  static Optional<UUID> idAtStart(String text) {
    return text.length() < ID_LENGTH ? Optional.empty() : id(text.substring(0, ID_LENGTH));
  }

  List<Fields> groups(int tag) {
    return map.getGroups(tag).stream().map(Fields::new).toList();
  }

  private static Optional<UUID> id(String text) {
    try {
      return text.length() == ID_LENGTH ? Optional.of(UUID.fromString(text)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
