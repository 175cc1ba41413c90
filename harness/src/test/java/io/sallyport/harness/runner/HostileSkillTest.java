package io.sallyport.harness.runner;

import static io.sallyport.harness.runner.HarnessFloor.end;
import static io.sallyport.harness.runner.Requests.btc;
import static io.sallyport.harness.runner.Requests.graph;
import static io.sallyport.harness.runner.Requests.input;
import static io.sallyport.harness.runner.Requests.request;
import static io.sallyport.harness.runner.Requests.shadow;
import static io.sallyport.harness.runner.Requests.within;
import static io.sallyport.harness.runner.Requests.work;
import static io.sallyport.harness.runner.Requests.writing;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.harness.CycleStatus;
import io.sallyport.core.harness.CycleView;
import io.sallyport.core.harness.HarnessMode;
import io.sallyport.core.harness.HarnessSettings;
import io.sallyport.core.harness.HarnessStep;
import io.sallyport.core.harness.SkillViolation;
import io.sallyport.core.harness.Task;
import io.sallyport.core.harness.TaskOutcome;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no skill may do to the harness, however it tries. */
class HostileSkillTest {
  private static final String STOP = "io.sallyport.harness.test.stop";

  @TempDir Path skills;
  private HarnessFloor floor;

  @BeforeEach
  void open() {
    System.clearProperty(STOP);
    floor = HarnessFloor.in(skills);
  }

  /** Threads that nobody can end look at this, so that they do not outlive the test. */
  @AfterEach
  void letThreadsGo() {
    System.setProperty(STOP, "true");
  }

  private CycleView run(SkillSource skill, Task... tasks) {
    return floor.install(skill).run(shadow(tasks));
  }

  private static Task hostile() {
    return work("hostile", "hostile");
  }

  private void failed(CycleView cycle, String why) {
    assertThat(end(cycle, "hostile").outcome()).isEqualTo(TaskOutcome.FAILED);
    assertThat(end(cycle, "hostile").why()).isEqualTo(why);
    assertThat(floor.steps(HarnessStep.SkillViolated.class)).isEmpty();
    assertThat(cycle.status()).isEqualTo(CycleStatus.COMPLETED);
    assertThat(floor.harness().halt()).isEmpty();
  }

  private HarnessStep.SkillViolated violated(SkillViolation violation) {
    assertThat(floor.steps(HarnessStep.SkillViolated.class)).hasSize(1);
    HarnessStep.SkillViolated step = floor.steps(HarnessStep.SkillViolated.class).getFirst();
    assertThat(step.violation()).isEqualTo(violation);
    return step;
  }

  @Test
  void oneThatNeverEndsAndHearsNothingIsATimeout() {
    CycleView cycle =
        run(
            SkillSource.of(
                "hostile", "", "while (!Boolean.getBoolean(\"" + STOP + "\")) {} return null;"),
            within(100, hostile()),
            work("after", "hostile", "hostile"));
    assertThat(end(cycle, "hostile").why()).isEqualTo("TIMEOUT: it took longer than 100 ms");
    assertThat(violated(SkillViolation.TIMEOUT).what()).isEqualTo("it took longer than 100 ms");
    assertThat(cycle.status()).isEqualTo(CycleStatus.COMPLETED);
    assertThat(cycle.tasks().getLast().blockedBy()).contains("task hostile failed");
    assertThat(floor.skill("hostile").unusable()).isEmpty();
  }

  @Test
  void oneThatSwallowsTheInterruptAndGoesOnHasNoRightsLeft() {
    CycleView cycle =
        run(
            SkillSource.of(
                "hostile",
                "sideEffects = \"audit_log\"",
                """
                try { new java.util.concurrent.CountDownLatch(1).await(); }
                catch (InterruptedException e) { context.note("late"); }
                return Details.NONE;
                """),
            writing(within(100, hostile()), "audit_log"));
    assertThat(end(cycle, "hostile").why()).isEqualTo("TIMEOUT: it took longer than 100 ms");
    assertThat(end(cycle, "hostile").writes()).isEmpty();
    violated(SkillViolation.TIMEOUT);
  }

