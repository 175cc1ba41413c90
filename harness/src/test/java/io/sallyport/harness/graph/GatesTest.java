package io.sallyport.harness.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sallyport.core.harness.ConditionalGate;
import io.sallyport.core.harness.HarnessInput;
import io.sallyport.core.harness.HarnessSettings;
import io.sallyport.core.harness.TaskGraph;
import io.sallyport.core.model.Label;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.TaskName;
import io.sallyport.harness.input.InputReader;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gates compare state, and nothing else can be written in them (seed 004, section 4). */
class GatesTest {
  private static final HarnessInput INPUT =
      input(
          """
          {
            "timestamp": "2026-01-05T09:30:00Z",
            "regime_state": {"id": "r1", "timestamp": "2026-01-05T09:29:00Z", "behavior": "TRENDING_HIGH_VOL", "bias": "BEARISH", "confidence": "0.5", "is_stable": false},
            "factor_permission": {"id": "f1", "timestamp": "2026-01-05T09:29:00Z", "permissions": {"momentum": true, "carry": false, "spent": true}, "exposure_limits": {"spent": 0}},
            "signals": [{"id": "s1", "timestamp": "2026-01-05T09:28:00Z", "direction": "LONG", "regime_id": "r1"}],
            "active_beliefs": [],
            "macro_state": {"id": "m1", "timestamp": "2026-01-05T09:28:00Z", "environment": "EASING"}
          }
          """);
  private static final HarnessInput NOTHING =
      input("{\"timestamp\": \"2026-01-05T09:30:00Z\", \"signals\": [], \"active_beliefs\": []}");

