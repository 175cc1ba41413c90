package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What can be seen of cycles afterwards, by whom, and beside an owner at work. */
final class HarnessAuditTest {
  @TempDir Path folder;
  private HarnessDesk desk;

  @BeforeEach
  void open() {
    desk = HarnessDesk.in(folder);
  }

  @Test
  void anAbsentHomeHasNothingOnRecord() {
    assertThat(desk.done("harness audit").out())
        .isEqualTo("The harness has put nothing on record.\n");
    assertThat(desk.done("harness status").out()).startsWith("Harness IDLE\n");
    assertThat(desk.done("harness audit --json").json().get("entries")).isEmpty();
    assertThat(desk.terminal().home().resolve("journal")).doesNotExist();
  }

  @Test
  void itTellsEverythingAboutOneCycleAndNothingElse() {
    desk.done("plan buy BTCUSDT 1");
    JsonNode run = desk.done("harness run input.json --live --json").json();
    String cycle = run.get("cycle_id").stringValue();
    desk.file("other.json", HarnessDesk.input().replace("\"0.8\"", "\"0.9\""));
    desk.done("harness run other.json");

    String text = desk.done("harness audit " + cycle.substring(0, 8)).out();

    assertThat(text)
        .startsWith("4  2026-01-05T09:30:00.000000Z  trader\n  CYCLE_BEGAN         PROCEED: ")
        .contains(
            "cycle " + cycle + ", LIVE\n",
            "client 1, season default, risk profile default\n",
            "input " + run.get("input").stringValue() + "\n",
            "task T1 returned {\"valid\":true,\"degraded\":false}\n",
            "task id " + run.at("/tasks/0/task_id").stringValue() + "\n",
            "by skill validate_state 1.0.0, which comes with Sallyport\n",
            "  PLAN_CREATE         plan "
                + run.at("/plans_proposed/0").stringValue()
                + " is DRAFT\n",
            "  ACTION_TAKEN        belief belief-1, LONG momentum:btc: PROPOSED, ",
            "made of signals signal-1 in regime regime-1\n",
            "  CYCLE_ENDED         COMPLETED: ")
        .doesNotContain("SKILL_REGISTERED", "SHADOW", "manual");
  }

  @Test
  void asJsonItIsTheJournalsOwn() throws Exception {
    String cycle = desk.done("harness run input.json --json").json().get("cycle_id").stringValue();

    JsonNode entries = desk.done("harness audit --json " + cycle).json().get("entries");

    String journal =
        java.nio.file.Files.readString(
            desk.terminal().home().resolve("journal/00000000000000000001.jsonl"));
    assertThat(entries).hasSize(6);
    for (JsonNode entry : entries) {
      assertThat(journal).contains(entry.toString().replaceFirst("}$", ""));
    }
  }

  @Test
  void aSkipIsLoggedWithItsStateAndForeignTextSteersNoTerminal() {
    desk.withActiveProbe()
        .file("locked.json", HarnessDesk.input().replace("TRENDING_NORMAL_VOL", "EVENT_LOCK"))
        .file("graph.yml", HarnessDesk.probe("note"));
    desk.done("harness run locked.json");
    desk.done("harness run input.json --graph graph.yml");

    assertThat(desk.done("harness audit").out())
        .contains(
            "TASK_SKIPPED        task T3, GATE: FALSE: ",
            "state {\"input\":\"",
            "\"behavior\":\"EVENT_LOCK\"",
            "wrote to audit_log: a note\\u{1b}[2J\n")
        .doesNotContain("\u001b");
  }

  @Test
  void theGraphOfACycleShowsWhatBecameOfItsTasks() {
    String cycle = desk.done("harness run input.json --json").json().get("cycle_id").stringValue();

    assertThat(desk.done("harness graph").out())
        .startsWith("graph v1: 4 tasks")
        .contains("gate 1: ");
    assertThat(desk.done("harness graph " + cycle).out()).contains("T4", "SUCCESS");
    assertThat(desk.done("harness graph --svg -").out()).startsWith("<").endsWith(">\n");
    assertThat(desk.done("harness graph --svg picture.svg " + cycle).out())
        .endsWith("\nWritten to picture.svg\n");
    assertThat(folder.resolve("picture.svg")).content().startsWith("<").contains(">SUCCESS");
    desk.done("harness graph --svg picture.svg");
    assertThat(folder.resolve("picture.svg")).content().doesNotContain(">SUCCESS");
    assertThat(folder.toFile().list()).noneMatch(name -> name.endsWith(".new"));
    JsonNode json = desk.done("harness graph --json --svg - " + cycle).json();
    assertThat(json.at("/tasks/0/standing").stringValue()).isEqualTo("SUCCESS");
    assertThat(json.get("svg").stringValue()).startsWith("<");
    assertThat(desk.done("harness graph --json").json().at("/tasks/3/depends_on").toString())
        .isEqualTo("[\"T3\"]");
  }

  @Test
  void manyShellsQueueAtAResidentOwner() {
    desk.done("init");
    try (Serving serving = desk.terminal().serve("")) {
      var runs =
          IntStream.range(0, 4)
              .mapToObj(i -> {
                desk.file(
                    "input-%d.json".formatted(i),
                    HarnessDesk.input().replace("\"0.8\"", "\"0.8%d\"".formatted(i + 1)));
                return CompletableFuture.supplyAsync(
                    () -> desk.type("harness run --live --json input-%d.json".formatted(i)),
                    task -> Thread.ofPlatform().start(task));
              })
              .toList();

      runs.forEach(run -> assertThat(run.join().exitCode()).isZero());
      assertThat(serving.isServing()).isTrue();
      assertThat(desk.done("harness status --json").json().get("cycles").intValue()).isEqualTo(4);
      assertThat(desk.done("plan list --json").json().get("plans")).hasSize(2);
      assertThat(cyclesInOrder(desk.done("harness audit --json").json().get("entries")))
          .isEqualTo("began ended began ended began ended began ended");
      desk.done("harness graph --svg from-owner.svg");
      assertThat(folder.resolve("from-owner.svg")).exists();
    }
    desk.done("ledger verify");
  }

  private static String cyclesInOrder(JsonNode entries) {
    return String.join(
        " ",
        StreamSupport.stream(entries.spliterator(), false)
            .flatMap(entry -> StreamSupport.stream(entry.get("events").spliterator(), false))
            .map(event -> event.at("/step/step").stringValue(""))
            .filter(step -> step.startsWith("cycle_"))
            .map(step -> step.substring("cycle_".length()))
            .toList());
  }
}
