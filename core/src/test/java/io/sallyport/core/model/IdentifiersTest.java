package io.sallyport.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

  /** A kind of identifier: how it is read and made, and how long it may be. */
  record Kind(
      String word, Function<String, Reply<?>> parse, Function<String, Object> make, int longest) {
    @Override
    public String toString() {
      return word;
    }
  }

  /** Everything that SPEC 2, law 7, calls an identifier, but for items. */
  static Stream<Kind> kinds() {
    return Stream.of(
        new Kind("season", SeasonId::parse, SeasonId::new, 64),
        new Kind("risk profile", RiskProfileId::parse, RiskProfileId::new, 128),
        new Kind("strategy", StrategyId::parse, StrategyId::new, 128),
        new Kind("instance", InstanceId::parse, InstanceId::new, 128),
        new Kind("symbol", Symbol::parse, Symbol::new, 128),
        new Kind("actor", ActorId::parse, ActorId::new, 128),
        new Kind("home id", HomeId::parse, HomeId::new, 128));
  }

  private static final String[] NOT_ALLOWED = {
    "a|b",
    "a b",
    " a",
    "a ",
    "a\tb",
    "a\nb",
    "a\0b",
    "a\u007fb",
    "é",
    "市場",
    "😀",
    "a\\b",
    "a*b",
    "a?b",
    "a\"b",
    "a'b",
    "a,b",
    "a;b",
    "a#b",
    "a%2fb",
    "a$b",
    "a~b",
    "a<b",
    "a\u200bb",
    "А"
  };

  @ParameterizedTest
  @MethodSource("kinds")
  void takesEveryCharacterOfTheLaw(Kind kind) {
    String all = "abcdefghijklmnopqrstuvwxyz._@+=-";

    Stream.of(all, all.toUpperCase(Locale.ROOT), "0123456789", "-", "x".repeat(kind.longest))
        .forEach(
            text -> assertThat(kind.parse.apply(text)).isEqualTo(Reply.of(kind.make.apply(text))));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refusesEveryOtherCharacter(Kind kind) {
    for (String text : NOT_ALLOWED) {
      Refusal refusal = kind.parse.apply(text).refused().orElseThrow();

      assertThat(refusal.code()).as(text).isEqualTo(RefusalCode.INVALID_IDENTIFIER);
      assertThat(refusal.message())
          .as(text)
          .startsWith(kind.word + " '")
          .endsWith("' has a character other than A-Z a-z 0-9 . _ : @ / + = -")
          .matches("\\p{Print}+");
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refusesNothingAndTooMuch(Kind kind) {
    assertThat(kind.parse.apply(""))
        .isEqualTo(Reply.refuse(RefusalCode.INVALID_IDENTIFIER, kind.word + " is empty"));
    assertThat(kind.parse.apply("x".repeat(kind.longest + 1)))
        .isEqualTo(
            Reply.refuse(
                RefusalCode.INVALID_IDENTIFIER,
                "%s is %d characters long, at most %d are allowed"
                    .formatted(kind.word, kind.longest + 1, kind.longest)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void noneCanBeMadeOfTextThatWasRefused(Kind kind) {
    for (String text : new String[] {"", "a|b", "é", "x".repeat(300)}) {
      assertThatThrownBy(() -> kind.make.apply(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void noPathCanHideInAny(Kind kind) {
    for (String text : new String[] {".", "..", "/../", "../x", "x/..", "a/../b", "./a", "a/./b"}) {
      assertThat(kind.parse.apply(text).refused().orElseThrow())
          .isEqualTo(
              new Refusal(
                  RefusalCode.INVALID_IDENTIFIER,
                  kind.word + " '" + text + "' hides a path: no part may be . or .."));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "a/b", "a:b", ":", "/etc/passwd"})
  void aSeasonNamesAFolderAndNothingElse(String text) {
    assertThat(SeasonId.parse(text).refused().orElseThrow())
        .isEqualTo(
            new Refusal(
                RefusalCode.INVALID_IDENTIFIER,
                "season '" + text + "' cannot be a folder's name: no / or :"));
    assertThatThrownBy(() -> new SeasonId(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026Q1", "...", ".a", "a..b", "-", "default-2"})
  void whatOnlyLooksLikeAPathMayBeASeason(String text) {
    assertThat(SeasonId.parse(text)).isEqualTo(Reply.of(new SeasonId(text)));
  }

  @Test
  void theDefaultSeasonIsTheTenants() {
    assertThat(SeasonId.defaultOf(new ClientId(1))).hasToString("default");
    assertThat(SeasonId.defaultOf(new ClientId(12))).hasToString("default-12");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:b", ":", "a:", "manual:x"})
  void aStrategyHasNoColon(String text) {
    assertThat(StrategyId.parse(text).refused().orElseThrow())
        .isEqualTo(
            new Refusal(
                RefusalCode.INVALID_IDENTIFIER,
                "strategy '"
                    + text
                    + "' has a colon, which only separates strategy and instance in an item"));
    assertThatThrownBy(() -> new StrategyId(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMessageShowsNoMoreThanItsReaderCanBear() {
    String message = Symbol.parse("é".repeat(100)).refused().orElseThrow().message();

    assertThat(message).startsWith("symbol '\\u{e9}\\u{e9}").contains("…'").hasSizeLessThan(400);
  }
}
