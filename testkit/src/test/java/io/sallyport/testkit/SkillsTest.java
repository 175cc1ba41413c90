package io.sallyport.testkit;

import static io.sallyport.testkit.Graphs.graph;
import static io.sallyport.testkit.Graphs.parallel;
import static io.sallyport.testkit.HarnessStory.acts;
import static io.sallyport.testkit.HarnessStory.done;
import static io.sallyport.testkit.HarnessStory.returns;
import static io.sallyport.testkit.HarnessStory.standings;
import static io.sallyport.testkit.HarnessStory.writes;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.CycleCommand.AdvanceCycle;
import io.sallyport.core.desk.CycleCommand.BeginCycle;
import io.sallyport.core.desk.CycleCommand.EndTask;
import io.sallyport.core.desk.HarnessCommand.AddDecision;
import io.sallyport.core.desk.HarnessCommand.MoveSkill;
import io.sallyport.core.desk.HarnessCommand.RegisterSkill;
import io.sallyport.core.desk.HarnessCommand.ResumeHarness;
import io.sallyport.core.desk.HarnessCommand.ShipSkills;
import io.sallyport.core.desk.Query;
import io.sallyport.core.harness.CycleProgress;
import io.sallyport.core.harness.CycleRequest;
import io.sallyport.core.harness.CycleStatus;
import io.sallyport.core.harness.CycleView;
import io.sallyport.core.harness.HarnessSettings;
import io.sallyport.core.harness.HarnessStep;
import io.sallyport.core.harness.OutputSchema;
import io.sallyport.core.harness.SkillRegistration;
import io.sallyport.core.harness.SkillStage;
import io.sallyport.core.harness.SkillViolation;
import io.sallyport.core.harness.StateObject;
import io.sallyport.core.harness.TaskCall;
import io.sallyport.core.harness.TaskResult;
import io.sallyport.core.model.Confidence;
import io.sallyport.core.model.DecisionId;
import io.sallyport.core.model.Details;
import io.sallyport.core.model.Label;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.SkillId;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Seed 004, sections 5 and 7: registration, lives, violations, and what nothing may override. */
class SkillsTest {
  private static final SkillId WORKER = new SkillId("worker");
  private static final DecisionId D1 = HarnessStory.DECISION;

  private final HarnessStory story = HarnessStory.inAHome();

  private DecisionId decide() {
    return story.desk().given(new AddDecision(new Reason("one more"), Samples.REASON)).id();
  }

  @Test
  void decisionsAreNumberedAndStay() {
    assertThat(decide()).hasToString("D002");
    assertThat(decide()).hasToString("D003");
    assertThat(story.desk().ask(new Query.ListDecisions()).value())
        .extracting(entry -> entry.id() + " " + entry.decision() + " by " + entry.actor())
        .containsExactly(
            "D001 let them work by ana", "D002 one more by ana", "D003 one more by ana");
  }

  @Test
  void registeringTakesADecisionThatExists() {
    story
        .desk()
        .when(new RegisterSkill(HarnessStory.skill("new", "none").authorizedBy(new DecisionId(7))))
        .refused(
            RefusalCode.DECISION_NOT_FOUND,
            "the decision ledger has no entry D007; sallyport decision add makes one");
  }

