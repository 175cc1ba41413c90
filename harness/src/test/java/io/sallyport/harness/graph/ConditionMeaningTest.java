package io.sallyport.harness.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.sallyport.core.harness.ConditionalGate.Result;
import io.sallyport.core.harness.HarnessInput;
import io.sallyport.core.harness.HarnessSettings;
import io.sallyport.harness.input.InputReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Conditions mean what CEL's own runtime makes of them. */
class ConditionMeaningTest {
  private static final long SEED = 4_004;
  private static final CelCompiler COMPILER = ConditionLanguage.compiler();
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.legacyCelRuntimeBuilder()
          .setOptions(CelOptions.current().enableHeterogeneousNumericComparisons(true).build())
          .build();

  private final Random random = new Random(SEED);

  @Test
  void randomConditionsComeToTheSame() throws Exception {
    List<Result> seen = new ArrayList<>();
    for (int round = 0; round < 1_000; round++) {
      String text = flag(3);
      HarnessInput input = input();
      Result result =
          ConditionLanguage.compile(text).value().evaluate(input, HarnessSettings.DEFAULT);
      assertThat(result).as("seed %d: %s of %s", SEED, text, input).isEqualTo(byCel(text, input));
      seen.add(result);
    }
    assertThat(seen).contains(Result.values());
  }

  private static Result byCel(String text, HarnessInput input) throws Exception {
    CelAbstractSyntaxTree tree = COMPILER.compile(text).getAst();
    Map<String, Object> state = new TreeMap<>();
    for (StateVariable known : StateVariable.ALL) {
      known
          .read()
          .apply(input, HarnessSettings.DEFAULT)
          .ifPresent(value -> state.put(known.written(), inCel(known, value)));
    }
    try {
      Object result = RUNTIME.createProgram(tree).eval(state);
      return result instanceof Boolean holds
          ? (holds ? Result.TRUE : Result.FALSE)
          : Result.UNKNOWN;
    } catch (CelEvaluationException e) {
      return Result.UNKNOWN;
    }
  }

  private static Object inCel(StateVariable known, Object value) {
    return value instanceof BigDecimal number
        ? known.type().equals(SimpleType.INT)
            ? (Object) number.longValueExact()
            : number.doubleValue()
        : value;
  }

  private String flag(int depth) {
    if (depth == 0) {
      return any(
          "true",
          "regime.present",
          "regime.is_stable",
          "regime.is_confident",
          "factors.present",
          "flow.present",
          "factors.granted['a']",
          "factors.granted.b",
          "factors.granted[%s]".formatted(word()));
    }
    return switch (random.nextInt(8)) {
      case 0 -> "(%s && %s)".formatted(flag(depth - 1), flag(depth - 1));
      case 1 -> "(%s || %s)".formatted(flag(depth - 1), flag(depth - 1));
      case 2 -> "!" + flag(depth - 1);
      case 3 -> "(%s ? %s : %s)".formatted(flag(depth - 1), flag(depth - 1), flag(depth - 1));
      case 4 -> "(%s %s %s)".formatted(number(), any("<", "<=", ">", ">="), number());
      case 5 -> "(%s %s %s)".formatted(word(), any("==", "!="), word());
      case 6 ->
          "(%s in %s)"
              .formatted(word(), any("factors.granted", "[%s, %s]".formatted(word(), word())));
      default -> "(%s == %s)".formatted(flag(depth - 1), flag(depth - 1));
    };
  }

  private String number() {
    return any(
        "regime.confidence", "signals.count", "beliefs.count", "0.5", "1", "0", "0.25", "2.0");
  }

  private String word() {
    return any("macro.environment", "flow.condition", "'a'", "'b'", "'EASING'");
  }

  private String any(String... of) {
    return of[random.nextInt(of.length)];
  }

  private HarnessInput input() {
    List<String> members =
        new ArrayList<>(
            List.of("\"timestamp\": \"2026-01-05T09:30:00Z\"", "\"active_beliefs\": []"));
    members.add(
        any(
            "\"signals\": []",
            "\"signals\": [{\"id\": \"s\", \"timestamp\": \"2026-01-05T09:30:00Z\", \"direction\":"
                + " \"LONG\", \"regime_id\": \"r\"}]"));
    String head = "{\"id\": \"x\", \"timestamp\": \"2026-01-05T09:30:00Z\", ";
    members.add(
        "\"regime_state\": "
            + any(
                "null",
                head
                    + "\"behavior\": \"UNDEFINED\", \"bias\": \"BULLISH\", \"confidence\": %s, \"is_stable\": %s}"
                        .formatted(any("0.25", "0.5", "1"), any("true", "false"))));
    members.add(
        "\"factor_permission\": "
            + any(
                "null",
                head
                    + "\"permissions\": {\"a\": %s}, \"exposure_limits\": {}}"
                        .formatted(any("true", "false"))));
    members.add("\"macro_state\": " + any("null", head + "\"environment\": \"EASING\"}"));
    members.add(
        "\"flow_state\": "
            + any("null", head + "\"condition\": \"%s\"}".formatted(any("a", "EASING"))));
    return InputReader.read("random", ("{" + String.join(", ", members) + "}").getBytes(UTF_8))
        .value();
  }
}
