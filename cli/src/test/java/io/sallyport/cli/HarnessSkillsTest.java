package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.cli.Terminal.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The decision ledger, the lives of skills, and what becomes of those that break their contract.
 */
final class HarnessSkillsTest {
  @TempDir Path folder;
  private HarnessDesk desk;

  @BeforeEach
  void open() {
    desk = HarnessDesk.in(folder);
  }

  @Test
  void decisionsAreNumbered() {
    assertThat(desk.done("decision list").out()).isEqualTo("No decisions.\n");
    assertThat(desk.done("decision add 'Let the probe in' --reason 'it was read'").out())
        .isEqualTo(
            """
            Decision D001
              Decided   Let the probe in
              Reason    it was read
              Actor     trader
              At        2026-01-05T09:30:00.000000Z
            """);
    desk.done("decision add 'Another' --reason 'because'");

    assertThat(desk.done("decision list").out())
        .isEqualTo(
            """
            DECISION  AT                           ACTOR   DECIDED           REASON
            D001      2026-01-05T09:30:00.000000Z  trader  Let the probe in  it was read
            D002      2026-01-05T09:30:00.000000Z  trader  Another           because
            """);
    assertThat(
            desk.done("decision list --json").json().at("/decisions/1/decision_id").stringValue())
        .isEqualTo("D002");
  }

  @Test
  void theSkillsThatComeWithSallyportAreRegisteredByTheFirstCycle() {
    assertThat(desk.done("harness skills list").out())
        .startsWith("No skills are registered.\n\nNot registered as they are\n")
        .contains("emit_actions");
    desk.done("harness run input.json");

    Screen listed = desk.done("harness skills list");

    assertThat(listed.out())
        .startsWith("SKILL           VERSION  STAGE   VIOLATIONS  DECISIONS  ARTIFACT\n")
        .contains("emit_actions    1.0.0    ACTIVE  0           D001       comes with Sallyport\n")
        .doesNotContain("Not registered");
    assertThat(desk.done("decision list").out()).contains("D001", "come with Sallyport 0.1.0");
  }

  @Test
  void aSkillLivesByDecisions() {
    desk.withProbe();
    assertThat(desk.done("harness skills list").out())
        .contains("Not registered as they are\n", "A. Reviewer", "probe.jar");
    desk.done("decision add 'Let the probe in' --reason 'it was read'");

    assertThat(desk.done("harness skills register probe --decision D001").out())
        .startsWith("Skill probe\n  Stage        REGISTERED\n  Version      1.0.0\n")
        .contains("  Writes to    audit_log, actions\n");
    assertThat(desk.done("harness skills activate probe --decision D001").out())
        .contains("Stage        ACTIVE");
    desk.file("graph.yml", HarnessDesk.probe("act"));
    assertThat(desk.done("harness run input.json --graph graph.yml").out())
        .contains("ACTIONS (2):");
    assertThat(desk.done("harness skills deprecate probe --decision D001").out())
        .contains("Stage        DEPRECATED");
    assertThat(desk.refusal("harness run input.json --live --graph graph.yml"))
        .isEqualTo("SKILL_UNUSABLE: task P1: skill probe is DEPRECATED, not ACTIVE");
    JsonNode removed = desk.done("harness skills remove probe --decision D001 --json").json();
    assertThat(removed.get("stage").stringValue()).isEqualTo("REMOVED");
    assertThat(removed.get("usable").booleanValue()).isFalse();
  }

  @Test
  void whatInTheSkillsFolderCannotBeUsedIsNamed() throws IOException {
    Path skills = Files.createDirectories(desk.terminal().home().resolve("skills"));
    Files.writeString(skills.resolve("broken.jar"), "no jar");

    Screen listed = desk.done("harness skills list");

    assertThat(listed.out()).contains("\nCannot be used\n", "broken.jar");
    assertThat(desk.done("harness skills list --json").json().at("/problems/0/code").stringValue())
        .isEqualTo("SKILL_INVALID");
  }

