package io.sallyport.harness.runner;

import static io.sallyport.harness.runner.HarnessFloor.ANA;
import static io.sallyport.harness.runner.HarnessFloor.end;
import static io.sallyport.harness.runner.Requests.belief;
import static io.sallyport.harness.runner.Requests.btc;
import static io.sallyport.harness.runner.Requests.critical;
import static io.sallyport.harness.runner.Requests.input;
import static io.sallyport.harness.runner.Requests.live;
import static io.sallyport.harness.runner.Requests.regime;
import static io.sallyport.harness.runner.Requests.shadow;
import static io.sallyport.harness.runner.Requests.within;
import static io.sallyport.harness.runner.Requests.work;
import static io.sallyport.harness.runner.Requests.writing;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.HarnessCommand;
import io.sallyport.core.harness.Belief;
import io.sallyport.core.harness.CycleStatus;
import io.sallyport.core.harness.CycleView;
import io.sallyport.core.harness.HarnessStep;
import io.sallyport.core.harness.RegimeBehavior;
import io.sallyport.core.harness.SkillStage;
import io.sallyport.core.harness.SkillViolation;
import io.sallyport.core.harness.Task;
import io.sallyport.core.harness.TaskOutcome;
import io.sallyport.core.model.DecisionId;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SkillId;
import io.sallyport.core.plan.Direction;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The seed's tables, row by row: violations, failures, the life of a skill (seed 004, 3 and 7). */
class PolicyTest {
  private static final SkillId ODD = new SkillId("odd");

  @TempDir Path skills;
  private HarnessFloor floor;

  @BeforeEach
  void open() {
    floor = HarnessFloor.in(skills);
    floor.install(SkillSource.of("sound", "", "return Details.NONE;"));
  }

  private static Task odd() {
    return writing(work("odd", "odd"), "actions");
  }

  private static SkillSource acting(String belief) {
    return SkillSource.of(
        "odd",
        "sideEffects = \"actions\"",
        "context.act(new BeliefId(\"" + belief + "\")); return Details.NONE;");
  }

