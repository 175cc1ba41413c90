package io.sallyport.testkit;

import static io.sallyport.testkit.Graphs.graph;
import static io.sallyport.testkit.Graphs.parallel;
import static io.sallyport.testkit.HarnessStory.acts;
import static io.sallyport.testkit.HarnessStory.done;
import static io.sallyport.testkit.HarnessStory.standings;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Query;
import io.sallyport.core.harness.ActionRecord;
import io.sallyport.core.harness.Admission.Note;
import io.sallyport.core.harness.CycleStatus;
import io.sallyport.core.harness.CycleView;
import io.sallyport.core.harness.HarnessStep;
import io.sallyport.core.harness.SkillViolation;
import io.sallyport.core.harness.TaskGraph;
import io.sallyport.core.harness.TaskView;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Seed 004, section 5: what the harness never infers, overrides or optimizes, a test a row. */
class ProhibitedTest {
  private static final TaskGraph ACT = graph("T1 writes=actions");

  private final HarnessStory story = HarnessStory.inAHome();

  private List<Plan> plans() {
    return story.desk().ask(new Query.ListPlans(Optional.empty(), Optional.empty())).value();
  }

  @Test
  void neverInfersTheRegimeFromAnythingElse() {
    CycleView cycle = story.run(Bundle.sample().withMacroAndFlow().withoutRegime(), ACT);
    assertThat(cycle.status()).isEqualTo(CycleStatus.HALTED);
  }

  @Test
  void neverInfersFactorPermissionsFromTheRegime() {
    story.live();
    for (String regime : List.of("TRENDING_NORMAL_VOL", "MEAN_REVERTING_LOW_VOL")) {
      CycleView cycle =
          story.run(
              Bundle.sample().regime(regime, "1").withoutFactors(), graph("T1 permits=momentum"));
      assertThat(standings(cycle)).isEqualTo("T1=SKIPPED");
    }
  }

  @Test
  void neverInfersBeliefsFromSignals() {
    Bundle signalsAlone = Bundle.sample().withoutBeliefs();
    assertThat(signalsAlone.input().signals()).isNotEmpty();
    assertThat(story.run(signalsAlone, ACT).status()).isEqualTo(CycleStatus.SKIPPED);
  }

  @Test
  void neverInfersTheDirection() {
    Bundle against = Bundle.sample().withoutBeliefs().belief("b1", "carry:sol", "SHORT", "0.7");
    CycleView cycle = story.live().run(against, ACT, _ -> acts("b1"));
    assertThat(cycle.actions())
        .singleElement()
        .matches(action -> action.direction().name().equals("SHORT"));
  }

  @Test
  void neverInfersASizeWhateverTheConviction() {
    Bundle bundle =
        Bundle.sample()
            .withoutBeliefs()
            .belief("weak", "momentum:btc-1h", "LONG", "0.01")
            .belief("strong", "momentum:eth-1h", "LONG", "1");
    story.live().run(bundle, ACT, _ -> acts("weak", "strong"));
    assertThat(plans())
        .flatExtracting(plan -> plan.content().intents())
        .extracting(OrderIntent::terms)
        .extracting(terms -> terms.symbol() + " " + terms.quantity().toPlainString())
        .containsExactlyInAnyOrder("BTCUSDT 0.01", "ETHUSDT 1");
  }

  @Test
  void neverOverridesAFactorPermissionDenial() {
    CycleView cycle = story.live().run(Bundle.sample().factors("carry"), ACT, _ -> acts("b1"));
    assertThat(story.steps(HarnessStep.SkillViolated.class))
        .singleElement()
        .matches(step -> step.violation() == SkillViolation.PERMISSION_BYPASS);
    assertThat(cycle.actions()).isEmpty();
    assertThat(plans()).isEmpty();
  }

  @Test
  void neverOverridesARegimeThatBlocks() {
    CycleView cycle =
        story.live().run(Bundle.sample().regime("EVENT_LOCK", "1"), ACT, _ -> acts("b1"));
    assertThat(story.steps(HarnessStep.HarnessViolated.class)).hasSize(1);
    assertThat(story.steps(HarnessStep.HarnessHalted.class)).hasSize(1);
    assertThat(cycle.status()).isEqualTo(CycleStatus.HALTED);
    assertThat(plans()).isEmpty();
  }

  /** The belief threshold is a row of {@link SkillsTest}, with the regime's. */
  @Test
  void neverOverridesStaleness() {
    story.live().desk().at("2026-01-05T10:30:00Z");
    List<String> ran = new ArrayList<>();
    CycleView cycle =
        story.run(
            Bundle.sample(),
            ACT,
            call -> {
              ran.add(call.task().id().value());
              return acts("b1");
            });
    assertThat(cycle.status()).isEqualTo(CycleStatus.REJECTED);
    assertThat(ran).isEmpty();
    assertThat(plans()).isEmpty();
  }

  @Test
  void neverReordersTasksForPerformance() {
    List<String> order = new ArrayList<>();
    story.run(
        Bundle.sample(),
        parallel(3, graph("slow", "quick", "later after=slow", "quickest")),
        call -> {
          order.add(call.task().id().value());
          return done();
        });
    assertThat(order).containsExactly("slow", "quick", "later", "quickest");
  }

  @Test
  void neverBatchesAcrossCycles() {
    story.live().run(Bundle.sample(), ACT, _ -> acts("b1"));
    story.run(
        Bundle.sample().belief("b2", "carry:sol", "SHORT", "0.7"), ACT, _ -> acts("b1", "b2"));
    assertThat(plans()).hasSize(2);
    assertThat(story.desk().entries())
        .allSatisfy(entry ->
            assertThat(
                    entry.events().stream()
                        .filter(event -> event.toString().contains("cycleId"))
                        .map(
                            event -> event.toString().replaceAll(".*?cycleId=([0-9a-f-]+).*", "$1"))
                        .distinct())
                .hasSizeLessThanOrEqualTo(1));
  }

  @Test
  void neverCachesStateAcrossCycles() {
    story.live().run(Bundle.sample(), graph("T1 permits=momentum"));
    CycleView next = story.run(Bundle.sample().withoutFactors(), graph("T1 permits=momentum"));
    assertThat(next.admission().notes()).containsExactly(Note.FACTOR_LAYER_MISSING);
    assertThat(standings(next)).isEqualTo("T1=SKIPPED");
  }

  @Test
  void neverPrunesTasksThatNobodyNeeds() {
    CycleView cycle =
        story.run(Bundle.sample(), graph("A", "unneeded", "B after=A", "idle after=B"));
    assertThat(cycle.tasks()).allMatch(task -> task.standing() == TaskView.Standing.SUCCESS);
    assertThat(cycle.actions()).extracting(ActionRecord::beliefId).isEmpty();
  }
}
