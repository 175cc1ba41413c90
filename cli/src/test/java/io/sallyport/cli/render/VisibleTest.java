package io.sallyport.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.formats.json.SallyportJson;
import org.junit.jupiter.api.Test;

/** Text of venues, skills and earlier versions cannot steer, break or turn what is printed. */
final class VisibleTest {
  private static final String HOSTILE = "ok\u001b[2J\n\u202ekcab\u2066\u200b\u0085é👩\u200d🚀";

  @Test
  void inALineNothingSteersBreaksOrTurns() {
    assertThat(Visible.of(HOSTILE))
        .isEqualTo("ok\\u{1b}[2J\\u{a}\\u{202e}kcab\\u{2066}\\u{200b}\\u{85}é👩\u200d🚀");
  }

  @Test
  void anAnswerKeepsItsLinesAndColumns() {
    assertThat(Visible.answer("a\tb\n\u202ec\n")).isEqualTo("a\tb\n\\u{202e}c\n");
  }

  @Test
  void whatAProgramReadsIsUnchanged() {
    String json = new JsonObject().put("why", HOSTILE + "\udb40\udc41").toString();

    String shown = Visible.json(json);

    assertThat(shown).doesNotContain("\u202e", "\u2066", "\u0085", "\udb40");
    assertThat(SallyportJson.mapper().readTree(shown))
        .isEqualTo(SallyportJson.mapper().readTree(json));
  }
}