  /** Seed 004, section 7, "How violations are handled". */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          return Details.of("extra", 1);                        | UNDECLARED_OUTPUT      | true  | HALTED
          context.write("db", "k", "v"); return null;           | UNDECLARED_SIDE_EFFECT | true  | HALTED
          context.act(new BeliefId("sol")); return Details.NONE;| PERMISSION_BYPASS      | false | COMPLETED
          context.macro(); return null;                         | LAYER_BYPASS           | true  | COMPLETED
          context.act(new BeliefId("own")); return Details.NONE;| LAYER_BYPASS           | true  | COMPLETED
          Thread.sleep(600_000); return null;                   | TIMEOUT                | false | COMPLETED
          """)
  void aViolationIsLoggedAndItsSkillAndCycleTreatedAsTheTableSays(
      String body, SkillViolation violation, boolean quarantine, CycleStatus status) {
    floor.install(SkillSource.of("odd", "sideEffects = \"actions\"", body));
    long timeoutMs = violation == SkillViolation.TIMEOUT ? 100 : Requests.AMPLE_MS;
    Belief denied = belief("sol", "carry:sol", Direction.SHORT, "0.9");
    CycleView cycle =
        floor.run(live(input(btc(), denied), within(timeoutMs, odd()), work("next", "sound")));
    assertThat(floor.steps(HarnessStep.SkillViolated.class))
        .extracting(HarnessStep.SkillViolated::violation)
        .containsExactly(violation);
    assertThat(end(cycle, "odd").outcome()).isEqualTo(TaskOutcome.FAILED);
    assertThat(floor.skill("odd").quarantine().isPresent()).isEqualTo(quarantine);
    assertThat(cycle.status()).isEqualTo(status);
    assertThat(cycle.tasks().getLast().end().isPresent())
        .isEqualTo(status == CycleStatus.COMPLETED);
    assertThat(cycle.actions()).isEmpty();
    assertThat(floor.harness().halt()).isEmpty();
  }

  @Test
  void repeatedViolationsDeregisterASkillForGood() {
    floor.install(SkillSource.of("odd", "", "context.flow(); return null;"));
    for (int i = 1; i <= 3; i++) {
      floor.run(shadow(work("odd-" + i, "odd")));
      if (i < 3) {
        floor.done(
            new HarnessCommand.MoveSkill(ODD, SkillStage.ACTIVE, floor.decide("reviewed " + i)));
      }
    }
    assertThat(floor.skill("odd").deregistration()).isPresent();
    DecisionId again = floor.decide("please");
    assertThat(refusal(new HarnessCommand.MoveSkill(ODD, SkillStage.ACTIVE, again)))
        .isEqualTo(RefusalCode.SKILL_UNUSABLE);
    assertThat(
            refusal(
                new HarnessCommand.RegisterSkill(
                    SkillCatalog.open(skills).find(ODD).value().registration(again).value())))
        .isEqualTo(RefusalCode.SKILL_UNUSABLE);
  }

  private <R> RefusalCode refusal(HarnessCommand<R> command) {
    return floor.bridge().submit(ANA, command).refused().orElseThrow().code();
  }

  /** Seed 004, section 5: an override is HARNESS_VIOLATION, and everything stops. */
  @Test
  void toActInABlockedRegimeLatchesHalted() {
    floor.install(acting("btc"));
    CycleView cycle =
        floor.run(
            live(
                input(Optional.of(regime(RegimeBehavior.EVENT_LOCK, "0.9")), btc()),
                odd(),
                work("next", "sound")));
    assertThat(floor.steps(HarnessStep.HarnessViolated.class))
        .extracting(HarnessStep.HarnessViolated::what)
        .containsExactly("it acted upon belief btc in a regime that is blocked");
    assertThat(cycle.status()).isEqualTo(CycleStatus.HALTED);
    assertThat(floor.harness().halt()).isPresent();
    assertThat(floor.tryRun(shadow(work("later", "sound"))).refused().orElseThrow().code())
        .isEqualTo(RefusalCode.HARNESS_HALTED);
  }

  /** Seed 004, section 3, "Failure handling". */
  @Test
  void aSingleFailureStopsOnlyWhatDependsOnIt() {
    floor.install(SkillSource.of("odd", "", "throw new IllegalStateException();"));
    CycleView cycle =
        floor.run(
            shadow(
                work("odd", "odd"),
                work("child", "sound", "odd"),
                work("grandchild", "sound", "child"),
                work("other", "sound")));
    assertThat(cycle.tasks())
        .extracting(task -> task.standing().name())
        .containsExactly("FAILED", "BLOCKED", "BLOCKED", "SUCCESS");
    assertThat(cycle.status()).isEqualTo(CycleStatus.COMPLETED);
    assertThat(cycle.isSuccess()).isFalse();
  }

  @Test
  void aFailureOnTheCriticalPathDegradesTheCycle() {
    floor.install(
        SkillSource.of("odd", "", "throw new IllegalStateException();"),
        new SkillSource(
            "Skill_acting",
            acting("btc").annotations().replace("\"odd\"", "\"acting\""),
            acting("btc").body(),
            ""));
    CycleView cycle =
        floor.run(
            live(
                input(btc()),
                critical(work("odd", "odd")),
                writing(work("act", "acting"), "actions")));
    assertThat(cycle.status()).isEqualTo(CycleStatus.DEGRADED);
    assertThat(floor.steps(HarnessStep.CycleDegraded.class)).hasSize(1);
    assertThat(cycle.actions())
        .extracting(action -> action.disposition() + ": " + action.why())
        .containsExactly("LOGGED: the cycle is DEGRADED");
  }

  @Test
  void anErrorOfTheHarnessStopsEveryCycle() {
    floor.done(HarnessFloor.halt("a disk is on fire"));
    Reply<CycleView> reply = floor.tryRun(shadow(work("a", "sound")));
    assertThat(reply.refused().orElseThrow().message()).contains("a disk is on fire");
  }

  /** Seed 004, section 7, "Skill lifecycle". */
  @Test
  void aSkillLivesItsStagesInOrderAndRunsOnlyWhileActive() {
    SkillSource.jar(skills.resolve("odd.jar"), SkillSource.of("odd", "", "return Details.NONE;"));
    InstalledSkill installed = SkillCatalog.open(skills).find(ODD).value();
    assertThat(
            refusal(
                new HarnessCommand.RegisterSkill(
                    installed.registration(new DecisionId(99)).value())))
        .isEqualTo(RefusalCode.DECISION_NOT_FOUND);
    DecisionId decision = floor.decide("use it");
    floor.done(new HarnessCommand.RegisterSkill(installed.registration(decision).value()));
    assertThat(runs("while registered")).isEqualTo("SKILL_UNUSABLE");
    assertThat(refusal(new HarnessCommand.MoveSkill(ODD, SkillStage.REMOVED, decision)))
        .isEqualTo(RefusalCode.SKILL_TRANSITION);
    floor.done(new HarnessCommand.MoveSkill(ODD, SkillStage.ACTIVE, decision));
    assertThat(runs("while-active")).isEqualTo("COMPLETED");
    assertThat(refusal(new HarnessCommand.RegisterSkill(installed.registration(decision).value())))
        .isEqualTo(RefusalCode.SKILL_EXISTS);
    floor.done(
        new HarnessCommand.MoveSkill(ODD, SkillStage.DEPRECATED, floor.decide("enough of it")));
    assertThat(runs("while-deprecated")).isEqualTo("SKILL_UNUSABLE");
    floor.done(new HarnessCommand.MoveSkill(ODD, SkillStage.REMOVED, floor.decide("away")));
    assertThat(runs("while-removed")).isEqualTo("SKILL_UNUSABLE");
  }

  private String runs(String task) {
    Reply<CycleView> reply = floor.tryRun(shadow(work(task.replace(' ', '-'), "odd")));
    return switch (reply) {
      case Reply.Accepted<CycleView>(CycleView cycle) -> cycle.status().name();
      case Reply.Refused<CycleView>(var refusal) -> refusal.code().name();
    };
  }
}
