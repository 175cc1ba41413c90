package io.sallyport.venues.fix;

import java.util.Optional;

/** What a counterparty or a library said, made fit to be recorded: printable, no password. */
record CleanText(Optional<Secret> secret) {
  private static final int LONGEST = 240;
  private static final char SEPARATOR = '\001';

  /** Made short as well. */
  String of(String raw) {
    String printable = printable(raw).strip();
    return printable.length() > LONGEST ? printable.substring(0, LONGEST) + "…" : printable;
  }

  /** A whole message, with {@code |} between its fields. */
  String whole(String raw) {
    return printable(raw.replace(SEPARATOR, '|'));
  }

  private String printable(String raw) {
    String hidden = secret.map(password -> password.hideIn(raw)).orElse(raw);
    return hidden.replaceAll("\\p{Cntrl}", " ");
  }
}
