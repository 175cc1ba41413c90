package io.sallyport.testkit;

import static io.sallyport.testkit.Graphs.gated;
import static io.sallyport.testkit.Graphs.graph;
import static io.sallyport.testkit.Graphs.parallel;
import static io.sallyport.testkit.HarnessStory.done;
import static io.sallyport.testkit.HarnessStory.returns;
import static io.sallyport.testkit.HarnessStory.standings;
import static io.sallyport.testkit.HarnessStory.task;
import static io.sallyport.testkit.HarnessStory.writes;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.CycleCommand.AdvanceCycle;
import io.sallyport.core.desk.CycleCommand.BeginCycle;
import io.sallyport.core.desk.CycleCommand.HaltHarness;
import io.sallyport.core.desk.HarnessCommand.ResumeHarness;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.desk.Query;
import io.sallyport.core.harness.ConditionalGate.Result;
import io.sallyport.core.harness.CycleProgress;
import io.sallyport.core.harness.CycleRequest;
import io.sallyport.core.harness.CycleStatus;
import io.sallyport.core.harness.CycleView;
import io.sallyport.core.harness.Harness;
import io.sallyport.core.harness.HarnessInput;
import io.sallyport.core.harness.HarnessStep;
import io.sallyport.core.harness.SkipReason;
import io.sallyport.core.harness.TaskGraph;
import io.sallyport.core.harness.TaskRecord;
import io.sallyport.core.harness.TaskResult;
import io.sallyport.core.model.Details;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seed 004, sections 3 and 4: preconditions, order, gates, skips, failures, re-runs. */
class CycleTest {
  private static final TaskResult FAILS = new TaskResult.Failed("it broke");

