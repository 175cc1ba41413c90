package io.sallyport.harness.runner;

import static io.sallyport.harness.runner.HarnessFloor.ANA;
import static io.sallyport.harness.runner.HarnessFloor.end;
import static io.sallyport.harness.runner.Requests.belief;
import static io.sallyport.harness.runner.Requests.btc;
import static io.sallyport.harness.runner.Requests.graph;
import static io.sallyport.harness.runner.Requests.input;
import static io.sallyport.harness.runner.Requests.live;
import static io.sallyport.harness.runner.Requests.regime;
import static io.sallyport.harness.runner.Requests.request;
import static io.sallyport.harness.runner.Requests.shadow;
import static io.sallyport.harness.runner.Requests.v1;
import static io.sallyport.harness.runner.Requests.work;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Bridge;
import io.sallyport.core.desk.Caller;
import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.CycleCommand;
import io.sallyport.core.desk.ExecutionRecord;
import io.sallyport.core.desk.HarnessCommand;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.desk.PlanHistory;
import io.sallyport.core.desk.Query;
import io.sallyport.core.harness.ActionRecord.Disposition;
import io.sallyport.core.harness.Belief;
import io.sallyport.core.harness.ConditionalGate;
import io.sallyport.core.harness.CycleRequest;
import io.sallyport.core.harness.CycleStatus;
import io.sallyport.core.harness.CycleView;
import io.sallyport.core.harness.HarnessInput;
import io.sallyport.core.harness.HarnessMode;
import io.sallyport.core.harness.HarnessSettings;
import io.sallyport.core.harness.HarnessStep;
import io.sallyport.core.harness.RegimeBehavior;
import io.sallyport.core.harness.SkipReason;
import io.sallyport.core.harness.Task;
import io.sallyport.core.harness.TaskOutcome;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.model.TaskName;
import io.sallyport.core.plan.Direction;
import io.sallyport.core.plan.ExecutionStateSnapshot;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plan.PlanState;
import io.sallyport.testkit.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CycleRunnerTest {
  @TempDir Path skills;
  private HarnessFloor floor;

  @BeforeEach
  void open() {
    floor = HarnessFloor.in(skills);
  }

  private static Belief eth() {
    return belief("eth", "momentum:eth-1h");
  }

  private static Belief denied() {
    return belief("sol", "carry:sol", Direction.SHORT, "0.9");
  }

  private List<Plan> plans() {
    return floor.bridge().ask(ANA, new Query.ListPlans(Optional.empty(), Optional.empty())).value();
  }

  @Test
  void theV1GraphLogsItsActionsInShadowMode() {
    CycleView cycle = floor.run(shadow(input(btc(), eth(), denied()), v1()));
    assertThat(cycle.status()).isEqualTo(CycleStatus.COMPLETED);
    assertThat(cycle.isSuccess()).isTrue();
    assertThat(end(cycle, "t1").output().orElseThrow().values())
        .containsEntry("valid", true)
        .containsEntry("degraded", false);
    assertThat(end(cycle, "t2").output().orElseThrow().values()).containsEntry("blocked", false);
    assertThat(end(cycle, "t3").output().orElseThrow().values())
        .containsEntry("surviving", List.of("btc", "eth"))
        .containsEntry("blocked", List.of("sol"));
    assertThat(end(cycle, "t3").writes())
        .extracting(write -> write.text())
        .containsExactly("belief sol is blocked: the factor layer does not grant carry");
    assertThat(end(cycle, "t4").output().orElseThrow().values())
        .containsEntry("emitted", List.of("btc", "eth"));
    assertThat(cycle.actions())
        .extracting(action -> action.beliefId() + " " + action.disposition())
        .containsExactly("btc LOGGED", "eth LOGGED");
    assertThat(plans()).isEmpty();
  }

  @Test
  void theV1GraphMakesTracedDraftsInLiveMode() {
    CycleView cycle = floor.run(live(input(btc(), eth(), denied()), v1()));
    assertThat(cycle.actions())
        .extracting(action -> action.beliefId() + " " + action.disposition())
        .containsExactly("btc PROPOSED", "eth PROPOSED");
    assertThat(plans()).hasSize(2).allMatch(plan -> plan.state() == PlanState.DRAFT);
    assertThat(cycle.actions()).allMatch(action -> action.planId().isPresent());
    assertThat(cycle.actions().getFirst().signalIds()).hasToString("[signal-1]");
    assertThat(cycle.actions().getFirst().regimeId()).hasToString("regime-1");
  }

  @Test
  void aDirectionUnlikeTheRegistrysIsSkipped() {
    Belief against = belief("btc", "momentum:btc-1h", Direction.SHORT, "0.9");
    CycleView cycle = floor.run(live(input(against), v1()));
    assertThat(cycle.actions())
        .extracting(action -> action.disposition() + ": " + action.why())
        .containsExactly(
            "SKIPPED: the belief is SHORT, and the registry has momentum:btc-1h as LONG");
    assertThat(plans()).isEmpty();
  }

  @Test
  void aPlanThatStandsIsNotProposedTwice() {
    floor.run(live(input(btc()), v1()));
    CycleView again = floor.run(live(input(btc(), eth()), v1()));
    assertThat(again.actions())
        .extracting(action -> action.disposition())
        .containsExactly(Disposition.ALREADY_PROPOSED, Disposition.PROPOSED);
    assertThat(plans()).hasSize(2);
  }

  @Test
  void whatIsMissingAndDegradedIsNoted() {
    HarnessInput state =
        Requests.withoutFactors(
            input(Optional.of(regime(RegimeBehavior.TRENDING_HIGH_VOL, "0.3")), btc()));
    CycleView cycle = floor.run(live(state, v1()));
    assertThat(end(cycle, "t1").writes())
        .extracting(write -> write.text())
        .containsExactly(
            "there is no factor_permission: all that it would grant is denied",
            "the confidence in the regime is below min_regime_confidence");
    assertThat(end(cycle, "t3").output().orElseThrow().values())
        .containsEntry("blocked", List.of("btc")); // live mode denies without a factor layer
    assertThat(cycle.status()).isEqualTo(CycleStatus.DEGRADED);
  }

  @Test
  void aConvictionThatIsTooLowIsFilteredOut() {
    HarnessSettings strict =
        new HarnessSettings(
            HarnessSettings.DEFAULT.minRegimeConfidence(),
            Requests.confidence("0.7"),
            HarnessSettings.DEFAULT.maxStaleness(),
            3,
            false);
    Belief weak = belief("weak", "momentum:eth-1h", Direction.LONG, "0.6");
    CycleView cycle =
        floor.run(request(HarnessMode.SHADOW, input(btc(), weak), graph(1, v1()), strict));
    assertThat(end(cycle, "t3").writes())
        .extracting(write -> write.text())
        .containsExactly("belief weak is blocked: its conviction 0.6 is below 0.7");
    assertThat(end(cycle, "t4").output().orElseThrow().values())
        .containsEntry("emitted", List.of("btc"));
  }

  @Test
  void withoutAGateABlockedRegimeLetsNoBeliefSurvive() {
    HarnessInput locked = input(Optional.of(regime(RegimeBehavior.EVENT_LOCK, "0.9")), btc());
    CycleView cycle = floor.run(live(locked, v1()));
    assertThat(end(cycle, "t2").output().orElseThrow().values())
        .containsEntry("blocked", true)
        .containsEntry("reason", "the regime is EVENT_LOCK with confidence 0.9");
    assertThat(end(cycle, "t3").output().orElseThrow().values())
        .containsEntry("blocked", List.of("btc"));
    assertThat(end(cycle, "t4").outcome()).isEqualTo(TaskOutcome.SUCCESS);
    assertThat(cycle.actions()).isEmpty();
    assertThat(floor.harness().halt()).isEmpty();
  }

  @Test
  void whereTheFilterIsSkippedNothingIsEmitted() {
    CycleRequest request =
        request(
            HarnessMode.LIVE,
            input(btc()),
            Requests.gated(
                graph(1, v1()),
                new ConditionalGate(
                    "regime.behavior != 'EVENT_LOCK'", new TaskName("t3"), Optional.empty())),
            HarnessSettings.DEFAULT);
    CycleView cycle = floor.run(request, ConditionalGate.Result.FALSE);
    assertThat(end(cycle, "t3").skipReason()).contains(SkipReason.GATE);
    assertThat(end(cycle, "t4").output().orElseThrow().values())
        .containsEntry("emitted", List.of());
    assertThat(cycle.actions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"t3, [btc]", "t2, []", "elsewhere, []"})
  void whoseSurvivorsAreEmittedAnInputSays(String from, String emitted) {
    Task[] tasks = v1();
    tasks[3] = Requests.handed(tasks[3], "from", from);
    CycleView cycle = floor.run(shadow(tasks));
    assertThat(end(cycle, "t4").output().orElseThrow().values().get("emitted"))
        .hasToString(emitted);
  }

  @Test
  void aCycleThatIsRunAgainIsOnlyShown() {
    CycleRequest request = live(input(btc(), eth()), v1());
    CycleView first = floor.run(request);
    List<JournalEntry> journal = floor.bridge().journal();
    assertThat(floor.run(request)).isEqualTo(first);
    HarnessFloor later = floor.restarted();
    assertThat(later.run(request)).isEqualTo(first);
    assertThat(later.bridge().journal()).isEqualTo(journal);
  }

  @Test
  void oneThatIsOverNeedsNoSkillAnyMore() throws Exception {
    floor.install(SkillSource.of("own", "", "return Details.NONE;"));
    CycleRequest request = shadow(work("own", "own"));
    CycleView first = floor.run(request);
    Files.delete(skills.resolve("Skill_own.jar"));
    assertThat(floor.run(request)).isEqualTo(first);
    assertThat(floor.tryRun(shadow(work("other", "own"))).refused().orElseThrow().message())
        .isEqualTo("skill own is not what was registered: no skill own is installed");
  }

  @Test
  void aJarThatIsNotWhatWasRegisteredIsNotRun() {
    floor.install(SkillSource.of("own", "", "return Details.NONE;"));
    SkillSource.jar(
        skills.resolve("Skill_own.jar"), SkillSource.of("own", "", "return Details.of(\"a\", 1);"));
    Reply<CycleView> reply = floor.tryRun(shadow(work("own", "own")));
    assertThat(reply.refused().orElseThrow().code()).isEqualTo(RefusalCode.SKILL_UNUSABLE);
    assertThat(reply.refused().orElseThrow().message())
        .matches(
            "skill own is not what was registered: registered is 1.0.0 of jar [0-9a-f]{64},"
                + " installed is 1.0.0 of jar [0-9a-f]{64}");
    assertThat(floor.steps(HarnessStep.CycleBegan.class)).isEmpty();
  }

  @Test
  void aSkillThatNobodyRegisteredIsRefusedByTheDesk() {
    Reply<CycleView> reply = floor.tryRun(shadow(work("own", "nobody")));
    assertThat(reply.refused().orElseThrow().code()).isEqualTo(RefusalCode.SKILL_NOT_FOUND);
  }

  @Test
  void manySkipsComeBeforeTheTasksBehindThem() {
    floor.install(SkillSource.of("own", "", "return Details.NONE;"));
    List<Task> tasks = new ArrayList<>();
    List<ConditionalGate> gates = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      tasks.add(work("skipped-" + i, "own"));
      gates.add(new ConditionalGate("true", new TaskName("skipped-" + i), Optional.empty()));
    }
    tasks.add(work("last", "own"));
    ConditionalGate.Result[] no = new ConditionalGate.Result[600];
    Arrays.fill(no, ConditionalGate.Result.FALSE);
    CycleView cycle =
        floor.run(
            request(
                HarnessMode.SHADOW,
                input(btc()),
                Requests.gated(
                    graph(8, tasks.toArray(Task[]::new)), gates.toArray(ConditionalGate[]::new)),
                HarnessSettings.DEFAULT),
            no);
    assertThat(cycle.count(TaskOutcome.SKIPPED)).isEqualTo(600);
    assertThat(end(cycle, "last").outcome()).isEqualTo(TaskOutcome.SUCCESS);
  }

  /** However long each task takes, and however many run at once, they end in one order. */
  @Test
  void theJournalDoesNotShowWhoWasFaster() {
    floor.install(
        SkillSource.of(
            "racer",
            "outputSchema = \"name: text\", sideEffects = \"audit_log\"",
            """
            java.util.concurrent.locks.LockSupport.parkNanos(
                new Random().nextInt(20) * 1_000_000L);
            String name = context.input("name").orElseThrow();
            context.note(name + " after " + context.outputs().keySet());
            if (name.endsWith("7")) { throw new IllegalStateException("no luck"); }
            return Details.of("name", name);
            """));
    HarnessFloor again = floor.restarted();
    HarnessFloor alone = floor.restarted();
    CycleView cycle = floor.run(race(8));
    assertThat(cycle.count(TaskOutcome.FAILED)).isEqualTo(2);
    assertThat(again.run(race(8))).isEqualTo(cycle);
    assertThat(again.bridge().journal()).isEqualTo(floor.bridge().journal());
    alone.run(race(1));
    assertThat(ends(floor)).hasSize(19).isEqualTo(ends(alone));
  }

  private static CycleRequest race(int parallelism) {
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      String[] on = i < 8 ? new String[0] : new String[] {"r-" + (i - 8), "r-" + (i - 7)};
      tasks.add(
          Requests.writing(
              Requests.task("r-" + i, "work", "racer", "name: text", on), "audit_log"));
    }
    return request(
        HarnessMode.SHADOW,
        input(btc()),
        graph(parallelism, tasks.toArray(Task[]::new)),
        HarnessSettings.DEFAULT);
  }

  private static List<String> ends(HarnessFloor floor) {
    return floor.steps().stream()
        .flatMap(step ->
            switch (step) {
              case HarnessStep.TaskSucceeded done -> Stream.of(done.task() + " done");
              case HarnessStep.TaskFailed failed -> Stream.of(failed.task() + " failed");
              default -> Stream.empty();
            })
        .toList();
  }

  @Test
  void independentTasksReallyRunAtOnce() {
    String met = "io.sallyport.harness.test.met";
    System.getProperties().put(met, new CyclicBarrier(3));
    floor.install(
        SkillSource.of(
            "meeting",
            "",
            "((java.util.concurrent.CyclicBarrier) System.getProperties().get(\"%s\")).await();"
                    .formatted(met)
                + " return Details.NONE;"));
    CycleView cycle =
        floor.run(
            request(
                HarnessMode.SHADOW,
                input(btc()),
                graph(3, work("a", "meeting"), work("b", "meeting"), work("c", "meeting")),
                HarnessSettings.DEFAULT));
    System.getProperties().remove(met);
    assertThat(cycle.count(TaskOutcome.SUCCESS)).isEqualTo(3);
  }

  @Test
  void twoRunnersOfOneCycleDoItOnce() throws InterruptedException, ExecutionException {
    CycleRequest request = live(input(btc(), eth()), v1());
    CompletableFuture<CycleView> other = CompletableFuture.supplyAsync(() -> floor.run(request));
    CycleView cycle = floor.run(request);
    assertThat(other.get()).isEqualTo(cycle);
    assertThat(plans()).hasSize(2);
    assertThat(floor.steps(HarnessStep.CycleEnded.class)).hasSize(1);
  }

  @Test
  void aRunThatIsInterruptedStopsAndCanGoOn() {
    String go = "io.sallyport.harness.test.go";
    System.clearProperty(go);
    floor.install(
        SkillSource.of(
            "own",
            "",
            "while (System.getProperty(\"%s\") == null) { Thread.onSpinWait(); }".formatted(go)
                + " return Details.NONE;"));
    CycleRequest request = shadow(work("own", "own"));
    Thread.currentThread().interrupt();
    Reply<CycleView> reply = floor.tryRun(request);
    assertThat(Thread.interrupted()).isTrue();
    System.setProperty(go, "on");
    assertThat(reply.refused().orElseThrow().code()).isEqualTo(RefusalCode.OWNER_LOST);
    assertThat(floor.harness().halt()).isEmpty();
    assertThat(floor.run(request).status()).isEqualTo(CycleStatus.COMPLETED);
  }

  @Test
  void aHaltByAnybodyElseStopsTheRun() {
    floor.done(HarnessFloor.halt("somebody pulled the plug"));
    Reply<CycleView> reply = floor.tryRun(shadow(v1()));
    assertThat(reply.refused().orElseThrow().code()).isEqualTo(RefusalCode.HARNESS_HALTED);
    floor.done(new HarnessCommand.ResumeHarness(new Reason("it is back in")));
    assertThat(floor.run(shadow(v1())).status()).isEqualTo(CycleStatus.COMPLETED);
  }

  @Test
  void anErrorOfTheRunnerItselfHaltsTheHarness() {
    CycleRequest request = shadow(v1());
    var failing =
        new Bridge() {
          @Override
          public <R> Reply<R> submit(Caller caller, Command<R> command) {
            if (command instanceof CycleCommand.EndTask) {
              throw new IllegalStateException("a bug");
            }
            return floor.bridge().submit(caller, command);
          }

          @Override
          public <R> Reply<R> ask(Caller caller, Query<R> query) {
            return floor.bridge().ask(caller, query);
          }

          @Override
          public Reply<ExecutionStateSnapshot> getSnapshot(
              Caller caller, Optional<ClientId> asker, SeasonId season) {
            throw new AssertionError("nobody asks for it here");
          }

          @Override
          public Reply<List<JournalEntry>> harnessAudit(
              Caller caller, Optional<ClientId> asker, Optional<String> cycle) {
            throw new AssertionError("nobody asks for it here");
          }

          @Override
          public Reply<PlanHistory> planHistory(
              Caller caller, Optional<ClientId> asker, String plan) {
            throw new AssertionError("nobody asks for it here");
          }

          @Override
          public Reply<ExecutionRecord> execution(
              Caller caller, Optional<ClientId> asker, String execution) {
            throw new AssertionError("nobody asks for it here");
          }
        };
    CycleView cycle =
        new CycleRunner(SkillCatalog.open(skills), failing).run(ANA, request, List.of()).value();
    assertThat(cycle.status()).isEqualTo(CycleStatus.HALTED);
    assertThat(cycle.why())
        .isEqualTo("an error of the harness: java.lang.IllegalStateException: a bug");
    assertThat(floor.harness().halt()).isPresent();
  }

  @Test
  void itRunsAtTheTimeAndByTheNameOfItsCaller() {
    floor.bridge().at(Samples.MONDAY.plus(Duration.ofMinutes(1)));
    CycleView cycle = floor.run(shadow(v1()));
    assertThat(cycle.actor()).isEqualTo(Samples.ANA.id());
    assertThat(cycle.startedAt()).isEqualTo(Samples.MONDAY.plus(Duration.ofMinutes(1)));
  }
}
