package io.sallyport.harness.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.harness.Task;
import io.sallyport.core.harness.TaskGraph;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Graphs are read strictly, and one that cannot be run is refused when it is built (seed 004). */
class GraphReaderTest {
  private static final String YAML =
      """
      name: g
      tasks:
        - id: a
          task_type: look
          skill_ref: s
        - id: b
          task_type: act
          skill_ref: s
          depends_on: [a]
          timeout_ms: 900
      """;

  @Test
  void theV1GraphIsThatOfTheSeed() {
    TaskGraph v1 = GraphReader.v1();

    assertThat(v1.name()).hasToString("v1");
    assertThat(v1.parallelism()).isEqualTo(1);
    assertThat(v1.tasks().stream().map(GraphReaderTest::inShort))
        .containsExactly(
            "T1 validate_state [] [regime_state] [audit_log] valid: boolean, degraded: boolean",
            "T2 check_regime [T1] [] [] blocked: boolean, reason: text",
            "T3 filter_beliefs [T2] [active_beliefs] [audit_log] surviving: [text], blocked:"
                + " [text]",
            "T4 emit_actions [T3] [] [audit_log, actions] emitted: [text]");
    assertThat(v1.tasks()).allMatch(Task::critical).allMatch(task -> task.timeoutMs() == 5000);
    assertThat(v1.gates().stream().map(gate -> gate.ifTrue() + "/" + gate.ifFalse()))
        .containsExactly("T3/Optional.empty", "T4/Optional.empty");
  }

  private static String inShort(Task task) {
    assertThat(task.skillRef()).hasToString(task.taskType().value());
    return "%s %s %s %s %s %s"
        .formatted(
            task.id(),
            task.taskType(),
            task.dependsOn(),
            task.requiredState(),
            task.sideEffects(),
            task.outputSchema());
  }

  @Test
  void whatIsNotSaidIsUsual() {
    Task task = read(YAML).value().tasks().getFirst();

    assertThat(task.timeoutMs()).isEqualTo(5000);
    assertThat(task.outputSchema()).hasToString("none");
    assertThat(task.critical()).isFalse();
    assertThat(task.minConfidence()).isEmpty();
    assertThat(read(YAML).value().parallelism()).isEqualTo(1);
  }

  @Test
  void jsonWithTabsInAnotherOrderIsTheSameGraph() {
    String json =
        """
        {
        \t"tasks":\t[
        \t\t{"skill_ref":"s","task_type":"look",\t"id":"a"},
        \t\t{"timeout_ms":900,"depends_on":["a"],"id":"b","skill_ref":"s","task_type":"act"}
        \t],
        \t"name":"g"
        }
        """;

    assertThat(read(json).value()).isEqualTo(read(YAML).value());
    assertThat(read(json).value().digest()).isEqualTo(read(YAML).value().digest());
  }

