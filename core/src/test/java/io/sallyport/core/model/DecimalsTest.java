package io.sallyport.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          0                                       | 0
          -0                                      | 0
          +0.000                                  | 0
          5                                       | 5
          +5                                      | 5
          -5                                      | -5
          005                                     | 5
          1.50                                    | 1.5
          0.001                                   | 0.001
          100                                     | 100
          1000000000000000000000                  | 1000000000000000000000
          0.0000000000000000000000000000000000001 | 0.0000000000000000000000000000000000001
          12345678901234567890123456789012345678  | 12345678901234567890123456789012345678
          -1234567890123456789.0123456789012345678| -1234567890123456789.0123456789012345678
          """,
      delimiter = '|')
  void plainDecimalsAreReadExactlyAndWrittenInNormalForm(String text, String plain) {
    assertThat(Decimals.plain(Decimals.parse("number", text).value())).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e5", "1E5", "NaN", "Infinity", "-Infinity", ".5", "5.", "-", "+", ".", "--5", "+-5",
            "1,5",
        "1_000", "0x10", " 5", "5 ", "5\n", "\t5", "1.2.3", "5d", "٥", "١.٥", "५", "５",
            "1\u00a0000",
        "½", "−5"
      })
  void whatIsNoPlainDecimalIsRefused(String text) {
    Refusal refusal = Decimals.parse("quantity", text).refused().orElseThrow();

    assertThat(refusal.code()).isEqualTo(RefusalCode.INVALID_NUMBER);
    assertThat(refusal.message())
        .startsWith("quantity '")
        .endsWith("' is not a plain decimal such as 0.001")
        .matches("\\p{Print}+");
  }

  @Test
  void anEmptyNumberIsRefused() {
    assertThat(Decimals.parse("price", ""))
        .isEqualTo(Reply.refuse(RefusalCode.INVALID_NUMBER, "price is empty"));
  }

  @ParameterizedTest
  @ValueSource(ints = {39, 400, 100_000})
  void moreThan38DigitsAreRefused(int digits) {
    String whole = "9".repeat(digits);
    String fraction = "-0." + "0".repeat(digits - 1);

    Reply<BigDecimal> refused =
        Reply.refuse(
            RefusalCode.INVALID_NUMBER,
            "quantity has " + digits + " digits, at most 38 are allowed");
    assertThat(Decimals.parse("quantity", whole)).isEqualTo(refused);
    assertThat(Decimals.parse("quantity", fraction)).isEqualTo(refused);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-0, 0", "-0.10, -0.1"})
  void aPositiveNumberIsAboveZero(String text, String shown) {
    assertThat(Decimals.parsePositive("quantity", text))
        .isEqualTo(
            Reply.refuse(RefusalCode.INVALID_NUMBER, "quantity must be above 0, not " + shown));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # step, number, parts, share
          0.0001, 0.01,      3, 0.0033
          0.0001, 0.01,      1, 0.01
          0.1,    1,         3, 0.3
          1,      0.999,     1, 0
          1,      10,        3, 3
          0.01,   0.03,      3, 0.01
          0.25,   1.99,      2, 0.75
          7,      100,       2, 49
          1,      99999999999999999999999999999999999999, 1, 99999999999999999999999999999999999999
          """)
  void aShareIsRoundedDownToTheStep(
      BigDecimal step, BigDecimal number, int parts, BigDecimal share) {
    assertThat(Decimals.shareDownTo(step, number, parts)).isEqualTo(share);
  }

  @Test
  void aShareIsTheLargestMultipleOfTheStepThatIsNotAboveThePart() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2_000; i++) {
      BigDecimal step = BigDecimal.valueOf(1 + random.nextLong(100_000), random.nextInt(9));
      BigDecimal number = BigDecimal.valueOf(random.nextLong(1L << 60), random.nextInt(18));
      BigDecimal parts = BigDecimal.valueOf(1 + random.nextInt(1000));

      BigDecimal share = Decimals.shareDownTo(step, number, parts.intValue());

      String numbers = step + " " + number + " " + parts + " " + share;
      assertThat(share.remainder(step)).as(numbers).isZero();
      assertThat(share.multiply(parts)).as(numbers).isLessThanOrEqualTo(number);
      assertThat(share.add(step).multiply(parts)).as(numbers).isGreaterThan(number);
    }
  }
}
