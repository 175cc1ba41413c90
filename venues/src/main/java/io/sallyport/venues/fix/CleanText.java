package io.sallyport.venues.fix;

import java.util.Optional;

/**
 * What a counterparty or a library said, made fit to be recorded: short, printable, no password.
 */
record CleanText(Optional<Secret> secret) {
  private static final int LONGEST = 240;

  String of(String raw) {
    String hidden = secret.map(password -> password.hideIn(raw)).orElse(raw);
    String printable = hidden.replaceAll("\\p{Cntrl}", " ").strip();
    return printable.length() > LONGEST ? printable.substring(0, LONGEST) + "…" : printable;
  }
}