  @Test
  void inJsonATabWithinQuotesStays() {
    String json =
        "{\"name\": \"g\", \"tasks\": [{\"id\": \"a\", \"task_type\": \"t\", \"skill_ref\": \"s\","
            + " \"inputs\": {\"x\\\"\": \"1\t2\"}}]}";

    assertThat(read(json).value().tasks().getFirst().inputs()).containsEntry("x\"", "1\t2");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # instead of          | there is                          | it says
          name: g               | nam: g                            | line 1, column 1: unknown field 'nam'; known are name, parallelism, tasks, gates
          name: g               | name: [g]                         | line 1, column 7: 'name' must be a single value
          name: g               | name: g h                         | line 1, column 7: label 'g h' has a character other than A-Z a-z 0-9 . _ : @ / + = -
          name: g               | parallelism: 2                    | line 1, column 1: field 'name' is missing
          name: g               | name: "g                          | line 11, column 1: found unexpected end of stream
          name: g               | {name: g, parallelism: x}         | line 2, column 1: expected '<document start>', but found '<block mapping start>'
          timeout_ms: 900       | timeout: 900                      | line 10, column 5: unknown field 'timeout'; known are id, task_type, skill_ref, required_state, required_permissions, depends_on, inputs, timeout_ms, output_schema, side_effects, critical, min_confidence
          timeout_ms: 900       | timeout_ms: 0.9                   | line 10, column 17: 'timeout_ms' must be an integer, written without quotes
          timeout_ms: 900       | timeout_ms: 9999999999            | line 10, column 17: timeout_ms must be a whole number of at most 9 digits, not '9999999999'
          timeout_ms: 900       | critical: yes                     | line 10, column 15: critical must be true or false, not 'yes'
          timeout_ms: 900       | required_state: [weather]         | line 10, column 22: there is no state 'weather'; there are regime_state, factor_permission, signals, active_beliefs, macro_state, flow_state
          timeout_ms: 900       | required_state: regime_state      | line 10, column 21: required_state must be a sequence
          timeout_ms: 900       | min_confidence: 2                 | line 10, column 21: a confidence is from 0 to 1, not 2
          timeout_ms: 900       | output_schema: "x: price"         | line 10, column 20: output schema 'x: price' is not none or fields such as count: integer, names: [text]; the types are text, integer, boolean, [text], each name once
          timeout_ms: 900       | inputs: {x: [1]}                  | line 10, column 17: 'x' must be a single value
          timeout_ms: 900       | inputs: {x: "\\ud83d"}            | line 10, column 17: there is half a surrogate pair in it
          timeout_ms: 900       | side_effects: [a b]               | line 10, column 20: resource 'a b' has a character other than A-Z a-z 0-9 . _ : @ / + = -
          skill_ref: s          | skill: s                          | line 5, column 5: unknown field 'skill'; known are id, task_type, skill_ref, required_state, required_permissions, depends_on, inputs, timeout_ms, output_schema, side_effects, critical, min_confidence
          tasks:                | gates: [{condition: "true", if_true: a}] | line 3, column 3: expected <block end>, but found '<block sequence start>'
          """,
      delimiter = '|',
      quoteCharacter = '`')
  void whatIsWrongIsSaidWithItsPlace(String of, String there, String message) {
    assertThat(YAML).contains(of);
    int at = YAML.indexOf(of);
    assertThat(refusal(YAML.substring(0, at) + there + YAML.substring(at + of.length())))
        .isEqualTo("g.yaml, " + message);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # instead of     | there is                             | it says
          depends_on: [a]  | depends_on: [c]                      | task b depends on c, which is no task of it
          depends_on: [a]  | depends_on: [b]                      | its tasks depend on each other in a circle: b -> b
          timeout_ms: 900  | timeout_ms: 0                        | the timeout_ms of task b is from 1 to 600000, not 0
          timeout_ms: 900  | timeout_ms: -1                       | the timeout_ms of task b is from 1 to 600000, not -1
          timeout_ms: 900  | timeout_ms: 600001                   | the timeout_ms of task b is from 1 to 600000, not 600001
          id: b            | id: a                                | two tasks are called a
          task_type: act   | task_type: look                      | tasks a and b are the same one: one task_type, one skill, the same inputs
          name: g          | {name: g, parallelism: 0, tasks: []} | it has no task
          name: g          | parallelism: 0\\nname: g              | parallelism is from 1 to 64, not 0
          name: g          | parallelism: 65\\nname: g             | parallelism is from 1 to 64, not 65
          name: g          | gates: [{condition: 'true', if_true: c, if_false: SKIP}]\\nname: g | a gate names c, which is no task of it
          name: g          | gates: [{condition: 'true', if_true: a, if_false: c}]\\nname: g    | a gate names c, which is no task of it
          name: g          | gates: [{condition: 'true', if_true: a, if_false: a}]\\nname: g    | a gate names task a for both of its answers
          """,
      delimiter = '|',
      quoteCharacter = '`')
  void whatCannotBeRunIsRefused(String of, String there, String message) {
    assertThat(YAML).contains(of);
    String document = there.startsWith("{") ? there : YAML.replace(of, there.replace("\\n", "\n"));

    assertThat(refusal(document)).isEqualTo("g.yaml: graph g: " + message);
  }

  @Test
  void aCircleIsNamed() {
    String document =
        """
        name: g
        tasks:
          - {id: a, task_type: a, skill_ref: s}
          - {id: b, task_type: b, skill_ref: s, depends_on: [a, d]}
          - {id: c, task_type: c, skill_ref: s, depends_on: [b]}
          - {id: d, task_type: d, skill_ref: s, depends_on: [c]}
        """;

    assertThat(refusal(document))
        .isEqualTo("g.yaml: graph g: its tasks depend on each other in a circle: b -> d -> c -> b");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # document | it says
          ``         | g.yaml: field 'name' is missing
          [1]        | g.yaml, line 1, column 1: the document must be a mapping
          name: g    | g.yaml: graph g: it has no task
          """,
      delimiter = '|',
      quoteCharacter = '`')
  void whatIsNoGraphAtAll(String document, String message) {
    assertThat(refusal(document)).isEqualTo(message);
  }

  @Test
  void notUtf8() {
    assertThat(
            GraphReader.read("g.yaml", new byte[] {'a', (byte) 0xff})
                .refused()
                .orElseThrow()
                .message())
        .isEqualTo("g.yaml: it is not UTF-8 text");
  }

  @Test
  void nestedTooDeeply() {
    assertThat(refusal("name: " + "[".repeat(200_000))).contains("g.yaml");
  }

  @Test
  void theSampleGraphCanBeRun() throws IOException {
    Path file = Path.of("..", "examples", "harness", "graphs", "stable-only.yaml");
    TaskGraph graph = GraphReader.read("stable-only.yaml", Files.readAllBytes(file)).value();

    assertThat(Gates.compile(graph).refused()).isEmpty();
    assertThat(GraphLayers.of(graph).layers())
        .isEqualTo(List.of(List.of(0, 1), List.of(2), List.of(3)));
  }

  private static Reply<TaskGraph> read(String document) {
    return GraphReader.read("g.yaml", document.getBytes(UTF_8));
  }

  private static String refusal(String document) {
    Refusal refusal = read(document).refused().orElseThrow();
    assertThat(refusal.code()).isEqualTo(RefusalCode.GRAPH_INVALID);
    return refusal.message();
  }
}