  @Test
  void anInterruptThatRunsCodeOfTheSkillHoldsNobodyUp() {
    CycleView cycle =
        run(
            SkillSource.of("hostile", "", "new Channel().block(); return Details.NONE;")
                .with(
                    """
                    static final class Channel
                        extends java.nio.channels.spi.AbstractInterruptibleChannel {
                      void block() {
                        begin();
                        while (!Boolean.getBoolean("%1$s")) {}
                      }
                      @Override protected void implCloseChannel() {
                        while (!Boolean.getBoolean("%1$s")) {}
                      }
                    }
                    """
                        .formatted(STOP)),
            within(100, hostile()));
    assertThat(end(cycle, "hostile").why()).isEqualTo("TIMEOUT: it took longer than 100 ms");
    assertThat(cycle.status()).isEqualTo(CycleStatus.COMPLETED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          throw new Error("boom");                                  | java.lang.Error: boom
          throw new OutOfMemoryError("none left");                  | java.lang.OutOfMemoryError: none left
          throw new Exception();                                    | java.lang.Exception
          throw new RuntimeException("a\\nb\\u001b[2J");            | java.lang.RuntimeException: a\\u{a}b\\u{1b}[2J
          throw new Odd();                                          | Skill_hostile$Odd
          return null;                                              | java.lang.IllegalArgumentException: it returned null
          return forever();                                         | java.lang.StackOverflowError
          Skill_hostile.<RuntimeException>sneak(); return null;     | java.io.IOException: sneaked
          return Details.of("a", 1.5);                              | java.lang.IllegalArgumentException: not a figure: class java.lang.Double
          """)
  void whateverItThrowsIsTheFailureOfItsTask(String body, String why) {
    CycleView cycle =
        run(
            SkillSource.of("hostile", "", body)
                .with(
                    """
                    static final class Odd extends RuntimeException {
                      @Override public String getMessage() { throw new IllegalStateException(); }
                    }
                    static Details forever() { return forever(); }
                    @SuppressWarnings("unchecked")
                    static <E extends Throwable> void sneak() throws E {
                      throw (E) new java.io.IOException("sneaked");
                    }
                    """),
            hostile());
    failed(cycle, why);
  }

  @Test
  void aMessageOfTenMegabytesIsCut() {
    CycleView cycle =
        run(
            SkillSource.of(
                "hostile", "", "throw new IllegalStateException(\"x\".repeat(10_000_000));"),
            hostile());
    assertThat(end(cycle, "hostile").why()).hasSize(ForeignText.MOST_SHOWN + 1).endsWith("x…");
  }

  @Test
  void aStaticInitializerThatThrowsIsTheFailureOfItsTask() {
    CycleView cycle =
        run(
            SkillSource.of("hostile", "", "return Details.NONE;")
                .with("static { if (true) throw new IllegalStateException(\"at once\"); }"),
            hostile());
    failed(cycle, "java.lang.ExceptionInInitializerError");
  }

  @Test
  void aWriteThatItDidNotDeclareIsAViolationThoughItCatchesTheException() {
    CycleView cycle =
        run(
            SkillSource.of(
                "hostile",
                "sideEffects = \"audit_log\"",
                """
                context.note("before");
                try { context.write("order_db", "k", "v"); } catch (RuntimeException e) {}
                return Details.NONE;
                """),
            writing(hostile(), "audit_log"),
            work("after", "hostile"));
    assertThat(violated(SkillViolation.UNDECLARED_SIDE_EFFECT).what())
        .isEqualTo("it wrote to order_db, which it did not declare");
    assertThat(end(cycle, "hostile").writes()).isEmpty();
    assertThat(cycle.status()).isEqualTo(CycleStatus.HALTED);
    assertThat(floor.skill("hostile").quarantine()).isPresent();
    assertThat(floor.harness().halt()).isEmpty();
  }

  @Test
  void whatItDeclaredAndItsTaskDoesNotAllowFailsTheTaskAlone() {
    CycleView cycle =
        run(
            SkillSource.of(
                "hostile",
                "sideEffects = \"db\"",
                "context.write(\"db\", \"k\", \"v\"); return null;"),
            hostile());
    assertThat(end(cycle, "hostile").why()).isEqualTo("the task does not let it write to db");
    assertThat(cycle.status()).isEqualTo(CycleStatus.COMPLETED);
    assertThat(floor.skill("hostile").unusable()).isEmpty();
  }

  @Test
  void afterItsFirstViolationNothingElseCounts() {
    CycleView cycle =
        run(
            SkillSource.of(
                "hostile",
                "",
                """
                try { context.flow(); } catch (SkillViolationException e) {}
                try { context.write("db", "k", "v"); } catch (SkillViolationException e) {}
                while (!Boolean.getBoolean("%s")) {}
                return Details.of("extra", 1);
                """
                    .formatted(STOP)),
            hostile()); // it has a minute, and is not given it
    violated(SkillViolation.LAYER_BYPASS);
    assertThat(cycle.status()).isEqualTo(CycleStatus.COMPLETED);
  }

  @Test
  void aFieldTooManyIsAnUndeclaredOutput() {
    CycleView cycle =
        run(
            SkillSource.of("hostile", "", "return Details.of(\"extra\", 1).and(\"a\\nb\", 2);"),
            hostile());
    assertThat(violated(SkillViolation.UNDECLARED_OUTPUT).what())
        .isEqualTo("it returned undeclared [extra, 'a\\u{a}b']");
    assertThat(cycle.status()).isEqualTo(CycleStatus.HALTED);
  }

  @Test
  void aFieldOfAnotherTypeIsAFailure() {
    CycleView cycle =
        run(
            SkillSource.of(
                "hostile",
                "outputSchema = \"count: integer\"",
                "return Details.of(\"count\", \"many\");"),
            Requests.task("hostile", "work", "hostile", "count: integer"));
    failed(cycle, "its output is not (count: integer): count is no integer");
  }

  @Test
  void whatItReturnedCannotBeChangedAnyMore() {
    CycleView cycle =
        run(
            SkillSource.of(
                "hostile",
                "outputSchema = \"names: [text]\"",
                """
                class Keeping extends HashMap<String, Object> {
                  java.util.function.BiConsumer<? super String, ? super Object> kept;
                  @Override public void forEach(
                      java.util.function.BiConsumer<? super String, ? super Object> action) {
                    kept = action;
                    action.accept("names", List.of("a"));
                  }
                }
                Keeping map = new Keeping();
                Details details = new Details(map);
                Thread thread = new Thread(() -> {
                  while (!Boolean.getBoolean("%s")) { map.kept.accept("names", 5L); }
                });
                thread.setDaemon(true);
                thread.start();
                return details;
                """
                    .formatted(STOP)),
            Requests.task("hostile", "work", "hostile", "names: [text]"));
    assertThat(end(cycle, "hostile").why())
        .isIn("", "its output is not (names: [text]): names is no [text]");
    assertThat(floor.restarted().run(shadow(cycle.graph().tasks().toArray(Task[]::new))))
        .isEqualTo(cycle);
  }

  @Test
  void stateCannotBeChanged() {
    floor.install(
        SkillSource.of(
            "hostile",
            "layerDependencies = {\"L6.5\", \"L8\", \"L9\"}, outputSchema = \"refused: integer\"",
            """
            List<Runnable> attempts = List.of(
                () -> context.beliefs().clear(),
                () -> context.signals().removeFirst(),
                () -> context.beliefs().getFirst().signalIds().clear(),
                () -> context.factors().orElseThrow().permissions().clear(),
                () -> context.factors().orElseThrow().exposureLimits().put(null, null));
            long refused = 0;
            for (Runnable attempt : attempts) {
              try { attempt.run(); } catch (UnsupportedOperationException e) { refused++; }
            }
            return Details.of("refused", refused);
            """),
        SkillSource.of(
            "reader",
            "layerDependencies = {\"L6.5\", \"L8\", \"L9\"}, outputSchema = \"seen: text\"",
            "return Details.of(\"seen\", context.beliefs() + \"\" + context.signals() +"
                + " context.factors());"));
    var state = input(btc());
    CycleView cycle =
        floor.run(
            shadow(
                state,
                Requests.task("hostile", "work", "hostile", "refused: integer"),
                Requests.task("next", "work", "reader", "seen: text", "hostile")));
    assertThat(end(cycle, "hostile").output().orElseThrow().values()).containsEntry("refused", 5L);
    assertThat(end(cycle, "next").output().orElseThrow().values())
        .containsEntry(
            "seen", state.activeBeliefs() + "" + state.signals() + state.factorPermission());
  }

  @Test
  void aContextThatIsKeptIsOfNoUseAfterwards() {
    String kept = "io.sallyport.harness.test.kept";
    System.getProperties().remove(kept);
    CycleView cycle =
        run(
            SkillSource.of(
                "hostile",
                "sideEffects = \"audit_log\", outputSchema = \"said: text\"",
                """
                Object before = System.getProperties().put("%1$s", context);
                if (before == null) { return Details.of("said", "kept"); }
                try {
                  ((SkillContext) before).note("late");
                  return Details.of("said", "written");
                } catch (SkillViolationException e) {
                  return Details.of("said", e.getMessage());
                }
                """
                    .formatted(kept)),
            writing(Requests.task("hostile", "work", "hostile", "said: text"), "audit_log"),
            writing(
                Requests.task("next", "work", "hostile", "said: text", "hostile"), "audit_log"));
    System.getProperties().remove(kept);
    assertThat(end(cycle, "next").output().orElseThrow().values())
        .containsEntry("said", "task hostile is over");
    assertThat(end(cycle, "hostile").writes()).isEmpty();
    assertThat(floor.steps(HarnessStep.SkillViolated.class)).isEmpty();
  }

  @Test
  void noStaticFieldIsSharedByTwoTasks() {
    CycleView cycle =
        run(
            SkillSource.of(
                    "hostile", "outputSchema = \"n: integer\"", "return Details.of(\"n\", ++n);")
                .with("static int n;"),
            Requests.task("hostile", "work", "hostile", "n: integer"),
            Requests.task("next", "work", "hostile", "n: integer", "hostile"));
    assertThat(end(cycle, "next").output().orElseThrow().values()).containsEntry("n", 1L);
  }

  @Test
  void aLayerThatItDidNotDeclareIsABypass() {
    CycleView cycle =
        run(
            SkillSource.of(
                "hostile", "layerDependencies = \"L9\"", "context.regime(); return null;"),
            hostile(),
            work("after", "hostile"));
    assertThat(violated(SkillViolation.LAYER_BYPASS).what())
        .isEqualTo("it read regime_state without depending on layer L6");
    assertThat(cycle.status()).isEqualTo(CycleStatus.COMPLETED);
    assertThat(floor.skill("hostile").quarantine()).isPresent();
    assertThat(end(cycle, "after").why()).contains("is quarantined");
  }

  @Test
  void oneThatHoldsTheLockOfItsContextHoldsNobodyUp() {
    CycleView cycle =
        run(
            SkillSource.of(
                "hostile",
                "",
                "synchronized (context) { while (!Boolean.getBoolean(\""
                    + STOP
                    + "\")) {} }"
                    + " return null;"),
            within(100, hostile()));
    assertThat(end(cycle, "hostile").why()).isEqualTo("TIMEOUT: it took longer than 100 ms");
  }

  @ParameterizedTest
  @CsvSource({"context.note(\"x\")", "context.note(\"x\".repeat(20_000))"})
  void oneThatWritesForeverIsEnded(String write) {
    CycleView cycle =
        run(
            SkillSource.of(
                "hostile",
                "sideEffects = \"audit_log\"",
                "while (true) { try { "
                    + write
                    + "; } catch (IllegalStateException e) { return"
                    + " Details.NONE; } }"),
            writing(hostile(), "audit_log"));
    failed(cycle, "it wrote more than 10000 times, or more than 5000000 characters");
    assertThat(end(cycle, "hostile").writes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          context.note("x".repeat(20_001));         | a text is Unicode, of at most 20000 characters
          context.note("\\ud800");                  | a text is Unicode, of at most 20000 characters
          context.write("db", "", "v");             | a key is 1 to 200 characters, none of them a control character
          context.write("db", "a\\nb", "v");        | a key is 1 to 200 characters, none of them a control character
          context.write("actions", "k", "v");       | nothing but act() writes to actions
          """)
  void whatCannotBeWrittenDownIsNot(String body, String why) {
    CycleView cycle =
        run(
            SkillSource.of(
                "hostile",
                "sideEffects = {\"audit_log\", \"db\", \"actions\"}",
                body + " return null;"),
            writing(hostile(), "audit_log", "db", "actions"));
    failed(cycle, "java.lang.IllegalArgumentException: " + why);
  }

  @Test
  void halfACharacterInAnOutputIsAFailure() {
    CycleView cycle =
        run(
            SkillSource.of(
                "hostile", "outputSchema = \"a: text\"", "return Details.of(\"a\", \"\\ud800\");"),
            Requests.task("hostile", "work", "hostile", "a: text"));
    failed(
        cycle,
        "java.lang.IllegalArgumentException: its output is not Unicode text of at most 1000000"
            + " characters");
  }

  @Test
  void threeOverrunsAndItIsGoneForGood() {
    floor.install(
        SkillSource.of(
            "hostile", "", "while (!Boolean.getBoolean(\"" + STOP + "\")) {} return null;"));
    CycleView cycle =
        floor.run(
            shadow(
                within(50, work("one", "hostile")),
                within(50, work("two", "hostile")),
                within(50, work("three", "hostile")),
                within(50, work("four", "hostile"))));
    assertThat(floor.steps(HarnessStep.SkillViolated.class)).hasSize(3);
    assertThat(floor.steps(HarnessStep.SkillDeregistered.class)).hasSize(1);
    assertThat(end(cycle, "four").why())
        .startsWith("skill hostile was deregistered for good: 3 violations");
    assertThat(floor.skill("hostile").deregistration()).isPresent();
  }

  @Test
  void oneThatFinishesLateIsATimeoutAlthoughNobodyWaitedForItYet() {
    floor.install(
        SkillSource.of(
            "slow",
            "",
            "while (System.getProperty(\""
                + STOP
                + ".late\") == null) { Thread.onSpinWait(); }"
                + " return Details.NONE;"),
        SkillSource.of(
            "late",
            "",
            """
            try { new java.util.concurrent.CountDownLatch(1).await(); }
            catch (InterruptedException e) { System.setProperty("%s.late", "true"); }
            return Details.NONE;
            """
                .formatted(STOP)));
    System.clearProperty(STOP + ".late");
    CycleView cycle =
        floor.run(
            request(
                HarnessMode.SHADOW,
                input(btc()),
                graph(2, work("first", "slow"), within(100, work("second", "late"))),
                HarnessSettings.DEFAULT));
    assertThat(end(cycle, "first").outcome()).isEqualTo(TaskOutcome.SUCCESS);
    assertThat(end(cycle, "second").why()).isEqualTo("TIMEOUT: it took longer than 100 ms");
  }
}
