package io.sallyport.testkit;

import static io.sallyport.testkit.Graphs.graph;
import static io.sallyport.testkit.HarnessStory.acts;
import static io.sallyport.testkit.HarnessStory.standings;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.harness.ActionRecord.Disposition;
import io.sallyport.core.harness.Admission.Note;
import io.sallyport.core.harness.Admission.Verdict;
import io.sallyport.core.harness.CycleStatus;
import io.sallyport.core.harness.CycleView;
import io.sallyport.core.harness.HarnessSettings;
import io.sallyport.core.harness.StateObject;
import io.sallyport.core.harness.TaskGraph;
import io.sallyport.core.model.LogicalTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seed 004, section 2: what a cycle makes of state that is missing, weak or old, row by row. */
class UnknownStatesTest {
  private static final TaskGraph ACT = graph("T1 writes=actions");

  private final HarnessStory story = HarnessStory.inAHome();

  @Test
  void regimeMissingHaltsTheCycleAndNothingElse() {
    CycleView cycle = story.run(Bundle.sample().withoutRegime(), ACT);
    assertThat(cycle.status()).isEqualTo(CycleStatus.HALTED);
    assertThat(cycle.why()).isEqualTo("regime_state is missing");
    assertThat(standings(cycle)).isEqualTo("T1=NOT_RUN");
    assertThat(cycle.isSuccess()).isFalse();
    assertThat(story.run(Bundle.sample(), ACT).status()).isEqualTo(CycleStatus.COMPLETED);
  }

  @Test
  void lowRegimeConfidenceDegradesAndLogsOnlyEvenInLiveMode() {
    CycleView cycle =
        story
            .live()
            .run(Bundle.sample().regime("TRENDING_NORMAL_VOL", "0.49"), ACT, _ -> acts("b1"));
    assertThat(cycle.admission().verdict()).isEqualTo(Verdict.DEGRADE);
    assertThat(cycle.admission().notes()).containsExactly(Note.LOW_REGIME_CONFIDENCE);
    assertThat(cycle.status()).isEqualTo(CycleStatus.DEGRADED);
    assertThat(cycle.actions())
        .singleElement()
        .satisfies(action -> {
          assertThat(action.disposition()).isEqualTo(Disposition.LOGGED);
          assertThat(action.why()).isEqualTo("the cycle is DEGRADED");
        });
    assertThat(cycle.isSuccess()).isTrue();
  }

  @Test
  void confidenceAtTheThresholdIsEnough() {
    assertThat(story.run(Bundle.sample().regime("TRENDING_NORMAL_VOL", "0.50"), ACT).status())
        .isEqualTo(CycleStatus.COMPLETED);
  }

  @Test
  void noFactorPermissionIsPermissiveInShadowAndSaysSo() {
    CycleView cycle =
        story.run(
            Bundle.sample().withoutFactors(),
            graph("T1 permits=anything writes=actions"),
            _ -> acts("b1"));
    assertThat(cycle.admission().notes()).containsExactly(Note.FACTOR_LAYER_BYPASSED);
    assertThat(standings(cycle)).isEqualTo("T1=SUCCESS");
    assertThat(cycle.actions()).hasSize(1);
  }

  @Test
  void noFactorPermissionIsDeniedInLiveMode() {
    CycleView cycle =
        story.live().run(Bundle.sample().withoutFactors(), graph("T1 permits=momentum"));
    assertThat(cycle.admission().notes()).containsExactly(Note.FACTOR_LAYER_MISSING);
    assertThat(standings(cycle)).isEqualTo("T1=SKIPPED");
  }

  @Test
  void aSettingMakesLiveModePermissiveWithoutFactors() {
    HarnessSettings strict = HarnessSettings.DEFAULT;
    HarnessSettings permissive =
        new HarnessSettings(
            strict.minRegimeConfidence(),
            strict.minBeliefConviction(),
            strict.maxStaleness(),
            strict.maxViolations(),
            true);
    CycleView cycle =
        story
            .live()
            .under(permissive)
            .run(Bundle.sample().withoutFactors(), graph("T1 permits=momentum"));
    assertThat(cycle.admission().notes()).containsExactly(Note.FACTOR_LAYER_BYPASSED);
    assertThat(standings(cycle)).isEqualTo("T1=SUCCESS");
  }

  @Test
  void emptyBeliefsAreACleanSkip() {
    CycleView cycle = story.run(Bundle.sample().withoutBeliefs(), ACT);
    assertThat(cycle.status()).isEqualTo(CycleStatus.SKIPPED);
    assertThat(cycle.why()).isEqualTo("there is no active belief");
    assertThat(cycle.isSuccess()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void anyStateOlderThanMaxStalenessIsRejected(StateObject state) {
    Bundle bundle = Bundle.sample().withMacroAndFlow();
    LogicalTime atTheEdge = minus(Samples.MONDAY, Duration.ofMinutes(15));
    CycleView fresh = story.run(bundle.stamped(state, atTheEdge), ACT);
    CycleView stale =
        story.run(bundle.stamped(state, new LogicalTime(atTheEdge.micros() - 1)), ACT);
    assertThat(fresh.status()).isEqualTo(CycleStatus.COMPLETED);
    assertThat(stale.status()).isEqualTo(CycleStatus.REJECTED);
    assertThat(stale.why())
        .isEqualTo(
            what(state)
                + " is stale: it is of 2026-01-05T09:14:59.999999Z, and at"
                + " 2026-01-05T09:30:00.000000Z that is more than 15 min ago");
    assertThat(stale.isSuccess()).isFalse();
  }

  private static String what(StateObject state) {
    return switch (state) {
      case SIGNALS -> "signal s1";
      case ACTIVE_BELIEFS -> "belief b1";
      default -> state.field();
    };
  }

  @Test
  void aBundleAssembledTooLongAgoIsRejectedThoughItsStateHasNoTimeOfItsOwn() {
    story.desk().at("2026-01-05T09:45:00.000001Z");
    CycleView cycle = story.run(Bundle.sample(), ACT);
    assertThat(cycle.status()).isEqualTo(CycleStatus.REJECTED);
    assertThat(cycle.why()).startsWith("the bundle is stale");
  }

  @Test
  void stateOfTheFutureIsRejected() {
    story.desk().at("2026-01-05T09:29:59Z");
    // The home was made at 09:30, so that a clock that goes back is the core's own refusal.
    HarnessStory earlier = story;
    assertThat(
            io.sallyport.core.harness.Admission.of(
                    earlier.request(Bundle.sample(), ACT),
                    LogicalTime.parse("2026-01-05T09:29:59Z").value())
                .why())
        .isEqualTo(
            "the bundle is of the future: 2026-01-05T09:30:00.000000Z, and it is"
                + " 2026-01-05T09:29:59.000000Z");
  }

  @Test
  void ofSeveralVerdictsTheSaferOneCounts() {
    Bundle nothing = Bundle.sample().withoutRegime().withoutBeliefs().withoutFactors();
    assertThat(story.run(nothing, ACT).status()).isEqualTo(CycleStatus.HALTED);
    story.desk().at("2026-01-05T10:30:00Z");
    assertThat(story.run(Bundle.sample().withoutBeliefs(), ACT).status())
        .isEqualTo(CycleStatus.REJECTED);
  }

  private static LogicalTime minus(LogicalTime time, Duration duration) {
    return new LogicalTime(time.micros() - duration.toSeconds() * 1_000_000);
  }
}
