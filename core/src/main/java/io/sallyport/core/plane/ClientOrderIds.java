package io.sallyport.core.plane;

/** How a venue takes the id of an order (SPEC 3, 15): it always carries the intent's. */
public sealed interface ClientOrderIds {

  /** The UUID as it is written everywhere: 36 characters. */
  record Uuid() implements ClientOrderIds {}

  /** The UUID's 32 hexadecimal digits. */
  record Hex() implements ClientOrderIds {}

  /** The UUID as a number of 22 digits to the base of 62. */
  record Base62() implements ClientOrderIds {}

  /**
   * A part of the intent's digest to the base of 62, which may meet another.
   *
   * @param length how many characters, 10 to 22
   */
  record Short(int length) implements ClientOrderIds {}

  /**
   * A number that the home counts.
   *
   * @param digits how many digits in all, 6 to 18
   * @param prefix the digits that all of the home's ids begin with
   */
  record Number(int digits, String prefix) implements ClientOrderIds {}
}
