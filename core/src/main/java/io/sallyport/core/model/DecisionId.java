package io.sallyport.core.model;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An entry of the decision ledger (seed 004, section 7): {@code D001}, {@code D002}, in the order
 * in which they were made.
 *
 * @param number from 1
 */
public record DecisionId(int number) implements Comparable<DecisionId> {
  private static final Pattern FORM = Pattern.compile("D\\d{3,9}");

  public DecisionId {
    if (number < 1) {
      throw new IllegalArgumentException("not a decision: " + number);
    }
  }

  /** Reads text, or refuses it with {@link RefusalCode#INVALID_IDENTIFIER}. */
  public static Reply<DecisionId> parse(String text) {
    if (FORM.matcher(text).matches()) {
      DecisionId read = new DecisionId(Math.max(1, Integer.parseInt(text.substring(1))));
      if (read.toString().equals(text)) {
        return Reply.of(read);
      }
    }
    return Reply.refuse(
        RefusalCode.INVALID_IDENTIFIER,
        "decision " + Identifiers.shown(text) + " is not the number of one, such as D001");
  }

  @Override
  public int compareTo(DecisionId other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "D%03d", number); // it is read again
  }
}