  private static HarnessInput input(String document) {
    return InputReader.read("bundle.json", document.getBytes(UTF_8)).value();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # condition                                                     ¦ comes to ¦ without any state
          true                                                            ¦ TRUE     ¦ TRUE
          regime.present                                                  ¦ TRUE     ¦ FALSE
          regime.behavior == 'TRENDING_HIGH_VOL'                          ¦ TRUE     ¦ UNKNOWN
          regime.behavior != "EVENT_LOCK"                                 ¦ TRUE     ¦ UNKNOWN
          'EVENT_LOCK' == regime.behavior                                 ¦ FALSE    ¦ UNKNOWN
          regime.behavior in ['EVENT_LOCK', 'EVENT_DOMINANT']             ¦ FALSE    ¦ UNKNOWN
          !(regime.behavior in ['EVENT_LOCK', 'UNDEFINED'])               ¦ TRUE     ¦ UNKNOWN
          regime.bias == 'BEARISH'                                        ¦ TRUE     ¦ UNKNOWN
          regime.confidence >= 0.5                                        ¦ TRUE     ¦ UNKNOWN
          regime.confidence > 0.5                                         ¦ FALSE    ¦ UNKNOWN
          regime.confidence < 1                                           ¦ TRUE     ¦ UNKNOWN
          regime.confidence == 0.50                                       ¦ TRUE     ¦ UNKNOWN
          regime.is_stable                                                ¦ FALSE    ¦ UNKNOWN
          regime.is_confident                                             ¦ TRUE     ¦ UNKNOWN
          !regime.is_stable && regime.is_confident                        ¦ TRUE     ¦ UNKNOWN
          regime.is_stable ? regime.is_confident : signals.count > 0      ¦ TRUE     ¦ UNKNOWN
          factors.present                                                 ¦ TRUE     ¦ FALSE
          factors.granted['momentum']                                     ¦ TRUE     ¦ UNKNOWN
          factors.granted.carry                                           ¦ FALSE    ¦ UNKNOWN
          factors.granted['spent']                                        ¦ FALSE    ¦ UNKNOWN
          factors.granted['unheard_of']                                   ¦ UNKNOWN  ¦ UNKNOWN
          'unheard_of' in factors.granted                                 ¦ FALSE    ¦ UNKNOWN
          !factors.present || factors.granted['momentum']                 ¦ TRUE     ¦ TRUE
          signals.count == 1 && beliefs.count == 0                        ¦ TRUE     ¦ FALSE
          signals.count > 0.5                                             ¦ TRUE     ¦ FALSE
          regime.confidence > 0.123456789012345                           ¦ TRUE     ¦ UNKNOWN
          regime.confidence == 5e-1                                       ¦ TRUE     ¦ UNKNOWN
          regime.confidence > -0.1                                        ¦ TRUE     ¦ UNKNOWN
          macro.present && macro.environment == 'EASING'                  ¦ TRUE     ¦ FALSE
          macro.environment == 'EASING'                                   ¦ TRUE     ¦ UNKNOWN
          flow.present                                                    ¦ FALSE    ¦ FALSE
          flow.condition == 'INFLOW'                                      ¦ UNKNOWN  ¦ UNKNOWN
          flow.condition == 'INFLOW' || regime.present                    ¦ TRUE     ¦ UNKNOWN
          flow.condition == 'INFLOW' && !regime.present                   ¦ FALSE    ¦ UNKNOWN
          !(flow.condition == 'INFLOW')                                   ¦ UNKNOWN  ¦ UNKNOWN
          flow.condition in [macro.environment]                           ¦ UNKNOWN  ¦ UNKNOWN
          [true, false][0]                                                ¦ TRUE     ¦ TRUE
          [true, false][2]                                                ¦ UNKNOWN  ¦ UNKNOWN
          regime.behavior != 'EVENT_LOCK' && (regime.behavior != 'UNDEFINED' || regime.is_confident) // v1 ¦ TRUE ¦ UNKNOWN
          """,
      delimiter = '¦',
      quoteCharacter = '`')
  void conditions(String condition, String withState, String without) {
    Gates gates = Gates.compile(graph(condition)).value();

    assertThat(gates.evaluate(INPUT, HarnessSettings.DEFAULT)).hasToString("[" + withState + "]");
    assertThat(gates.evaluate(NOTHING, HarnessSettings.DEFAULT)).hasToString("[" + without + "]");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # condition                                | where  | it says
          price > 100                                | 1:1    | 'price' is no state; a condition can name regime.present, regime.behavior, regime.bias, regime.confidence, regime.is_stable, regime.is_confident, factors.present, factors.granted, signals.count, beliefs.count, macro.present, macro.environment, flow.present, flow.condition
          regime.present && tasks.T1.valid           | 1:19   | 'tasks.T1.valid' is no state; …
          T1.valid                                   | 1:1    | 'T1.valid' is no state; …
          weather.x == 1                             | 1:1    | 'weather.x' is no state; …
          regime.foo                                 | 1:1    | 'regime.foo' is no state; …
          regime                                     | 1:1    | 'regime' is no state; …
          regime.present &&\\n  price > 3            | 2:3    | 'price' is no state; …
          signals.exists(s, s.price > 3)             | 1:1    | 'signals.exists' is no state; …
          google.protobuf.Timestamp{} == 3           | 1:26   | 'google.protobuf.Timestamp' is no state; …
          bool == bool                               | 1:1    | 'bool' is no state
          regime.confidence > 'x'                    | 1:19   | '>' cannot be applied to a decimal such as 0.5 and a text
          regime.behavior == 3                       | 1:17   | '==' cannot be applied to a text and an integer
          regime.present && regime.confidence        | 1:16   | '&&' cannot be applied to true or false and a decimal such as 0.5
          !regime.bias                               | 1:1    | '!' cannot be applied to a text
          factors.granted[3]                         | 1:16   | '[ ]' cannot be applied to a map and an integer
          regime.present ? 1 : 'x'                   | 1:16   | '? :' cannot be applied to true or false and an integer and a text
          regime.is_stable.foo                       | 1:17   | type 'bool' does not support field selection
          regime.behavior                            | 1:1    | a condition is true or false, this is a text
          signals.count                              | 1:1    | a condition is true or false, this is an integer
          regime.behavior == 'TRENDING'              | 1:20   | regime.behavior is never 'TRENDING'; it is one of TRENDING_NORMAL_VOL, TRENDING_HIGH_VOL, MEAN_REVERTING_LOW_VOL, MEAN_REVERTING_HIGH_VOL, EVENT_DOMINANT, EVENT_LOCK, UNDEFINED
          'LONG' != regime.bias                      | 1:1    | regime.bias is never 'LONG'; it is one of BULLISH, BEARISH, NEUTRAL
          regime.bias in ['BULLISH', 'BULL']         | 1:28   | regime.bias is never 'BULL'; it is one of BULLISH, BEARISH, NEUTRAL
          regime.behavior < 'EVENT_LOCK'             | 1:17   | only numbers are more or less than others
          signals.count + 1 > 2                      | 1:15   | '+' is not for conditions: they compare state and calculate nothing
          -signals.count < 2                         | 1:1    | '-' is not for conditions: they compare state and calculate nothing
          size(regime.bias) > 3                      | 1:5    | there is no function 'size' in conditions: they compare state and call nothing
          regime.bias.startsWith('B')                | 1:23   | there is no function 'startsWith' in conditions: they compare state and call nothing
          [1, 2].all(x, x > 0)                       | 1:11   | there is no function 'all' in conditions: they compare state and call nothing
          has(regime.bias)                           | 1:4    | there is no function 'has' in conditions: they compare state and call nothing
          null == null                               | 1:1    | conditions have texts, numbers, true and false, not this
          regime.confidence > 0.50000000000000000001 | 1:21  | this number has more digits than can be told apart exactly: use up to 15
          regime.confidence > -0.1234567890123456789 | 1:22  | this number has more digits than can be told apart exactly: use up to 15
          regime.confidence < 1e-400                 | 1:21  | this number has more digits than can be told apart exactly: use up to 15
          regime.confidence < 1e999                  | 1:21   | conditions have texts, numbers, true and false, not this
          {'a': true}['a']                           | 1:1    | conditions have texts, numbers, true, false and lists, not this
          [1, 'a'][0] == 1                           | 1:1    | the elements of a list are of one kind
          99999999999999999999 > signals.count       | 1:1    | this is no number, or too large a one
          regime.present &&                          | 1:18   | the condition ends too early
          ``                                         | 1:1    | the condition ends too early
          regime.present)                            | 1:15   | ')' is not expected here
          'abc                                       | 1:1    | this cannot be read: 'abc
          regime.present @ 3                         | 1:16   | this cannot be read: @
          ((((((((((((((((((((((((((((((((((true)))))))))))))))))))))))))))))))))) | 1:1 | the condition is nested too deeply
          """,
      delimiter = '|',
      quoteCharacter = '`')
  void whatIsNoConditionIsRefusedWithItsPlace(String condition, String where, String message) {
    String place = where.replaceFirst("(.*):(.*)", "line $1, column $2");
    Refusal refusal =
        Gates.compile(graph("true", condition.replace("\\n", "\n"))).refused().orElseThrow();

    assertThat(refusal.code()).isEqualTo(RefusalCode.GRAPH_INVALID);
    assertThat(refusal.message().replaceFirst("; a condition can name .*flow.condition$", "; …"))
        .isEqualTo(
            "graph g: gate 2: %s: %s"
                .formatted(
                    place,
                    message.replaceFirst("; a condition can name .*flow.condition$", "; …")));
  }

