package io.sallyport.venues.sim;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of an order that a rule matches: the word behind {@code then} (SPEC 13). */
public enum Then {
  /** It is filled in full. */
  FILL,
  /** A part of it is filled; the rest lies until it is cancelled. */
  PARTIAL,
  /** It is refused. */
  REJECT,
  /** It is never taken, and nothing is ever said of it. */
  SILENCE,
  /** It is long under way: unknown at first, then taken and filled, whatever came meanwhile. */
  LATE,
  /** It is taken and filled, and nothing is ever said of it unless it is asked about. */
  LOST,
  /** It lies until a cancel comes, and is filled before that. */
  CANCEL_RACE,
  /** It is filled in full, and every report of it comes twice. */
  DUPLICATE,
  /** It is filled in full, and the fill is reported before the acknowledgement. */
  REORDER,
  /** It is filled in full, but the connection breaks as it arrives. */
  DISCONNECT;

  /** The word as it is written in a script, such as {@code cancel-race}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one that a word names, none if no such word is known. */
  public static Optional<Then> of(String word) {
    return Arrays.stream(values()).filter(known -> known.word().equals(word)).findFirst();
  }

  /** Whether something is filled, so that a rule may say at what price. */
  public boolean fills() {
    return this != REJECT && this != SILENCE;
  }
}
