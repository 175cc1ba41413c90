package io.sallyport.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "   ", "\t", "\n", " \r\n ", "\u2003", "\u3000"})
  void aBlankReasonIsNone(String text) {
    assertThat(Reason.parse(text))
        .isEqualTo(
            Reply.refuse(
                RefusalCode.REASON_REQUIRED, "a reason is required: say why, with --reason"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "a\rb",
        "a\tb",
        "a\0b",
        "a\u001bb",
        "a\u007fb",
        "a\u0085b",
        "a\u2028b",
        "a\u2029b",
        "a\ud800b",
        "a\udc00",
        "a\n"
      })
  void aReasonIsOneLineWithoutControlCharacters(String text) {
    assertInvalid(text);
  }

  @Test
  void aReasonHasAtMost1000Characters() {
    assertThat(Reason.parse("x".repeat(1000)).value().value()).hasSize(1000);
    assertInvalid("x".repeat(1001));
    assertInvalid("😀".repeat(501));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", " padded ", "a|b", "\"quoted\" \\ /", "müde Märkte", "市場 😀"})
  void whateverElsePeopleWriteIsKeptAsItIs(String text) {
    assertThat(Reason.parse(text).value().value()).isEqualTo(text);
  }

  private static void assertInvalid(String text) {
    assertThat(Reason.parse(text))
        .isEqualTo(
            Reply.refuse(
                RefusalCode.INVALID_REASON,
                "a reason is one line of at most 1000 characters, without control characters"));
    assertThatThrownBy(() -> new Reason(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