  @Test
  void aSkillCannotRegisterTwice() {
    story
        .desk()
        .when(new RegisterSkill(HarnessStory.skill("worker", "none")))
        .refused(
            RefusalCode.SKILL_EXISTS,
            "skill worker 1.0.0 is registered already and is ACTIVE; another version can follow it"
                + " once it is REMOVED");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # version | type | layers | input        | author | what is wrong
          1.0       | work | L6     | regime_state | me     | its version is not a semantic one, such as 1.0.0
          1.0.0     |      | L6     | regime_state | me     | it handles no task type
          1.0.0     | work | L6     | regime_state | ' '    | it does not say who its author is, in at most 200 characters
          1.0.0     | work | L66    | regime_state | me     | there is no layer L66
          1.0.0     | work | L6     | flow_state   | me     | it needs flow_state without depending on layer L5.7
          """,
      delimiter = '|')
  void aDeclarationThatContradictsItselfIsRefused(
      String version, String type, String layer, String input, String author, String problem) {
    SkillRegistration odd =
        new SkillRegistration(
            new SkillId("odd"),
            version,
            Optional.ofNullable(type).map(Label::new).stream().toList(),
            List.of(StateObject.parse(input).value()),
            OutputSchema.NONE,
            List.of(),
            List.of(new Label(layer)),
            List.of(),
            author,
            D1,
            Optional.empty());
    story
        .desk()
        .when(new RegisterSkill(odd))
        .refused(RefusalCode.SKILL_INVALID, "skill odd: " + problem);
  }

  /** The seed's life: each stage, each step asked for, and whether the life lists it. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # steps taken                     | asked for  | next
          ''                                | ACTIVE     | ACTIVE
          ''                                | DEPRECATED | skill new is REGISTERED: next comes ACTIVE, not DEPRECATED
          ''                                | REMOVED    | skill new is REGISTERED: next comes ACTIVE, not REMOVED
          ''                                | REGISTERED | skill new is REGISTERED: next comes ACTIVE, not REGISTERED
          ACTIVE                            | ACTIVE     | skill new is ACTIVE: next comes DEPRECATED, not ACTIVE
          ACTIVE                            | DEPRECATED | DEPRECATED
          ACTIVE                            | REMOVED    | skill new is ACTIVE: next comes DEPRECATED, not REMOVED
          ACTIVE,DEPRECATED                 | ACTIVE     | skill new is DEPRECATED: next comes REMOVED, not ACTIVE
          ACTIVE,DEPRECATED                 | REMOVED    | REMOVED
          ACTIVE,DEPRECATED,REMOVED         | ACTIVE     | skill new is REMOVED: nothing comes after that
          ACTIVE,DEPRECATED,REMOVED         | REMOVED    | skill new is REMOVED: nothing comes after that
          """,
      delimiter = '|')
  void aLifeGoesOneWay(String taken, SkillStage to, String expected) {
    SkillId id = new SkillId("new");
    story.desk().given(new RegisterSkill(HarnessStory.skill("new", "none")));
    for (String step : taken.isEmpty() ? new String[0] : taken.split(",")) {
      story.desk().given(new MoveSkill(id, SkillStage.valueOf(step), D1));
    }
    MoveSkill asked = new MoveSkill(id, to, D1);
    if (to.name().equals(expected)) {
      assertThat(story.desk().given(asked).stage()).isEqualTo(to);
    } else {
      story.desk().when(asked).refused(RefusalCode.SKILL_TRANSITION, expected);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"REGISTERED", "DEPRECATED", "REMOVED"})
  void onlyAnActiveSkillIsInvoked(SkillStage stage) {
    story.desk().given(new RegisterSkill(HarnessStory.skill("new", "none")));
    for (SkillStage step : SkillStage.values()) {
      if (step.compareTo(SkillStage.REGISTERED) > 0 && step.compareTo(stage) <= 0) {
        story.desk().given(new MoveSkill(new SkillId("new"), step, D1));
      }
    }
    story
        .desk()
        .when(new BeginCycle(story.request(Bundle.sample(), graph("T1 skill=new")), List.of()))
        .refused(
            RefusalCode.SKILL_UNUSABLE, "task T1: skill new is %s, not ACTIVE".formatted(stage));
  }

  @Test
  void everyStepNamesADecisionThatExists() {
    story
        .desk()
        .when(new MoveSkill(WORKER, SkillStage.DEPRECATED, new DecisionId(9)))
        .refused(RefusalCode.DECISION_NOT_FOUND);
    story
        .desk()
        .when(new MoveSkill(new SkillId("nobody"), SkillStage.ACTIVE, D1))
        .refused(RefusalCode.SKILL_NOT_FOUND, "no skill nobody is registered");
  }

