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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u200b",
        " \u200b\u200d ",
        "\ufeff",
        "\u00ad\u2060",
        "\u3164",
        "\u115f\u1160",
        "\u2800",
        "\ufe0f",
        "\u034f",
        "\udb40\udc20\udb40\udc41",
        "\u200e\u202e"
      })
  void aReasonOfWhichNothingCanBeSeenIsNone(String text) {
    assertThat(Reason.parse(text).refused().orElseThrow().code())
        .isEqualTo(RefusalCode.REASON_REQUIRED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u061c", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066",
        "\u2067", "\u2068", "\u2069"
      })
  void aReasonTurnsNoTextAround(String control) {
    String text = "sell " + control + "llub";

    assertThat(Reason.parse(text).refused().orElseThrow())
        .satisfies(refused -> {
          assertThat(refused.code()).isEqualTo(RefusalCode.INVALID_REASON);
          assertThat(refused.message()).contains("turn text around");
        });
    assertThat(new Reason(text).value()).as("a journal of an earlier version").isEqualTo(text);
  }

  @Test
  void aReasonHasAtMost1000Characters() {
    assertThat(Reason.parse("x".repeat(1000)).value().value()).hasSize(1000);
    assertInvalid("x".repeat(1001));
    assertInvalid("😀".repeat(501));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        " padded ",
        "a|b",
        "\"quoted\" \\ /",
        "müde Märkte",
        "市場 😀",
        "👩‍🚀",
        "می‌خواهم",
        "שלום"
      })
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