  private final HarnessStory story = HarnessStory.inAHome();

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # precondition that does not hold | reason             | why
          needs=macro_state                 | STATE_MISSING      | the required state macro_state is missing
          needs=flow_state                  | STATE_MISSING      | the required state flow_state is missing
          permits=value                     | PERMISSION_DENIED  | the factor layer does not grant value
          confident=0.9                     | CONFIDENCE_TOO_LOW | the confidence in the regime, 0.8, is below the 0.9 that it asks for
          needs=macro_state permits=value   | STATE_MISSING      | the required state macro_state is missing
          """,
      delimiter = '|')
  void anUnmetPreconditionSkipsWithReasonAndState(String words, SkipReason reason, String why) {
    CycleView cycle = story.run(Bundle.sample(), graph("T1 " + words));
    TaskRecord end = task(cycle, "T1").end().orElseThrow();
    assertThat(standings(cycle)).isEqualTo("T1=SKIPPED");
    assertThat(end.skipReason()).contains(reason);
    assertThat(end.why()).isEqualTo(why);
    assertThat(cycle.status()).isEqualTo(CycleStatus.COMPLETED);
    HarnessStep.TaskSkipped logged = story.steps(HarnessStep.TaskSkipped.class).getFirst();
    assertThat(logged.taskId()).isEqualTo(task(cycle, "T1").taskId());
    assertThat(logged.snapshot().values().get("regime_state"))
        .isInstanceOfSatisfying(
            Details.class,
            regime -> assertThat(regime.values()).containsEntry("behavior", "TRENDING_NORMAL_VOL"));
    assertThat(logged.snapshot().values())
        .containsEntry("input", cycle.input().hex())
        .containsEntry("active_beliefs", 1L);
  }

  @Test
  void aSkillsOwnPermissionIsAskedForToo() {
    story.active(HarnessStory.permitted(HarnessStory.skill("guarded", "none"), "value"));
    CycleView cycle = story.run(Bundle.sample(), graph("T1 skill=guarded"));
    assertThat(standings(cycle)).isEqualTo("T1=SKIPPED");
  }

  @Test
  void tasksRunBehindTheirDependenciesAndElseAsDeclared() {
    List<String> order = new ArrayList<>();
    story.run(
        Bundle.sample(),
        graph("D after=B,C", "B after=A", "A", "C after=A", "Z"),
        call -> {
          order.add(call.task().id().value());
          return done();
        });
    assertThat(order).containsExactly("A", "B", "C", "D", "Z");
  }

  @Test
  void aSkippedTaskSatisfiesWhatDependsOnIt() {
    CycleView cycle = story.run(Bundle.sample(), graph("T1 needs=macro_state", "T2 after=T1"));
    assertThat(standings(cycle)).isEqualTo("T1=SKIPPED T2=SUCCESS");
  }

  @Test
  void aSingleFailureStopsOnlyWhatDependsOnIt() {
    CycleView cycle =
        story.run(
            Bundle.sample(),
            graph("A", "B after=A", "C after=B", "D"),
            call -> call.task().id().value().equals("A") ? FAILS : done());
    assertThat(standings(cycle)).isEqualTo("A=FAILED B=BLOCKED C=BLOCKED D=SUCCESS");
    assertThat(task(cycle, "C").blockedBy()).contains("task A failed");
    assertThat(cycle.status()).isEqualTo(CycleStatus.COMPLETED);
    assertThat(cycle.isSuccess()).isFalse();
  }

  @Test
  void aFailureOnTheCriticalPathDegradesTheCycle() {
    CycleView cycle =
        story
            .live()
            .run(
                Bundle.sample(),
                graph("A critical", "B writes=actions"),
                call -> call.task().id().value().equals("A") ? FAILS : HarnessStory.acts("b1"));
    assertThat(cycle.status()).isEqualTo(CycleStatus.DEGRADED);
    assertThat(cycle.actions()).singleElement().matches(action -> action.planId().isEmpty());
    assertThat(story.steps(HarnessStep.CycleDegraded.class))
        .singleElement()
        .matches(step -> step.why().equals("task A, which is critical, failed: it broke"));
  }

  @Test
  void aHarnessErrorHaltsUntilSomebodyResumes() {
    CycleProgress begun = story.begin(story.request(Bundle.sample(), graph("T1", "T2")));
    story.desk().given(new HaltHarness(Optional.of(begun.cycleId()), "the runner broke"));
    assertThat(story.view(begun.cycleId()).status()).isEqualTo(CycleStatus.HALTED);
    story
        .desk()
        .when(new BeginCycle(story.request(Bundle.sample(), graph("T3")), List.of()))
        .refused(RefusalCode.HARNESS_HALTED);
    story.desk().given(new ResumeHarness(Samples.REASON));
    story.desk().when(new ResumeHarness(Samples.REASON)).refused(RefusalCode.HARNESS_NOT_HALTED);
    assertThat(story.run(Bundle.sample(), graph("T3")).status()).isEqualTo(CycleStatus.COMPLETED);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # gate   | if_false | what happens
          TRUE     | B        | A=SUCCESS B=SKIPPED C=SUCCESS
          FALSE    | B        | A=SKIPPED B=SUCCESS C=SUCCESS
          TRUE     | SKIP     | A=SUCCESS B=SUCCESS C=SUCCESS
          FALSE    | SKIP     | A=SKIPPED B=SUCCESS C=SUCCESS
          UNKNOWN  | B        | A=SKIPPED B=SKIPPED C=SUCCESS
          """,
      delimiter = '|')
  void aGateLetsOneOfTwoTasksRun(Result gate, String ifFalse, String expected) {
    TaskGraph gated = gated(graph("A", "B", "C after=A,B"), "A", ifFalse);
    CycleView cycle = story.run(story.request(Bundle.sample(), gated), List.of(gate), _ -> done());
    assertThat(standings(cycle)).isEqualTo(expected);
  }

  @Test
  void aClosedGateIsASkipReasonOfItsOwn() {
    TaskGraph gated = gated(graph("A"), "A", "SKIP");
    CycleView cycle =
        story.run(story.request(Bundle.sample(), gated), List.of(Result.FALSE), _ -> done());
    assertThat(task(cycle, "A").end().orElseThrow().skipReason()).contains(SkipReason.GATE);
    assertThat(task(cycle, "A").end().orElseThrow().why()).isEqualTo("FALSE: gate 0");
  }

  @Test
  void aTaskIsHandedWhatThoseBeforeItReturned() {
    story.active(HarnessStory.skill("counter", "count: integer"));
    List<Details> seen = new ArrayList<>();
    story.run(
        Bundle.sample(),
        graph("T1 skill=counter returns=count:integer", "T2", "T3 after=T1,T2"),
        call -> {
          seen.addAll(call.outputs().values());
          return call.task().id().value().equals("T1") ? returns(Details.of("count", 3)) : done();
        });
    assertThat(seen).containsExactly(Details.of("count", 3), Details.NONE);
  }

  @Test
  void theSameRequestIsTheSameCycleAndHappensOnce() {
    CycleView first = story.run(Bundle.sample(), graph("T1", "T2 after=T1"));
    List<JournalEntry> before = story.desk().entries();
    story.desk().at("2026-01-05T11:00:00Z"); // by now its state would be stale
    CycleView again =
        story.run(
            Bundle.sample(),
            graph("T1", "T2 after=T1"),
            _ -> {
              throw new AssertionError("nothing is to be done again");
            });
    assertThat(again).isEqualTo(first);
    assertThat(story.desk().entries()).isEqualTo(before);
  }

  @Test
  void cutOffAnywhereAndRunAgainItIsTheSameJournal() {
    TaskGraph graph =
        graph(
            "A writes=table",
            "B after=A writes=actions",
            "C after=A",
            "D after=B,C writes=actions");
    Bundle bundle = Bundle.sample().belief("b2", "momentum:eth-1h", "LONG", "0.9");
    story.live();
    CycleView whole = story.run(bundle, graph, CycleTest::work);
    int all = story.desk().entries().size();
    for (int cut = 4; cut <= all; cut++) {
      HarnessStory again = HarnessStory.after(story, cut);
      assertThat(again.run(bundle, graph, CycleTest::work)).isEqualTo(whole);
      assertThat(again.desk().entries()).isEqualTo(story.desk().entries());
    }
  }

  private static TaskResult work(io.sallyport.core.harness.TaskCall call) {
    return switch (call.task().id().value()) {
      case "A" -> writes("table", "row");
      case "B" -> HarnessStory.acts("b1");
      case "D" -> HarnessStory.acts("b1", "b2");
      default -> FAILS;
    };
  }

  @Test
  void anInterruptedCycleKeepsItsStartThoughItsStateGrewOld() {
    CycleRequest request = story.request(Bundle.sample(), graph("T1"));
    story.begin(request);
    story.desk().at("2026-01-06T09:30:00Z");
    CycleView cycle = story.run(request, List.of(), _ -> done());
    assertThat(cycle.startedAt()).isEqualTo(Samples.MONDAY);
    assertThat(cycle.status()).isEqualTo(CycleStatus.COMPLETED);
  }

  /**
   * The ids were also worked out by hand, from the canonical JSON that docs/formats.md describes.
   */
  @ParameterizedTest
  @CsvSource({"false", "true"})
  void idsFollowFromContent(boolean reordered) {
    Bundle bundle =
        reordered
            ? Bundle.sample()
                .withoutBeliefs()
                .belief("b2", "carry:sol", "SHORT", "0.6")
                .belief("b1", "momentum:btc-1h", "LONG", "0.7")
            : Bundle.sample().belief("b2", "carry:sol", "SHORT", "0.6");
    CycleRequest request = story.request(bundle, graph("T1"));
    assertThat(request.cycleId())
        .isEqualTo(UUID.fromString("aa58d9d7-edc0-52e2-b54f-356282d69066"));
    assertThat(story.run(bundle, graph("T1")).tasks().getFirst().taskId())
        .isEqualTo(UUID.fromString("e6f5af41-03dc-5c8e-9b78-3ecca8e9f1ea"));
    assertThat(request.cycleId())
        .isNotEqualTo(story.live().request(bundle, graph("T1")).cycleId())
        .isNotEqualTo(story.request(bundle, graph("T2")).cycleId())
        .isNotEqualTo(story.request(Bundle.sample(), graph("T1")).cycleId());
  }

  @Test
  void aTaskThatCannotRunNowCannotEnd() {
    CycleProgress begun =
        story.begin(story.request(Bundle.sample(), graph("A", "B after=A", "C needs=macro_state")));
    UUID cycle = begun.cycleId();
    CycleView view = story.view(cycle);
    for (String name : List.of("B", "C")) {
      story
          .desk()
          .when(story.end(cycle, task(view, name).taskId(), done()))
          .refused(RefusalCode.TASK_NOT_READY);
    }
    story.desk().given(story.end(cycle, task(view, "A").taskId(), done()));
    story
        .desk()
        .when(story.end(cycle, task(view, "A").taskId(), done()))
        .refused(RefusalCode.TASK_NOT_READY);
    story.desk().when(new AdvanceCycle(new UUID(1, 2))).refused(RefusalCode.CYCLE_NOT_FOUND);
    story.run(Bundle.sample(), graph("A", "B after=A", "C needs=macro_state"));
    story
        .desk()
        .when(story.end(cycle, task(view, "B").taskId(), done()))
        .refused(RefusalCode.CYCLE_OVER);
  }

  @Test
  void asManyTasksAreOfferedAsMayRunAtOnce() {
    TaskGraph graph = parallel(2, graph("A needs=macro_state", "B", "C", "D", "E after=B"));
    CycleProgress begun = story.begin(story.request(Bundle.sample(), graph));
    CycleProgress next = story.desk().given(new AdvanceCycle(begun.cycleId()));
    assertThat(next.next().stream().map(call -> call.task().id().value()))
        .containsExactly("B", "C");
  }

  @Test
  void manySkipsAreSeveralEntriesAndOneCycle() {
    List<String> tasks = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      tasks.add("T" + i + " needs=macro_state");
    }
    CycleView cycle = story.run(Bundle.sample(), graph(tasks.toArray(String[]::new)));
    assertThat(cycle.status()).isEqualTo(CycleStatus.COMPLETED);
    assertThat(story.steps(HarnessStep.TaskSkipped.class)).hasSize(1_000);
  }

  @Test
  void theStateBesideASkipStaysShortWhateverTheFactorLayerGrants() {
    String[] flags = new String[10_000];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = "flag-" + i;
    }
    story.run(Bundle.sample().factors(flags), graph("T1 needs=macro_state"));
    Details snapshot = story.steps(HarnessStep.TaskSkipped.class).getFirst().snapshot();
    assertThat(((Details) snapshot.values().get("factor_permission")).values())
        .containsEntry("flags", 10_000L)
        .doesNotContainKey("granted");
  }

  @Test
  void aCycleThatIsOverKeepsNothingOfItsInputThatCanBeLong() {
    CycleView cycle = story.run(Bundle.sample(), graph("T1"));
    Harness folded = new Harness();
    story.steps().forEach(step -> folded.apply(step, cycle.actor(), cycle.startedAt()));
    HarnessInput kept = folded.find(cycle.cycleId()).orElseThrow().request().input();
    assertThat(kept.signals()).isEmpty();
    assertThat(kept.activeBeliefs()).isEmpty();
    assertThat(kept.factorPermission().orElseThrow().permissions()).isEmpty();
  }

  @Test
  void anotherTenantsCycleIsNotFound() {
    CycleView cycle = story.run(Bundle.sample(), graph("T1"));
    String prefix = cycle.cycleId().toString().substring(0, 8);
    assertThat(story.desk().ask(new Query.FindCycle(Optional.of(Samples.TENANT), prefix)).value())
        .isEqualTo(cycle);
    assertThat(story.desk().ask(new Query.FindCycle(Optional.of(Samples.STRANGER), prefix)))
        .isInstanceOfSatisfying(
            Reply.Refused.class,
            refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.CYCLE_NOT_FOUND));
  }

  @Test
  void anotherTenantsSeasonIsNoPlaceForACycle() {
    story.desk().given(Commands.plan("momentum:btc-1h"));
    CycleRequest own = story.request(Bundle.sample(), graph("T1"));
    CycleRequest foreign =
        new CycleRequest(
            Samples.STRANGER,
            own.seasonId(),
            own.riskProfileId(),
            own.mode(),
            own.input(),
            own.graph(),
            own.settings());
    story.desk().when(new BeginCycle(foreign, List.of())).refused(RefusalCode.SEASON_EXISTS);
  }
}
