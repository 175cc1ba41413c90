package io.sallyport.core.plane;

import io.sallyport.core.model.Digest;
import io.sallyport.core.model.NameUuid;
import java.math.BigInteger;
import java.util.UUID;

/**
 * How a venue takes the id of an order (SPEC 3, 15): it always carries the intent's. The same order
 * and ordinal have always the same id; a changed order has the next ordinal, and an id of its own.
 */
@SuppressWarnings("AvoidCommonTypeNames") // Short and Number are the words of SPEC 15
public sealed interface ClientOrderIds {
  /** Namespace of the ids that a changed order goes by. */
  UUID NEXT_ID_NS = UUID.fromString("5a117907-0000-5000-8000-000000000012");

  /** The UUID as it is written everywhere: 36 characters. */
  record Uuid() implements ClientOrderIds {}

  /** The UUID's 32 hexadecimal digits. */
  record Hex() implements ClientOrderIds {}

  /** The UUID as a number of 22 digits to the base of 62. */
  record Base62() implements ClientOrderIds {}

  /**
   * A part of the intent's digest to the base of 62, which may meet another.
   *
   * @param length how many characters, {@value #LEAST} to {@value #MOST}
   */
  record Short(int length) implements ClientOrderIds {
    /** The shortest. */
    public static final int LEAST = 10;

    /** The longest. */
    public static final int MOST = 22;
  }

  /**
   * A number that the home counts.
   *
   * @param digits how many digits in all, {@value #LEAST} to {@value #MOST}
   * @param prefix the digits that all of the home's ids begin with, the first of them not 0
   * @param start the first number behind the prefix: after a restore, above what the venue knows
   */
  record Number(int digits, String prefix, long start) implements ClientOrderIds {
    /** The fewest. */
    public static final int LEAST = 6;

    /** The most: what fits a {@code long}. */
    public static final int MOST = 18;

    /** The last number of so many digits. */
    public static long most(int digits) {
      return BigInteger.TEN.pow(digits).longValueExact() - 1;
    }

    /** The first id behind the prefix. */
    public long first() {
      return last() - most(digits - prefix.length()) + 1;
    }

    /** The last id behind the prefix. */
    public long last() {
      return Long.parseLong(prefix + "9".repeat(digits - prefix.length()));
    }
  }

  /**
   * What an id is of this form that no counter has to give out.
   *
   * @param ordinal 1 for the order as it is sent first, one more for each change of it
   * @return the id; for a {@link Number}, which only {@link ClientIdBook} can count, one that fits
   *     and may meet another: good for questions, not for orders
   */
  default String of(UUID id, int ordinal) {
    UUID own =
        ordinal == 1 ? id : NameUuid.of(NEXT_ID_NS, id.toString(), Integer.toString(ordinal));
    return switch (this) {
      case Uuid() -> own.toString();
      case Hex() -> own.toString().replace("-", "");
      case Base62() -> Base62Digits.last(Base62Digits.number(own), Base62Digits.OF_A_UUID);
      case Short(int length) -> Base62Digits.last(digest(own), length);
      case Number(int digits, String prefix, long _) -> {
        int counted = digits - prefix.length();
        BigInteger range = BigInteger.TEN.pow(counted);
        String number = digest(own).mod(range).toString();
        yield prefix + "0".repeat(counted - number.length()) + number;
      }
    };
  }

  private static BigInteger digest(UUID id) {
    return new BigInteger(Digest.of(id.toString()).hex(), 16);
  }
}
