package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.cli.Terminal.Screen;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the harness is handed and does not take: named, and nothing is recorded. */
final class HarnessBadInputTest {
  @TempDir Path folder;
  private HarnessDesk desk;

  @BeforeEach
  void open() {
    desk = HarnessDesk.in(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          harness run absent.json                   | absent.json: there is no such file
          harness run ''                            | the name of a file is empty
          harness run home                          | home: it is not a file
          harness run input.json --graph absent.yml | absent.yml: there is no such file
          harness run input.json --graph home       | home: it is not a file
          harness graph --graph absent.yml          | absent.yml: there is no such file
          harness graph --svg home                  | home: it is there already, and is not a file
          harness graph --svg absent/x.svg          | absent/x.svg: there is no folder to write it to
          """)
  void aFileThatCannotBeUsedIsNamed(String line, String message) {
    assertThat(desk.refusal(line.replace("\"\"", "''"))).isEqualTo("FILE_UNUSABLE: " + message);
    assertThat(desk.terminal().home().resolve("journal")).doesNotExist();
  }

  @Test
  void aFileOfMoreThanTwentyMillionBytesIsNotRead() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("big.json").toFile(), "rw")) {
      file.setLength(20_000_001);
    }

    assertThat(desk.refusal("harness run big.json"))
        .isEqualTo("FILE_UNUSABLE: big.json: it is larger than 20000000 bytes");
    assertThat(desk.refusal("harness graph --graph big.json")).startsWith("FILE_UNUSABLE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "is_stable": true     | "is_stable": 1               | is_stable
          "is_stable": true     | "is_stable": true, "x": 1    | x
          "0.8"                 | "1.5"                        | a confidence is from 0 to 1
          "signals"             | "signal"                     | signal
          "LONG", "conviction"  | "BOTH", "conviction"         | belief-1 is LONG or SHORT
          ["signal-1"]          | ["signal-2"]                 | signal-2, which is not among the signals
          ["signal-1"]          | []                           | names no signal
          TRENDING_NORMAL_VOL   | TRENDING                     | behavior
          { "timestamp"         | [ "timestamp"                | input.json
          """)
  void aBundleThatCannotBeReadIsRefusedWithItsName(String right, String wrong, String what) {
    desk.file("input.json", HarnessDesk.input().replace(right, wrong));

    assertThat(desk.refusal("harness run input.json")).startsWith("INPUT_INVALID: ").contains(what);
    assertThat(desk.terminal().home().resolve("journal")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          depends_on: [P2]                             | P1 depends on P2, which is no task
          depends_on: [P1]                             | circle: P1 -> P1
          required_state: [prices]                     | there is no state 'prices'
          unknown: 1                                   | unknown field 'unknown'
          timeout_ms: 0                                | timeout_ms
          """)
  void aGraphThatCannotBeBuiltIsRefused(String field, String what) {
    desk.file("graph.yml", HarnessDesk.probe("act") + "    " + field + "\n");

    assertThat(desk.refusal("harness run input.json --graph graph.yml"))
        .startsWith("GRAPH_INVALID: ")
        .contains(what);
    assertThat(desk.refusal("harness graph --graph graph.yml")).startsWith("GRAPH_INVALID: ");
    assertThat(desk.terminal().home().resolve("journal")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"price > 100", "tasks.P1.output", "regime.behavior ==", "1 + 1"})
  void aGateThatIsNoConditionOverStateIsRefused(String condition) {
    desk.file(
        "graph.yml",
        HarnessDesk.probe("act")
            + "gates:\n  - { condition: \"%s\", if_true: P1, if_false: SKIP }\n"
                .formatted(condition));

    assertThat(desk.refusal("harness run input.json --graph graph.yml"))
        .startsWith("GRAPH_INVALID");
    assertThat(desk.refusal("harness graph --graph graph.yml")).startsWith("GRAPH_INVALID");
  }

  @Test
  void aSkillThatNobodyRegisteredIsRefusedBeforeAnyTaskRuns() {
    desk.withProbe().file("graph.yml", HarnessDesk.probe("act"));

    assertThat(desk.refusal("harness run input.json --graph graph.yml"))
        .isEqualTo("SKILL_NOT_FOUND: task P1: no skill probe is registered");
    assertThat(desk.done("harness audit").out()).doesNotContain("CYCLE_BEGAN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          min_regime_confidence: 1.5    | line 1, column 35
          min_regime_confidence: high   | line 1, column 35
          min_belief_conviction: -1     | line 1, column 35
          max_staleness: 15             | line 1, column 27
          max_staleness: 0m             | line 1, column 27
          max_violations: 0             | line 1, column 28
          max_violations: "3"           | line 1, column 28
          live_without_factors: yes     | line 1, column 34
          strict: true                  | line 1, column 12
          """)
  void settingsThatCannotBeReadAreRefusedWithLineAndColumn(String setting, String where) {
    desk.terminal().write("sallyport.yaml", "harness: { " + setting + " }\n");

    assertThat(desk.refusal("harness run input.json"))
        .startsWith("CONFIG_INVALID: sallyport.yaml, " + where);
  }

  @Test
  void settingsAreRecordedWithEveryCycleAndMakeItAnother() {
    String usual = cycle();
    desk.terminal()
        .write(
            "sallyport.yaml",
            """
            harness:
              min_regime_confidence: 0.9
              min_belief_conviction: 0.65
              max_staleness: 2h
              max_violations: 1
              live_without_factors: true
            """);

    assertThat(cycle()).isNotEqualTo(usual);
    assertThat(desk.done("harness status --json").json().get("settings").toString())
        .isEqualTo(
            "{\"min_regime_confidence\":\"0.9\",\"min_belief_conviction\":\"0.65\","
                + "\"max_staleness\":\"2h\",\"max_violations\":1,\"live_without_factors\":true}");
    assertThat(desk.done("harness status").out()).contains("  max_staleness          2h\n");
    assertThat(desk.done("harness run input.json").out())
        .contains("DEGRADED", "ACTIONS (1):\n  1. belief belief-1");
  }

  private String cycle() {
    return desk.done("harness run input.json --json").json().get("cycle_id").stringValue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "harness",
        "harness run",
        "harness resume",
        "harness skills",
        "harness skills register probe",
        "harness skills activate --decision D001",
        "harness graph abcdef01 --graph graph.yml",
        "harness audit a b",
        "decision",
        "decision add 'no reason given'",
        "decision add --reason x"
      })
  void wrongUsage(String line) {
    Screen screen = desk.type(line + " --json");

    assertThat(screen.exitCode()).isEqualTo(2);
    assertThat(screen.json().at("/error/code").stringValue()).isEqualTo("USAGE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          harness audit 1234                              | CYCLE_NOT_FOUND
          harness audit 12345678                          | CYCLE_NOT_FOUND
          harness graph 12345678                          | CYCLE_NOT_FOUND
          harness resume --reason why                     | HARNESS_NOT_HALTED
          harness resume --reason ' '                     | REASON_REQUIRED
          decision add ' ' --reason why                   | REASON_REQUIRED
          harness skills register absent --decision D001  | SKILL_NOT_FOUND
          harness skills register probe --decision D009   | DECISION_NOT_FOUND
          harness skills register probe --decision 9      | INVALID_IDENTIFIER
          harness skills activate probe --decision D001   | SKILL_NOT_FOUND
          harness skills remove emit_actions --decision D001 | SKILL_TRANSITION
          harness skills register emit_actions --decision D001 | SKILL_EXISTS
          """)
  void whatCannotBeIsRefused(String line, String code) {
    desk.withProbe().done("harness run input.json");

    assertThat(desk.refusal(line)).startsWith(code + ": ");
  }
}
