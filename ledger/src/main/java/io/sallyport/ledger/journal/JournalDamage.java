package io.sallyport.ledger.journal;

/** A journal that contradicts itself; the message names file, line and reason. */
public final class JournalDamage extends Exception {
  private static final long serialVersionUID = 1L;

  private final String message;

  JournalDamage(Segment segment, long line, String reason) {
    this.message = "journal/%s, line %d: %s".formatted(segment.path().getFileName(), line, reason);
  }

  /** What is wrong, where, and why. */
  @Override
  public String getMessage() {
    return message;
  }
}
