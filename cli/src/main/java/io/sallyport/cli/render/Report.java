package io.sallyport.cli.render;

import io.sallyport.core.model.Details;
import io.sallyport.core.model.LogicalTime;

/** A report in the form of seed 001: between two rules, under a title, in paragraphs. */
final class Report {
  private static final String RULE = "=".repeat(60) + "\n";

  private final StringBuilder text = new StringBuilder();

  Report(String title) {
    text.append(RULE).append(title).append('\n').append(RULE);
  }

  /** Begins a paragraph. */
  Report paragraph(String firstLine) {
    text.append('\n').append(firstLine).append('\n');
    return this;
  }

  /** One more line of the paragraph. */
  Report line(String line) {
    text.append(line).append('\n');
    return this;
  }

  /** Whatever else, as it is, such as a table. */
  Report append(String other) {
    text.append(other);
    return this;
  }

  /** A paragraph that says what a report is about; what is not a plain figure stays out of it. */
  Report context(Details metadata) {
    paragraph("Context:");
    metadata
        .values()
        .forEach((name, figure) -> {
          if (isPlain(figure)) {
            line("  " + name + ": " + figure);
          }
        });
    return this;
  }

  private static boolean isPlain(Object figure) {
    return figure instanceof String || figure instanceof Boolean || figure instanceof Number;
  }

  /** The mark in front of what passed or did not. */
  static String mark(boolean good) {
    return good ? "✓" : "✗";
  }

  /** A time as the seed's reports show it: UTC, to the second. */
  static String time(LogicalTime at) {
    return at.toRfc3339().substring(0, 19).replace('T', ' ');
  }

  /** The whole report. */
  @Override
  public String toString() {
    return text + "\n" + RULE;
  }
}
