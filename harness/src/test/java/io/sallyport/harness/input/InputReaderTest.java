package io.sallyport.harness.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.harness.HarnessInput;
import io.sallyport.core.model.PermissionId;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** State bundles are read strictly, and what is wrong is said with its place (SPEC 8). */
class InputReaderTest {
  private static final String GOOD =
      """
      {
        "timestamp": "2026-01-05T09:30:00Z",
        "regime_state": {"id": "r1", "timestamp": "2026-01-05T09:29:00Z", "behavior": "EVENT_LOCK", "bias": "NEUTRAL", "confidence": 0.8, "is_stable": true},
        "factor_permission": {"id": "f1", "timestamp": "2026-01-05T09:29:00Z", "permissions": {"momentum": true}, "exposure_limits": {"momentum": 0.25}},
        "signals": [{"id": "s1", "timestamp": "2026-01-05T09:28:00Z", "direction": "LONG", "symbol": "X", "regime_id": "r1"},
                    {"id": "s2", "timestamp": "2026-01-05T09:28:00Z", "direction": "SHORT", "regime_id": "r1"}],
        "active_beliefs": [{"id": "b1", "timestamp": "2026-01-05T09:29:00Z", "portfolio_item": "m:x", "direction": "LONG", "conviction": "0.70", "signal_ids": ["s1"]},
                           {"id": "b2", "timestamp": "2026-01-05T09:29:00Z", "portfolio_item": "m:y", "direction": "SHORT", "conviction": 1, "signal_ids": ["s2"]}],
        "macro_state": null
      }
      """;