  @Test
  void aRemovedSkillComesBackOnlyAsAnotherVersion() {
    story.desk().given(new MoveSkill(WORKER, SkillStage.DEPRECATED, D1));
    story.desk().given(new MoveSkill(WORKER, SkillStage.REMOVED, D1));
    SkillRegistration same = HarnessStory.skill("worker", "none");
    story.desk().when(new RegisterSkill(same)).refused(RefusalCode.SKILL_EXISTS);
    SkillRegistration next =
        new SkillRegistration(
            same.skillId(),
            "2.0.0",
            same.taskTypes(),
            same.requiredInputs(),
            same.outputSchema(),
            same.requiresPermissions(),
            same.layerDependencies(),
            same.sideEffects(),
            same.author(),
            D1,
            Optional.empty());
    assertThat(story.desk().given(new RegisterSkill(next)).stage())
        .isEqualTo(SkillStage.REGISTERED);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # task                         | why its skill cannot do it
          T1 skill=nobody                | task T1: no skill nobody is registered
          T1 returns=count:integer       | task T1: skill worker returns (none), not (count: integer)
          T1 writes=plans                | task T1: skill worker did not declare the side effect plans
          """,
      delimiter = '|')
  void aGraphThatItsSkillsCannotDoIsRefusedBeforeAnyTaskRuns(String task, String why) {
    assertThat(
            story
                .desk()
                .when(new BeginCycle(story.request(Bundle.sample(), graph("T0", task)), List.of()))
                .refusal()
                .message())
        .isEqualTo(why);
    assertThat(story.steps(HarnessStep.CycleBegan.class)).isEmpty();
  }

  @Test
  void shippedSkillsAreRegisteredOnceByADecisionOfTheirOwn() {
    ShipSkills ship =
        new ShipSkills(
            List.of(HarnessStory.shipped(HarnessStory.skill("shipped", "none"))), "0.1.0");
    story.desk().given(ship);
    int entries = story.desk().entries().size();
    assertThat(story.skill("shipped").stage()).isEqualTo(SkillStage.ACTIVE);
    assertThat(story.skill("shipped").decisions()).containsOnly(new DecisionId(2));
    story.desk().given(ship);
    assertThat(story.desk().entries()).hasSize(entries);
    story.desk().given(new MoveSkill(new SkillId("shipped"), SkillStage.DEPRECATED, D1));
    story.desk().given(ship);
    assertThat(story.skill("shipped").stage()).isEqualTo(SkillStage.DEPRECATED);
  }

  @Test
  void undeclaredOutputQuarantinesAndHaltsTheCycle() {
    CycleView cycle =
        story.run(
            Bundle.sample(), graph("T1", "T2 after=T1"), _ -> returns(Details.of("extra", 1)));
    assertViolated(cycle, SkillViolation.UNDECLARED_OUTPUT, CycleStatus.HALTED, true);
    assertThat(standings(cycle)).isEqualTo("T1=FAILED T2=BLOCKED");
  }

  @Test
  void anUndeclaredWriteIsNotPerformedQuarantinesAndHaltsTheCycle() {
    CycleView cycle =
        story.run(
            Bundle.sample(), graph("T1 writes=audit_log", "T2"), _ -> writes("elsewhere", "row"));
    assertViolated(cycle, SkillViolation.UNDECLARED_SIDE_EFFECT, CycleStatus.HALTED, true);
    assertThat(cycle.tasks().getFirst().end().orElseThrow().writes()).isEmpty();
    assertThat(story.desk().ask(new Query.HarnessState(Optional.empty())).value().halt()).isEmpty();
  }

  @Test
  void aWriteThatOnlyTheTaskDoesNotAllowFailsTheTaskAndBlamesNobody() {
    CycleView cycle =
        story.run(Bundle.sample(), graph("T1 writes=audit_log"), _ -> writes("table", "row"));
    assertThat(cycle.tasks().getFirst().why()).isEqualTo("the task does not let it write to table");
    assertThat(cycle.status()).isEqualTo(CycleStatus.COMPLETED);
    assertThat(story.steps(HarnessStep.SkillViolated.class)).isEmpty();
    assertThat(story.skill("worker").unusable()).isEmpty();
  }

  @Test
  void aPermissionBypassIsRejectedAndTheCycleGoesOn() {
    Bundle bundle = Bundle.sample().belief("b2", "hot:doge", "LONG", "0.9");
    CycleView cycle =
        story
            .live()
            .run(
                bundle,
                graph("T1 writes=actions", "T2"),
                call -> call.task().id().value().equals("T1") ? acts("b1", "b2") : done());
    assertViolated(cycle, SkillViolation.PERMISSION_BYPASS, CycleStatus.COMPLETED, false);
    assertThat(standings(cycle)).isEqualTo("T1=FAILED T2=SUCCESS");
    assertThat(cycle.actions()).isEmpty();
  }

  @Test
  void aLayerBypassQuarantinesForReviewAndTheCycleGoesOn() {
    story.active(HarnessStory.skill("other", "none"));
    CycleView cycle =
        story.run(
            Bundle.sample(),
            graph("T1", "T2 skill=other", "T3"),
            call ->
                call.task().id().value().equals("T1")
                    ? new TaskResult.Violated(SkillViolation.LAYER_BYPASS, "it read L6")
                    : done());
    assertViolated(cycle, SkillViolation.LAYER_BYPASS, CycleStatus.COMPLETED, true);
    assertThat(standings(cycle)).isEqualTo("T1=FAILED T2=SUCCESS T3=FAILED");
    assertThat(HarnessStory.task(cycle, "T3").end().orElseThrow().why())
        .startsWith("skill worker is quarantined");
  }

  @Test
  void whatASkillDidBesideItsQuarantineIsNotTaken() {
    CycleProgress begun =
        story.begin(
            story.request(Bundle.sample(), parallel(2, graph("T1", "T2 writes=actions", "T3"))));
    UUID cycle = begun.cycleId();
    List<TaskCall> running = story.desk().given(new AdvanceCycle(cycle)).next();
    assertThat(running).hasSize(2);
    story
        .desk()
        .given(
            story.end(
                cycle,
                running.getFirst().taskId(),
                new TaskResult.Violated(SkillViolation.LAYER_BYPASS, "it read L6")));
    story.desk().given(story.end(cycle, running.getLast().taskId(), acts("b1")));
    story.desk().given(new AdvanceCycle(cycle));
    story.desk().given(new AdvanceCycle(cycle));
    assertThat(standings(story.view(cycle))).isEqualTo("T1=FAILED T2=FAILED T3=FAILED");
    assertThat(story.view(cycle).actions()).isEmpty();
  }

  /** The same skill as another version, for another type of task. */
  private static SkillRegistration reborn(SkillRegistration skill, String type) {
    return new SkillRegistration(
        skill.skillId(),
        "2.0.0",
        List.of(new Label(type)),
        skill.requiredInputs(),
        skill.outputSchema(),
        skill.requiresPermissions(),
        skill.layerDependencies(),
        skill.sideEffects(),
        skill.author(),
        skill.decisionLedgerRef(),
        skill.artifact());
  }

  private void replaceWorker(String type) {
    story.desk().given(new MoveSkill(WORKER, SkillStage.DEPRECATED, D1));
    story.desk().given(new MoveSkill(WORKER, SkillStage.REMOVED, D1));
    story.active(reborn(HarnessStory.skill("worker", "none"), type));
  }

  @Test
  void aCycleDoesNotGoOnWithASkillThatBecameOneForOtherTasks() {
    CycleRequest request = story.request(Bundle.sample(), graph("T1"));
    UUID task = story.begin(request).next().getFirst().taskId();
    replaceWorker("other");
    story.desk().given(story.end(request.cycleId(), task, done()));
    CycleView cycle = story.run(request, List.of(), _ -> done());
    assertThat(standings(cycle)).isEqualTo("T1=FAILED");
    assertThat(HarnessStory.task(cycle, "T1").end().orElseThrow().why())
        .isEqualTo("task T1: skill worker does not handle task type work; it handles [other]");
  }

  @Test
  void whatASkillDidBeforeItBecameAnotherVersionIsNotTaken() {
    CycleRequest request = story.request(Bundle.sample(), graph("T1"));
    UUID task = story.begin(request).next().getFirst().taskId();
    EndTask end = story.end(request.cycleId(), task, done());
    replaceWorker("work");
    story
        .desk()
        .when(end)
        .refused(
            RefusalCode.SKILL_UNUSABLE,
            "skill worker became another version while it did task T1; run the cycle again");
    story.run(request, List.of(), _ -> done());
    assertThat(story.steps(HarnessStep.TaskSucceeded.class))
        .extracting(step -> step.skill().version())
        .containsExactly("2.0.0");
  }

  @Test
  void whatASkillReturnedThatItDidNotDeclareIsNamedAtNoGreatLength() {
    Map<String, Object> flood = new LinkedHashMap<>();
    for (int i = 0; i < 10_000; i++) {
      flood.put("undeclared_" + i, true);
    }
    CycleView cycle = story.run(Bundle.sample(), graph("T1"), _ -> returns(new Details(flood)));
    assertThat(cycle.why())
        .contains("it returned undeclared [undeclared_0, undeclared_1, ")
        .endsWith(" and 9990 more")
        .hasSizeLessThan(1_000);
  }

  @Test
  void actingOnABeliefThatNoLayerHandedInIsALayerBypass() {
    CycleView cycle = story.run(Bundle.sample(), graph("T1 writes=actions"), _ -> acts("made-up"));
    assertViolated(cycle, SkillViolation.LAYER_BYPASS, CycleStatus.COMPLETED, true);
  }

  @Test
  void aTimeoutFailsTheTaskAndTheCycleGoesOn() {
    CycleView cycle =
        story.run(
            Bundle.sample(),
            graph("T1", "T2"),
            call ->
                call.task().id().value().equals("T1")
                    ? new TaskResult.Violated(SkillViolation.TIMEOUT, "longer than 1000 ms")
                    : done());
    assertViolated(cycle, SkillViolation.TIMEOUT, CycleStatus.COMPLETED, false);
    assertThat(standings(cycle)).isEqualTo("T1=FAILED T2=SUCCESS");
  }

  @Test
  void repeatedViolationsDeregisterForGood() {
    CycleView cycle =
        story.run(
            Bundle.sample(),
            graph("T1", "T2", "T3", "T4"),
            _ -> new TaskResult.Violated(SkillViolation.TIMEOUT, "too long"));
    assertThat(standings(cycle)).isEqualTo("T1=FAILED T2=FAILED T3=FAILED T4=FAILED");
    assertThat(story.skill("worker").deregistration())
        .hasValueSatisfying(why -> assertThat(why).startsWith("3 violations, the last: TIMEOUT"));
    assertThat(HarnessStory.task(cycle, "T4").end().orElseThrow().why())
        .startsWith("skill worker was deregistered for good");
    story
        .desk()
        .when(new RegisterSkill(HarnessStory.skill("worker", "none")))
        .refused(RefusalCode.SKILL_UNUSABLE);
    story
        .desk()
        .when(new MoveSkill(WORKER, SkillStage.ACTIVE, decide()))
        .refused(RefusalCode.SKILL_UNUSABLE);
  }

  @Test
  void repeatedViolationsOfAShippedSkillHoldItBackForReview() {
    story
        .desk()
        .given(
            new ShipSkills(
                List.of(HarnessStory.shipped(HarnessStory.skill("own", "none"))), "0.1.0"));
    story.run(
        Bundle.sample(),
        graph("T1 skill=own", "T2 skill=own", "T3 skill=own"),
        _ -> new TaskResult.Violated(SkillViolation.TIMEOUT, "too long"));
    assertThat(story.skill("own").deregistration()).isEmpty();
    assertThat(story.skill("own").quarantine()).isPresent();
    story.desk().given(new MoveSkill(new SkillId("own"), SkillStage.ACTIVE, decide()));
    assertThat(story.skill("own").unusable()).isEmpty();
  }

  @Test
  void aQuarantineIsLiftedByADecisionAfterIt() {
    story.run(Bundle.sample(), graph("T1"), _ -> returns(Details.of("extra", 1)));
    story
        .desk()
        .when(new BeginCycle(story.request(Bundle.sample(), graph("T3")), List.of()))
        .refused(RefusalCode.SKILL_UNUSABLE);
    story
        .desk()
        .when(new MoveSkill(WORKER, SkillStage.ACTIVE, D1))
        .refused(RefusalCode.SKILL_TRANSITION);
    story.desk().given(new MoveSkill(WORKER, SkillStage.ACTIVE, decide()));
    assertThat(story.skill("worker").violations()).isEqualTo(1);
    assertThat(story.run(Bundle.sample(), graph("T3")).status()).isEqualTo(CycleStatus.COMPLETED);
  }

  private void assertViolated(
      CycleView cycle, SkillViolation violation, CycleStatus status, boolean quarantined) {
    assertThat(cycle.status()).isEqualTo(status);
    assertThat(story.steps(HarnessStep.SkillViolated.class))
        .singleElement()
        .matches(step -> step.violation() == violation);
    assertThat(story.skill("worker").quarantine().isPresent()).isEqualTo(quarantined);
    assertThat(story.skill("worker").violations()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # a result that is contained     | why the task failed
          returns nothing                  | its output is not (count: integer): count is missing
          returns text                     | its output is not (count: integer): count is no integer
          throws                           | it broke
          """,
      delimiter = '|')
  void aTaskThatReturnsTheWrongThingFailsAndNothingElse(String kind, String why) {
    story.active(HarnessStory.skill("counter", "count: integer"));
    TaskResult result =
        switch (kind) {
          case "returns nothing" -> returns(Details.NONE);
          case "returns text" -> returns(Details.of("count", "three"));
          default -> new TaskResult.Failed("it broke");
        };
    CycleView cycle =
        story.run(Bundle.sample(), graph("T1 skill=counter returns=count:integer"), _ -> result);
    assertThat(cycle.tasks().getFirst().end().orElseThrow().why()).isEqualTo(why);
    assertThat(story.steps(HarnessStep.SkillViolated.class)).isEmpty();
    assertThat(story.skill("counter").unusable()).isEmpty();
  }

