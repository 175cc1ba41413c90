package io.sallyport.core.model;

/** What of a text a person sees as it is meant, wherever it is printed. */
public final class Legible {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  private static final int ZERO_WIDTH_JOINER = 0x200d;

  private Legible() {}

  /**
   * Whether a character could make a terminal show something else than what was written: a control
   * character, a line or paragraph separator, half a character, or one that turns the direction of
   * the text around it.
   */
  public static boolean misleads(int codePoint) {
    return Character.isISOControl(codePoint)
        || codePoint == 0x2028
        || codePoint == 0x2029
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)
        || turnsAround(codePoint);
  }

  /** Unicode's property Bidi_Control. */
  private static boolean turnsAround(int codePoint) {
    return codePoint == 0x061c
        || codePoint == 0x200e
        || codePoint == 0x200f
        || (codePoint >= 0x202a && codePoint <= 0x202e)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }

  /** Whether nothing can be seen of a text. */
  public static boolean isInvisible(String text) {
    return text.codePoints().allMatch(Legible::isInvisible);
  }

  private static boolean isInvisible(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || isHidden(codePoint)
        || Character.getType(codePoint) == Character.UNASSIGNED
        || Character.isISOControl(codePoint);
  }

  /** Whether a character takes no room of its own; Java does not know all that Unicode ignores. */
  private static boolean isHidden(int codePoint) {
    return switch (codePoint) {
      case 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xffa0 -> true;
      default ->
          Character.getType(codePoint) == Character.FORMAT
              || (codePoint >= 0x180b && codePoint <= 0x180f)
              || (codePoint >= 0xfe00 && codePoint <= 0xfe0f)
              || (codePoint >= 0xe0000 && codePoint <= 0xe0fff);
    };
  }

  /** Whether a text of others has to be shown otherwise: joiners, which emoji need, do not. */
  public static boolean isToBeShown(int codePoint) {
    return misleads(codePoint)
        || (Character.getType(codePoint) == Character.FORMAT
            && codePoint != ZERO_WIDTH_JOINER
            && codePoint != ZERO_WIDTH_NON_JOINER);
  }
}
