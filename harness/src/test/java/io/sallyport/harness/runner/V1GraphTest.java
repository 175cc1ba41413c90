package io.sallyport.harness.runner;

import static io.sallyport.harness.runner.HarnessFloor.end;
import static io.sallyport.harness.runner.Requests.belief;
import static io.sallyport.harness.runner.Requests.btc;
import static io.sallyport.harness.runner.Requests.input;
import static io.sallyport.harness.runner.Requests.regime;
import static io.sallyport.harness.runner.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.harness.ConditionalGate;
import io.sallyport.core.harness.CycleStatus;
import io.sallyport.core.harness.CycleView;
import io.sallyport.core.harness.HarnessInput;
import io.sallyport.core.harness.HarnessMode;
import io.sallyport.core.harness.HarnessSettings;
import io.sallyport.core.harness.RegimeBehavior;
import io.sallyport.core.harness.RegimeState;
import io.sallyport.core.harness.SkipReason;
import io.sallyport.core.harness.TaskGraph;
import io.sallyport.core.harness.TaskOutcome;
import io.sallyport.harness.graph.Gates;
import io.sallyport.harness.graph.GraphReader;
import io.sallyport.testkit.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The graph that comes with Sallyport, with its gates and its skills (seed 004, section 6). */
class V1GraphTest {
  @TempDir Path skills;
  private HarnessFloor floor;

  @BeforeEach
  void open() {
    floor = HarnessFloor.in(skills);
  }

  private CycleView run(HarnessMode mode, HarnessInput input) {
    TaskGraph graph = GraphReader.v1();
    List<ConditionalGate.Result> gates =
        Gates.compile(graph).value().evaluate(input, HarnessSettings.DEFAULT);
    return floor.run(
        request(mode, input, graph, HarnessSettings.DEFAULT),
        gates.toArray(ConditionalGate.Result[]::new));
  }

  private static HarnessInput under(RegimeState regime) {
    return input(Optional.of(regime), btc());
  }

  /** Seed 004, section 2, "Semantics of unknown states", and T2. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          TRENDING_NORMAL_VOL,     0.8, COMPLETED, PROPOSED
          TRENDING_HIGH_VOL,       0.5, COMPLETED, PROPOSED
          MEAN_REVERTING_LOW_VOL,  0.4, DEGRADED,  LOGGED
          MEAN_REVERTING_HIGH_VOL, 0.9, COMPLETED, PROPOSED
          EVENT_DOMINANT,          0.9, COMPLETED, PROPOSED
          EVENT_LOCK,              0.9, COMPLETED, SKIPPED
          UNDEFINED,               0.9, COMPLETED, PROPOSED
          UNDEFINED,               0.4, DEGRADED,  SKIPPED
          """)
  void whatBecomesOfABeliefFollowsFromTheRegime(
      RegimeBehavior behavior, String confidence, CycleStatus status, String becomes) {
    CycleView cycle = run(HarnessMode.LIVE, under(regime(behavior, confidence)));
    assertThat(cycle.status()).isEqualTo(status);
    assertThat(cycle.count(TaskOutcome.FAILED)).isZero();
    if (becomes.equals("SKIPPED")) {
      assertThat(end(cycle, "T3").skipReason()).contains(SkipReason.GATE);
      assertThat(end(cycle, "T4").skipReason()).contains(SkipReason.GATE);
      assertThat(cycle.actions()).isEmpty();
    } else {
      assertThat(cycle.actions())
          .extracting(action -> action.disposition().name())
          .containsExactly(becomes);
    }
    assertThat(floor.harness().halt()).isEmpty();
  }

  @Test
  void withoutARegimeTheCycleHaltsAndNothingLatches() {
    CycleView cycle = run(HarnessMode.SHADOW, input(Optional.empty(), btc()));
    assertThat(cycle.status()).isEqualTo(CycleStatus.HALTED);
    assertThat(cycle.count(TaskOutcome.SUCCESS)).isZero();
    assertThat(floor.harness().halt()).isEmpty();
  }

  @Test
  void withoutABeliefThereIsNothingToDo() {
    CycleView cycle = run(HarnessMode.SHADOW, input());
    assertThat(cycle.status()).isEqualTo(CycleStatus.SKIPPED);
    assertThat(cycle.isSuccess()).isTrue();
  }

  @Test
  void staleStateIsRejected() {
    floor.bridge().at(Samples.MONDAY.plus(Duration.ofMinutes(16)));
    CycleView cycle = run(HarnessMode.SHADOW, input(btc()));
    assertThat(cycle.status()).isEqualTo(CycleStatus.REJECTED);
  }

  @Test
  void withoutAFactorLayerShadowModeIsPermissiveAndSaysSo() {
    HarnessInput bare = Requests.withoutFactors(input(belief("spread", "pairs:spread"), btc()));
    CycleView cycle = run(HarnessMode.SHADOW, bare);
    assertThat(end(cycle, "T1").writes()).hasSize(1);
    assertThat(end(cycle, "T3").output().orElseThrow().values())
        .containsEntry("surviving", List.of("btc", "spread"));
  }

  @Test
  void withoutAFactorLayerLiveModeDeniesAndSaysSo() {
    CycleView cycle = run(HarnessMode.LIVE, Requests.withoutFactors(input(btc())));
    assertThat(end(cycle, "T1").writes())
        .singleElement()
        .matches(note ->
            note.text().equals("there is no factor_permission: all that it would grant is denied"));
    assertThat(end(cycle, "T3").output().orElseThrow().values())
        .containsEntry("blocked", List.of("btc"));
    assertThat(cycle.actions()).isEmpty();
  }
}