  @Test
  void twoTasksOfACycleNeverWriteTheSame() {
    CycleView cycle =
        story.run(
            Bundle.sample(),
            graph("T1 writes=table", "T2 writes=table"),
            _ -> writes("table", "row"));
    assertThat(standings(cycle)).isEqualTo("T1=SUCCESS T2=FAILED");
    assertThat(HarnessStory.task(cycle, "T2").end().orElseThrow().why())
        .isEqualTo("row of table was written to before in this cycle");
  }

  /** Seed 004, section 5: what the harness must never override. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # regime            | confidence | conviction | what nothing may override
          EVENT_LOCK          | 0.9        | 0.7        | it acted upon belief b9 in a regime that is blocked
          UNDEFINED           | 0.4        | 0.7        | it acted upon belief b9 in a regime that is blocked
          TRENDING_NORMAL_VOL | 0.9        | 0.2        | it acted upon belief b9, whose conviction 0.2 is below 0.3
          """,
      delimiter = '|')
  void anOverrideIsAHarnessViolationAndHaltsEverything(
      String regime, String confidence, String conviction, String what) {
    Bundle bundle =
        Bundle.sample()
            .regime(regime, confidence)
            .withoutBeliefs()
            .belief("b9", "momentum:btc-1h", "LONG", conviction);
    HarnessSettings usual = HarnessSettings.DEFAULT;
    story.under(
        new HarnessSettings(
            usual.minRegimeConfidence(),
            new Confidence(new BigDecimal("0.3")),
            usual.maxStaleness(),
            usual.maxViolations(),
            false));
    CycleView cycle = story.run(bundle, graph("T1 writes=actions", "T2"), _ -> acts("b9"));
    assertThat(cycle.status()).isEqualTo(CycleStatus.HALTED);
    assertThat(story.steps(HarnessStep.HarnessViolated.class))
        .singleElement()
        .matches(step -> step.what().equals(what));
    assertThat(cycle.actions()).isEmpty();
    story
        .desk()
        .when(new BeginCycle(story.request(Bundle.sample(), graph("T1")), List.of()))
        .refused(RefusalCode.HARNESS_HALTED);
    story.desk().given(new ResumeHarness(Samples.REASON));
    assertThat(story.run(Bundle.sample(), graph("T1")).status()).isEqualTo(CycleStatus.COMPLETED);
  }
}
