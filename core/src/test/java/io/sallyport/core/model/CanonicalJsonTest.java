package io.sallyport.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

  @Test
  void isSortedAndEscapedAsRfc8785Wants() {
    CanonicalJson json =
        new CanonicalJson()
            .put("z", "\u0000\u0001\b\t\n\u000b\f\r\u001f\u007f\"\\/")
            .put("é", "é€😀\u2028\ufb33")
            .put("😀", "surrogates sort before \ufb33")
            .put("\ufb33", "")
            .put("A", "a")
            .put("a", "A")
            .put("\"", "quote")
            .put("", "nothing");

    assertThat(json)
        .hasToString(
            "{\"\":\"nothing\",\"\\\"\":\"quote\",\"A\":\"a\",\"a\":\"A\",\"z\":"
                + "\"\\u0000\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f\u007f\\\"\\\\/\",\"é\":\"é€😀\u2028\ufb33\",\"😀\":\"surrogates"
                + " sort before \ufb33\",\"\ufb33\":\"\"}");
    assertCanonical(json);
  }

  @Test
  void everyKindOfMemberIsCanonical() {
    CanonicalJson inner = new CanonicalJson().put("b", "1").put("a", "2");
    CanonicalJson json =
        new CanonicalJson()
            .putTexts("texts", List.of("b", "a", "\""))
            .putObjects("objects", List.of(inner, new CanonicalJson()))
            .putObject("object", inner)
            .putInteger("integer", ClientId.MAX)
            .putDecimal("decimal", new BigDecimal("50000.00"))
            .putDecimal("tiny", new BigDecimal("1E-12"))
            .putNumber("budget", new RiskBudget(3));

    assertThat(json)
        .hasToString(
            "{\"budget\":0.3333333333333333,\"decimal\":\"50000\",\"integer\":9007199254740991,"
                + "\"object\":{\"a\":\"2\",\"b\":\"1\"},\"objects\":[{\"a\":\"2\",\"b\":\"1\"},{}],"
                + "\"texts\":[\"b\",\"a\",\"\\\"\"],\"tiny\":\"0.000000000001\"}");
    assertCanonical(json);
  }

  @Test
  void whatIsAbsentIsLeftOut() {
    assertThat(
            new CanonicalJson()
                .put("a", Optional.empty())
                .putDecimal("b", Optional.empty())
                .put("c", Optional.of("x"))
                .putDecimal("d", Optional.of(new BigDecimal("1.0"))))
        .hasToString("{\"c\":\"x\",\"d\":\"1\"}");
  }

  @Test
  void randomTextIsCanonical() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 500; i++) {
      CanonicalJson json = new CanonicalJson();
      for (int member = 0; member < 6; member++) {
        json.put(text(random) + "#" + member, text(random));
      }
      assertCanonical(json);
    }
  }

  @Test
  void aNameIsUsedOnce() {
    assertThatThrownBy(() -> new CanonicalJson().put("a", "1").putInteger("a", 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theDigestIsTheSha256OfTheUtf8() {
    assertThat(new CanonicalJson().digest())
        .hasToString("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    assertThat(new CanonicalJson().put("a", "é").digest())
        .isEqualTo(
            Digest.of(
                new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xc3, (byte) 0xa9, '"', '}'}));
  }

  @Test
  void aRiskBudgetIsWrittenAsTheStandardWritesTheDouble() throws IOException {
    for (int parts = 1; parts <= RiskBudget.MAX_PARTS; parts++) {
      RiskBudget budget = new RiskBudget(parts);

      assertThat("[" + budget + "]")
          .isEqualTo(new JsonCanonicalizer("[" + 1.0 / parts + "]").getEncodedString());
      assertThat(budget.value().doubleValue()).isEqualTo(1.0 / parts);
    }
  }

  @Test
  void aPlanHasBetween1And1000Parts() {
    assertThatThrownBy(() -> new RiskBudget(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RiskBudget(1001)).isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertCanonical(CanonicalJson json) {
    try {
      assertThat(json).hasToString(new JsonCanonicalizer(json.toString()).getEncodedString());
    } catch (IOException e) {
      throw new AssertionError("not even JSON: " + json, e);
    }
  }

  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    random
        .ints(random.nextInt(12), 0, 5)
        .map(kind ->
            switch (kind) {
              case 0 -> random.nextInt(0x20);
              case 1 -> 0x20 + random.nextInt(0x60);
              case 2 -> 0x80 + random.nextInt(0xd000);
              case 3 -> 0xe000 + random.nextInt(0x1f00);
              default -> 0x10000 + random.nextInt(0xfffff);
            })
        .forEach(text::appendCodePoint);
    return text.toString();
  }
}