  @Test
  void aConditionIsBounded() {
    String condition = "true && ".repeat(300) + "true";

    assertThat(Gates.compile(graph(condition)).refused().orElseThrow().message())
        .isEqualTo("graph g: gate 1: a condition has at most 2000 characters, not 2404");
  }

  @Test
  void whateverIsWrittenIsAnsweredNotThrown() {
    String[] pieces = {
      "regime.behavior",
      "regime.",
      "price",
      "'a'",
      "'",
      "\"",
      "\\",
      "`",
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      "==",
      "=",
      "&&",
      "&",
      "||",
      "!",
      "?",
      ":",
      ".",
      ",",
      "in",
      "true",
      "null",
      "1",
      "1e9",
      "0x",
      "1u",
      "b'",
      "r'",
      "\n",
      "\r",
      "\t",
      "//",
      "\ud83d",
      "\ud83d\ude00",
      "ä",
      "\u0000",
      "has(",
      "-",
      "$"
    };
    Random random = new Random(7);
    for (int round = 0; round < 3_000; round++) {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(8), 0, pieces.length).forEach(piece -> text.append(pieces[piece]));
      TaskGraph graph = graph(text.toString());
      assertThatCode(() -> Gates.compile(graph)).as("%s", text).doesNotThrowAnyException();
    }
  }

  @Test
  void aLongChainIsNotDeep() {
    String condition = "regime.present" + " && true".repeat(200);

    assertThat(Gates.compile(graph(condition)).value().evaluate(INPUT, HarnessSettings.DEFAULT))
        .containsExactly(ConditionalGate.Result.TRUE);
  }

  @Test
  void eachGateComesToItsOwn() {
    Gates gates =
        Gates.compile(graph("false", "regime.present", "flow.condition == 'A'", "false")).value();

    assertThat(gates.evaluate(INPUT, HarnessSettings.DEFAULT))
        .hasToString("[FALSE, TRUE, UNKNOWN, FALSE]");
  }

  @Test
  void aGraphWithoutGatesComesToNothing() {
    assertThat(Gates.compile(graph()).value().evaluate(INPUT, HarnessSettings.DEFAULT)).isEmpty();
  }

  private static TaskGraph graph(String... conditions) {
    TaskGraph v1 = GraphReader.v1();
    return new TaskGraph(
        new Label("g"),
        1,
        v1.tasks(),
        List.of(conditions).stream()
            .map(text -> new ConditionalGate(text, new TaskName("T1"), Optional.empty()))
            .toList());
  }
}
