package io.sallyport.core.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * How Sallyport reads, writes and rounds decimals (SPEC 2, law 6): exact, never in scientific
 * notation, at most 38 digits.
 */
public final class Decimals {
  /** Most digits that a number may be given with. */
  public static final int MAX_DIGITS = 38;

  /** Decimal places of an average price, rounded {@link RoundingMode#HALF_EVEN}. */
  public static final int AVERAGE_PLACES = 12;

  private static final Pattern ACCEPTED = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

  private Decimals() {}

  /**
   * Reads a decimal.
   *
   * @param name what the number is, for the refusal's message
   * @param text such as {@code 0.001}
   * @return the number in normal form, or {@link RefusalCode#INVALID_NUMBER}
   */
  public static Reply<BigDecimal> parse(String name, String text) {
    if (text.isEmpty()) {
      return Reply.refuse(RefusalCode.INVALID_NUMBER, name + " is empty");
    }
    if (!ACCEPTED.matcher(text).matches()) {
      return Reply.refuse(
          RefusalCode.INVALID_NUMBER,
          name + " " + Identifiers.shown(text) + " is not a plain decimal such as 0.001");
    }
    long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
    if (digits > MAX_DIGITS) {
      return Reply.refuse(
          RefusalCode.INVALID_NUMBER,
          name + " has " + digits + " digits, at most " + MAX_DIGITS + " are allowed");
    }
    return Reply.of(normal(new BigDecimal(text)));
  }

  /** Reads a decimal above zero, or refuses it with {@link RefusalCode#INVALID_NUMBER}. */
  public static Reply<BigDecimal> parsePositive(String name, String text) {
    return parse(name, text)
        .flatMap(number ->
            number.signum() > 0
                ? Reply.of(number)
                : Reply.refuse(
                    RefusalCode.INVALID_NUMBER, name + " must be above 0, not " + plain(number)));
  }

  /** The same number without trailing zeros and without an exponent. */
  public static BigDecimal normal(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
  }

  /** A number as text: plain, no trailing zeros. */
  public static String plain(BigDecimal number) {
    return normal(number).toPlainString();
  }

  /** The largest multiple of a step that is not above a number divided into equal parts. */
  public static BigDecimal shareDownTo(BigDecimal step, BigDecimal number, int parts) {
    BigDecimal stepOfAllParts = step.multiply(BigDecimal.valueOf(parts));
    return normal(number.divideToIntegralValue(stepOfAllParts).multiply(step));
  }
}
