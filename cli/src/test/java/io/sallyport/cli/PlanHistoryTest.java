package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.cli.Terminal.Screen;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What happened to a plan, told again from the journal: to people and to programs. */
final class PlanHistoryTest {
  @TempDir Path folder;
  private SimDesk desk;

  @BeforeEach
  void open() {
    desk = new SimDesk(folder.resolve("home"));
  }

  @Test
  void aPlansHistoryTellsWhoWhenAndWhyWithValidationsAndExecutions() {
    String plan = desk.ready("buy SOLUSDT 0.5");
    desk.type("execute " + plan + " --client-id 1 --live --actor boris");
    desk.live(plan);

    Screen shown = desk.terminal().done("plan history " + plan.substring(0, 8));

    assertThat(shown.out())
        .startsWith("Plan " + plan + " is COMMITTED\n")
        .containsSubsequence(
            "2026-01-05T09:00:03.000000Z  trader  CREATE to DRAFT",
            "buy 0.5 SOLUSDT at market\n",
            "trader  REVIEW to REVIEWED",
            "checked\n",
            "trader  APPROVE to APPROVED",
            "trader  COMMIT to COMMITTED",
            "trader  validated: PASS\n",
            "boris   LIVE ",
            ": BLOCKED",
            "blocked by Acknowledgement\n",
            "trader  LIVE ",
            ": SUCCESS\n");
  }

  @Test
  void programsGetTheSameAsPeople() {
    String plan = desk.ready("buy SOLUSDT 0.5");
    desk.done("execute " + plan + " --client-id 1");
    desk.type("validate " + plan + " --client-id 1 --quantity 9");

    JsonNode history = desk.terminal().done("plan history " + plan + " --json").json();

    assertThat(texts(history.get("history"), "what"))
        .containsExactly(
            "transition",
            "transition",
            "transition",
            "transition",
            "validation",
            "execution",
            "validation");
    assertThat(texts(history.get("history"), "action"))
        .containsExactly("CREATE", "REVIEW", "APPROVE", "COMMIT", "", "", "");
    assertThat(history.at("/history/1/reason").stringValue()).isEqualTo("checked");
    assertThat(history.at("/history/5/mode").stringValue()).isEqualTo("DRY_RUN");
    assertThat(history.at("/history/6/verdict").stringValue()).isEqualTo("FAIL");
    assertThat(history.at("/history/6/codes/0").stringValue()).isEqualTo("QUANTITY_INVALID");
  }

  @Test
  void everyExecutionIsListedAndItsReportShownAgainToTheCharacter() {
    String plan = desk.ready("buy SOLUSDT 0.5");
    Screen dry = desk.done("execute " + plan + " --client-id 1");
    Screen blocked = desk.type("execute " + plan + " --client-id 1 --live");
    Screen live = desk.live(plan);
    String other = desk.ready("buy ETHUSDT 1");
    desk.done("execute " + other + " --client-id 1");

    JsonNode listed = desk.terminal().done("execution list --plan " + plan + " --json").json();

    assertThat(texts(listed.get("executions"), "mode")).containsExactly("DRY_RUN", "LIVE", "LIVE");
    assertThat(texts(listed.get("executions"), "status"))
        .containsExactly("SUCCESS", "BLOCKED", "SUCCESS");
    assertThat(desk.terminal().done("execution list --json").json().get("executions")).hasSize(4);
    List<String> ids = texts(listed.get("executions"), "run_id");
    for (int i = 0; i < 3; i++) {
      String report = List.of(dry, blocked, live).get(i).out();
      String id = ids.get(i);
      assertThat(desk.terminal().done("execution show " + id.substring(0, 8)).out())
          .startsWith("Execution " + id + "\n  Plan       " + plan + "\n")
          .endsWith("\n\n" + report);
    }
    JsonNode shown = desk.terminal().done("execution show " + ids.get(2) + " --json").json();
    assertThat(shown.at("/report/metadata/run_id").stringValue()).isEqualTo(ids.get(2));
  }

  @Test
  void aReasonThatCouldMisleadIsNotTakenByAnyCommand() {
    String plan = desk.done("plan buy SOLUSDT 1 --json").json().get("plan_id").stringValue();

    for (String line :
        List.of(
            "review " + plan + " --reason 'sell \u202ellub'",
            "review " + plan + " --reason '\u200b'",
            "plan buy SOLUSDT 2 --reason '\u2066x'",
            "season freeze default --reason '\u3164'",
            "kill-switch set --type GLOBAL --state ACTIVE --reason 'a\u001b[2J'")) {
      assertThat(desk.type(line + " --json").json().at("/error/code").stringValue())
          .isIn("INVALID_REASON", "REASON_REQUIRED");
    }
    assertThat(desk.terminal().done("plan list --json").json().get("plans")).hasSize(1);
  }

  @Test
  void anotherTenantsHistoryIsNotFound() {
    String plan = desk.ready("buy SOLUSDT 0.5");
    desk.done("execute " + plan + " --client-id 1");
    String id =
        texts(desk.terminal().done("execution list --json").json().get("executions"), "run_id")
            .getFirst();

    assertThat(desk.terminal().type("plan history " + plan + " --client-id 2").err())
        .isEqualTo("sallyport: Plan " + plan + " not found\n");
    assertThat(desk.terminal().done("execution list --client-id 2").out())
        .isEqualTo("No executions.\n");
    assertThat(desk.terminal().type("execution list --client-id 2 --plan " + plan).exitCode())
        .isEqualTo(1);
    assertThat(
            desk.terminal()
                .type("execution show " + id + " --client-id 2 --json")
                .json()
                .at("/error/code")
                .stringValue())
        .isEqualTo("EXECUTION_NOT_FOUND");
  }

  @Test
  void whatIsNoExecutionIsNotFoundAndTheListIsNamed() {
    for (String id : List.of("12345678", "1234", "''", "@last", "zzzzzzzz")) {
      assertThat(desk.terminal().type("execution show " + id).err())
          .isEqualTo(
              "sallyport: No execution has that id: give it, or at least 8 characters of it;"
                  + " sallyport execution list shows them\n");
    }
  }

  private static List<String> texts(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(node -> node.path(field).asString(""))
        .toList();
  }
}