  @Test
  void aWholeBundle() {
    HarnessInput input = read(GOOD).value();

    assertThat(input.regimeState().orElseThrow().confidence()).hasToString("0.8");
    assertThat(input.activeBeliefs().getFirst().conviction()).hasToString("0.7");
    assertThat(input.factorPermission().orElseThrow().exposureLimits())
        .containsEntry(new PermissionId("momentum"), new BigDecimal("0.25"));
    assertThat(input.macroState()).isEmpty();
    assertThat(input.flowState()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # instead of                  | there is                           | it says
          "macro_state": null           | "macro": null                      | line 9, column 3: macro: unknown member; known are timestamp, regime_state, factor_permission, signals, active_beliefs, macro_state, flow_state
          "is_stable": true             | "is_stable": true, "price": 3      | line 3, column 152: regime_state.price: unknown member; known are id, timestamp, behavior, bias, confidence, is_stable, macro_id
          "timestamp": "2026-01-05T09:30:00Z", | ``                          | line 1, column 1: timestamp: it is missing
          "bias": "NEUTRAL",            | ``                                 | line 3, column 19: regime_state.bias: it is missing
          , "is_stable": true           | ``                                 | line 3, column 19: regime_state.is_stable: it is missing
          "confidence": 0.8             | "confidence": null                 | line 3, column 114: regime_state.confidence: it is missing
          , "signal_ids": ["s1"]        | ``                                 | line 7, column 22: active_beliefs[0].signal_ids: it is missing
          "macro_state": null           | "timestamp": "x"                   | line 9, column 14: "timestamp" is there twice
          "confidence": 0.8             | "id": "r2"                         | line 3, column 118: regime_state: "id" is there twice
          {"momentum": true}            | {"a": true, "a": true}             | line 4, column 104: factor_permission.permissions: "a" is there twice
          "is_stable": true             | "is_stable": "true"                | line 3, column 146: regime_state.is_stable: true or false is expected
          "is_stable": true             | "is_stable": 1                     | line 3, column 146: regime_state.is_stable: true or false is expected
          "confidence": 0.8             | "confidence": true                 | line 3, column 128: regime_state.confidence: a number is expected
          "confidence": 0.8             | "confidence": 8e-1                 | line 3, column 128: regime_state.confidence: confidence '8e-1' is not a plain decimal such as 0.001
          "confidence": 0.8             | "confidence": "high"               | line 3, column 128: regime_state.confidence: confidence 'high' is not a plain decimal such as 0.001
          "confidence": 0.8             | "confidence": 1.01                 | line 3, column 128: regime_state.confidence: a confidence is from 0 to 1, not 1.01
          "conviction": 1               | "conviction": -1                   | line 8, column 133: active_beliefs[1].conviction: a confidence is from 0 to 1, not -1
          0.25                          | -0.25                              | line 4, column 141: factor_permission.exposure_limits.momentum: an exposure limit is 0 or more, not -0.25
          0.25                          | NaN                                | line 4, column 144: factor_permission.exposure_limits: unexpected 'NaN'
          "EVENT_LOCK"                  | "event_lock"                       | line 3, column 81: regime_state.behavior: it is one of TRENDING_NORMAL_VOL, TRENDING_HIGH_VOL, MEAN_REVERTING_LOW_VOL, MEAN_REVERTING_HIGH_VOL, EVENT_DOMINANT, EVENT_LOCK, UNDEFINED, not "event_lock"
          "EVENT_LOCK"                  | 5                                  | line 3, column 81: regime_state.behavior: a string is expected
          "NEUTRAL"                     | " NEUTRAL"                         | line 3, column 103: regime_state.bias: it is one of BULLISH, BEARISH, NEUTRAL, not " NEUTRAL"
          "id": "r1"                    | "id": 1                            | line 3, column 26: regime_state.id: a string is expected
          "id": "r1"                    | "id": "r 1"                        | line 3, column 26: regime_state.id: state id 'r 1' has a character other than A-Z a-z 0-9 . _ : @ / + = -
          "symbol": "X"                 | "symbol": ["X"]                    | line 5, column 96: signals[0].symbol: a string is expected
          09:30:00Z                     | 09:30:00+02:00                     | line 2, column 16: timestamp: '2026-01-05T09:30:00+02:00' is not an instant in RFC 3339, UTC, with at most microseconds, such as 2026-01-05T09:30:00Z
          {"momentum": true}            | {"momentum": null}                 | line 4, column 102: factor_permission.permissions.momentum: it must not be null
          {"momentum": true}            | {"momentum": 1}                    | line 4, column 102: factor_permission.permissions.momentum: true or false is expected
          {"momentum": true}            | []                                 | line 4, column 89: factor_permission.permissions: an object is expected
          "signals": [                  | "signals": [null,                  | line 5, column 15: signals[0]: it must not be null
          "signals": [                  | "signals": 3, "x": [               | line 5, column 14: signals: a list is expected
          "signal_ids": ["s1"]          | "signal_ids": "s1"                 | line 7, column 154: active_beliefs[0].signal_ids: a list is expected
          "regime_state": {             | "regime_state": "none", "x": {     | line 3, column 19: regime_state: an object is expected
          "macro_state": null           | "macro_state": nul                 | line 9, column 18: unexpected 'nul'
          "macro_state": null           | "macro_state": null,               | line 10, column 1: unexpected '}'
          "macro_state": null           | 'macro_state': null                | line 9, column 3: unexpected '''
          """,
      delimiter = '|',
      quoteCharacter = '`')
  void whatIsWrongIsSaidWithItsPlace(String of, String there, String message) {
    assertThat(GOOD).contains(of);
    assertThat(
            refusal(
                GOOD.replaceFirst(
                    java.util.regex.Pattern.quote(of),
                    java.util.regex.Matcher.quoteReplacement(there))))
        .isEqualTo("bundle.json, " + message);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # instead of                     | there is                    | it says
          "id": "s2"                       | "id": "s1"                  | signal s1 is there twice
          "id": "b2"                       | "id": "b1"                  | belief b1 is there twice
          "direction": "LONG", "conv       | "direction": "BOTH", "conv  | belief b1 is LONG or SHORT, not BOTH
          ["s1"]                           | []                          | belief b1 names no signal that it was made of
          ["s1"]                           | ["s3"]                      | belief b1 names signal s3, which is not among the signals
          "s1", "timestamp": "2026-01-05T09:28 | "s1", "timestamp": "2026-01-05T09:31 | signal s1 is of 2026-01-05T09:31:00.000000Z, later than the bundle's own timestamp 2026-01-05T09:30:00.000000Z
          """,
      delimiter = '|',
      quoteCharacter = '`')
  void whatContradictsItselfIsRefused(String of, String there, String message) {
    assertThat(GOOD).contains(of);
    assertThat(refusal(GOOD.replace(of, there))).isEqualTo("bundle.json: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # document | it says
          ``         | bundle.json: it is empty
          `  `       | bundle.json: it is empty
          null       | bundle.json, line 1, column 1: an object is expected, not null
          5          | bundle.json, line 1, column 1: an object is expected
          []         | bundle.json, line 1, column 1: an object is expected
          {          | bundle.json, line 1, column 2: the document ends too early
          {} {}      | bundle.json, line 1, column 1: timestamp: it is missing
          """,
      delimiter = '|',
      quoteCharacter = '`')
  void whatIsNoBundleAtAll(String document, String message) {
    assertThat(refusal(document)).isEqualTo(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "x", "]"})
  void nothingMayFollow(String more) {
    assertThat(refusal(GOOD + more)).startsWith("bundle.json, line 11, column 1: ");
  }

  @Test
  void notUtf8() {
    byte[] bytes = GOOD.getBytes(UTF_8);
    bytes[4] = (byte) 0xff;

    assertThat(InputReader.read("bundle.json", bytes).refused().orElseThrow().message())
        .isEqualTo("bundle.json, line 2, column 3: it is not UTF-8 text");
  }

  @Test
  void nestedTooDeeply() {
    String deep = "[".repeat(100_000);

    assertThat(refusal("{\"x\": " + deep)).endsWith(": it is nested too deeply");
  }

  @Test
  void numbersAreTakenToTheDigit() {
    String exact = "0.1000000000000000000000000000000000001";

    HarnessInput input = read(GOOD.replace("0.8", exact)).value();

    assertThat(input.regimeState().orElseThrow().confidence()).hasToString(exact);
  }

  @Test
  void theOrderOfTheDocumentMeansNothing() {
    String other =
        """
        {
          "active_beliefs": [{"signal_ids": ["s2"], "portfolio_item": "m:y", "direction": "SHORT", "conviction": "1.0", "timestamp": "2026-01-05T09:29:00.000Z", "id": "b2"},
                             {"id": "b1", "timestamp": "2026-01-05T09:29:00Z", "portfolio_item": "m:x", "direction": "LONG", "conviction": 0.7, "signal_ids": ["s1"]}],
          "signals": [{"regime_id": "r1", "id": "s2", "timestamp": "2026-01-05T09:28:00Z", "direction": "SHORT", "symbol": null},
                      {"id": "s1", "symbol": "X", "timestamp": "2026-01-05T09:28:00Z", "direction": "LONG", "regime_id": "r1"}],
          "factor_permission": {"exposure_limits": {"momentum": "0.250"}, "id": "f1", "timestamp": "2026-01-05T09:29:00Z", "permissions": {"momentum": true}},
          "regime_state": {"confidence": "0.80", "id": "r1", "timestamp": "2026-01-05T09:29:00Z", "behavior": "EVENT_LOCK", "bias": "NEUTRAL", "is_stable": true},
          "timestamp": "2026-01-05T09:30:00+00:00"
        }
        """;

    assertThat(read(other).value()).isEqualTo(read(GOOD).value());
    assertThat(read(other).value().digest()).isEqualTo(read(GOOD).value().digest());
  }

  private static Reply<HarnessInput> read(String document) {
    return InputReader.read("bundle.json", document.getBytes(UTF_8));
  }

  private static String refusal(String document) {
    Refusal refusal = read(document).refused().orElseThrow();
    assertThat(refusal.code()).isEqualTo(RefusalCode.INPUT_INVALID);
    return refusal.message();
  }
}