  @Test
  void anUndeclaredWriteQuarantinesTheSkillAndHaltsTheCycle() {
    desk.withActiveProbe().file("graph.yml", HarnessDesk.probe("write"));

    Screen screen = desk.type("harness run input.json --graph graph.yml");

    assertThat(screen.exitCode()).isEqualTo(1);
    assertThat(screen.out()).contains("STATUS: ✗ HALTED\n", "signal_db", "FAILED");
    assertThat(desk.done("harness skills list").out())
        .contains(
            "ACTIVE, QUARANTINED  1", "\nprobe is held back: UNDECLARED_SIDE_EFFECT in cycle ");
    assertThat(desk.done("harness audit").out())
        .contains(
            "SKILL_VIOLATION     UNDECLARED_SIDE_EFFECT: ", "SKILL_QUARANTINED   skill probe\n");
    assertThat(desk.refusal("harness run input.json --live --graph graph.yml"))
        .startsWith("SKILL_UNUSABLE: task P1: skill probe is quarantined");
    assertThat(desk.refusal("harness skills activate probe --decision D001"))
        .startsWith("SKILL_TRANSITION: ")
        .contains("it takes a decision after its review");
    desk.done("decision add 'The probe was mended' --reason 'reviewed'");
    assertThat(desk.done("harness skills activate probe --decision D003").out())
        .contains("Stage        ACTIVE\n", "Violations   1\n");
  }

  @Test
  void atMaxViolationsItIsDeregisteredForGood() {
    desk.withActiveProbe().file("graph.yml", HarnessDesk.probe("write"));
    desk.terminal().write("sallyport.yaml", "harness: { max_violations: 1 }\n");
    desk.type("harness run input.json --graph graph.yml");

    assertThat(desk.done("harness skills list").out()).contains("DEREGISTERED");
    assertThat(desk.refusal("harness skills activate probe --decision D001"))
        .startsWith("SKILL_UNUSABLE: skill probe was deregistered for good");
  }

  @Test
  void aTaskThatFailsMakesTheExitCodeOne() {
    desk.withActiveProbe().file("graph.yml", HarnessDesk.probe("throw"));

    Screen screen = desk.type("harness run input.json --graph graph.yml");

    assertThat(screen.exitCode()).isEqualTo(1);
    assertThat(screen.out()).contains("STATUS: ✗ COMPLETED", "FAILED", "it had enough");
  }

  @Test
  void aHarnessViolationHaltsTheHarnessUntilSomebodyResumesIt() {
    desk.withActiveProbe()
        .file("graph.yml", HarnessDesk.probe("act"))
        .file("locked.json", HarnessDesk.input().replace("TRENDING_NORMAL_VOL", "EVENT_LOCK"));

    Screen screen = desk.type("harness run locked.json --graph graph.yml");

    assertThat(screen.exitCode()).isEqualTo(1);
    assertThat(screen.out()).contains("STATUS: ✗ HALTED\nHARNESS_VIOLATION in task P1");
    assertThat(desk.done("harness status").out())
        .startsWith("Harness HALTED\n  Since        2026-01-05T09:30:00.000000Z\n  Why")
        .contains("  Go on        once that is settled: sallyport harness resume --reason WHY\n");
    assertThat(desk.done("status").out()).contains("  Harness        HALTED since 2026-01-05");
    assertThat(desk.done("status --json").json().at("/harness_halt/why").stringValue())
        .startsWith("HARNESS_VIOLATION");
    assertThat(desk.refusal("harness run input.json")).startsWith("HARNESS_HALTED: ");
    assertThat(desk.done("harness resume --reason 'the graph was mended'").out())
        .startsWith("Harness IDLE\n");
    desk.done("harness run input.json");
    assertThat(desk.done("harness audit").out())
        .contains("HARNESS_VIOLATION   ", "HARNESS_HALTED      ", "HARNESS_RESUMED     the graph");
    assertThat(desk.done("status").out()).doesNotContain("Harness");
    assertThat(desk.done("status --json").json().has("harness_halt")).isFalse();
  }
}
