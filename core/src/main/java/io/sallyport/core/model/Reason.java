package io.sallyport.core.model;

/**
 * Why somebody acted, in their words; every governed act has one (seed 000, section 0.2). What is
 * given today has something to see in it and turns no text around; a journal of an earlier version
 * may have a reason that has not, and is read all the same.
 *
 * @param value not blank, one line without control characters or lone surrogates, at most {@value
 *     #MAX_LENGTH} characters
 */
public record Reason(String value) {
  /** The longest reason, in UTF-16 characters. */
  public static final int MAX_LENGTH = 1000;

  public Reason {
    if (isBlank(value) || !isOneLine(value)) {
      throw new IllegalArgumentException("not a reason");
    }
  }

  /**
   * Reads a reason.
   *
   * @return the reason, {@link RefusalCode#REASON_REQUIRED} if it is blank, or {@link
   *     RefusalCode#INVALID_REASON}
   */
  public static Reply<Reason> parse(String text) {
    if (isBlank(text)) {
      return Reply.refuse(
          RefusalCode.REASON_REQUIRED, "a reason is required: say why, with --reason");
    }
    if (!isOneLine(text)) {
      return Reply.refuse(
          RefusalCode.INVALID_REASON,
          "a reason is one line of at most %s characters, without control characters"
              .formatted(MAX_LENGTH));
    }
    if (Legible.isInvisible(text)) {
      return Reply.refuse(
          RefusalCode.REASON_REQUIRED,
          "a reason is required: of this one nothing can be seen; say why, with --reason");
    }
    return text.codePoints().anyMatch(Legible::misleads)
        ? Reply.refuse(
            RefusalCode.INVALID_REASON,
            "a reason has no characters that turn text around (bidirectional controls): leave"
                + " them out")
        : Reply.of(new Reason(text));
  }

  /** Whether nothing can be seen of it, no-break spaces included. */
  private static boolean isBlank(String text) {
    return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  private static boolean isOneLine(String text) {
    return text.length() <= MAX_LENGTH
        && text.codePoints()
            .noneMatch(c ->
                Character.isISOControl(c)
                    || (c >= 0xd800 && c <= 0xdfff)
                    || c == 0x2028
                    || c == 0x2029);
  }

  @Override
  public String toString() {
    return value;
  }
}
