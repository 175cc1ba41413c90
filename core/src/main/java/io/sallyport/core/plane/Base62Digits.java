package io.sallyport.core.plane;

import java.math.BigInteger;
import java.util.UUID;

/** Numbers to the base of 62, with the digits 0–9, A–Z, a–z. */
final class Base62Digits {
  /** How many digits any UUID fits. */
  static final int OF_A_UUID = 22;

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());

  private Base62Digits() {}

  /** The last digits of a number, zeros before it where it has fewer. */
  static String last(BigInteger number, int count) {
    char[] digits = new char[count];
    BigInteger left = number;
    for (int i = count - 1; i >= 0; i--) {
      BigInteger[] parts = left.divideAndRemainder(BASE);
      digits[i] = DIGITS.charAt(parts[1].intValue());
      left = parts[0];
    }
    return new String(digits);
  }

  /** A UUID's 128 bits as a number. */
  static BigInteger number(UUID id) {
    return new BigInteger(id.toString().replace("-", ""), 16);
  }
}
