package io.sallyport.testkit;

import static io.sallyport.testkit.Graphs.graph;
import static io.sallyport.testkit.HarnessStory.acts;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.CycleCommand.BeginCycle;
import io.sallyport.core.desk.Query;
import io.sallyport.core.harness.ActionRecord;
import io.sallyport.core.harness.ActionRecord.Disposition;
import io.sallyport.core.harness.CycleProgress;
import io.sallyport.core.harness.CycleView;
import io.sallyport.core.harness.Harness;
import io.sallyport.core.harness.TaskGraph;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plan.PlanState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPEC 8: shadow mode logs, live mode proposes DRAFT plans, and nothing goes beyond that. */
class ActionsTest {
  private static final TaskGraph ACT = graph("T1 writes=actions");

  private final HarnessStory story = HarnessStory.inAHome();

  private List<Plan> plans() {
    return story.desk().ask(new Query.ListPlans(Optional.empty(), Optional.empty())).value();
  }

  private CycleView act(Bundle bundle, String... beliefs) {
    return story.run(bundle, ACT, _ -> acts(beliefs));
  }

  @Test
  void shadowModeLogsAndPlansNothing() {
    CycleView cycle = act(Bundle.sample(), "b1");
    assertThat(cycle.actions())
        .singleElement()
        .matches(action -> action.disposition() == Disposition.LOGGED);
    assertThat(plans()).isEmpty();
  }

  @Test
  void liveModeProposesADraftPlanTracedToBeliefSignalAndRegime() {
    CycleView cycle = story.live().run(Bundle.sample(), ACT, _ -> acts("b1"));
    ActionRecord action = cycle.actions().getFirst();
    Plan plan = plans().getFirst();
    assertThat(action.disposition()).isEqualTo(Disposition.PROPOSED);
    assertThat(action.planId()).contains(plan.id());
    assertThat(action.signalIds()).extracting(Object::toString).containsExactly("s1");
    assertThat(action.regimeId()).hasToString("regime-1");
    assertThat(plan.state()).isEqualTo(PlanState.DRAFT);
    assertThat(plan.content().intents()).hasSize(1);
    assertThat(
            story
                .desk()
                .ask(new Query.FindPlan(Optional.empty(), plan.id().toString()))
                .value()
                .origin())
        .hasValueSatisfying(origin -> {
          assertThat(origin.cycleId()).isEqualTo(cycle.cycleId());
          assertThat(origin.action()).isEqualTo(action);
        });
  }

  @Test
  void beliefsThatContradictEachOtherAboutAnItemAreBothSkippedAndNamed() {
    Bundle bundle =
        Bundle.sample()
            .withoutBeliefs()
            .belief("b1", "momentum:btc-1h", "LONG", "0.7")
            .belief("b2", "momentum:btc-1h", "SHORT", "0.6")
            .belief("b3", "carry:sol", "SHORT", "0.7");
    CycleView cycle = story.live().run(bundle, ACT, _ -> acts("b1", "b2", "b3"));
    assertThat(cycle.actions())
        .extracting(ActionRecord::disposition)
        .containsExactly(Disposition.SKIPPED, Disposition.SKIPPED, Disposition.PROPOSED);
    assertThat(cycle.actions().getFirst().why())
        .isEqualTo("beliefs b1 (LONG) and b2 (SHORT) contradict each other about momentum:btc-1h");
    assertThat(cycle.actions().get(1).why())
        .isEqualTo("beliefs b2 (SHORT) and b1 (LONG) contradict each other about momentum:btc-1h");
    assertThat(plans()).hasSize(1);
  }

  @Test
  void onePlanABeliefInBeliefOrder() {
    Bundle bundle =
        Bundle.sample()
            .withoutBeliefs()
            .belief("b2", "momentum:btc-1h", "LONG", "0.7")
            .belief("b1", "carry:sol", "SHORT", "0.7")
            .belief("b3", "momentum:eth-1h", "LONG", "0.7");
    CycleView cycle = story.live().run(bundle, ACT, _ -> acts("b3", "b1", "b2"));
    assertThat(cycle.actions())
        .extracting(action -> action.beliefId() + " " + action.portfolioItem())
        .containsExactly("b1 carry:sol", "b2 momentum:btc-1h", "b3 momentum:eth-1h");
    assertThat(plans()).hasSize(3).allMatch(plan -> plan.content().legs().size() == 1);
  }

  @Test
  void aStandingPlanCountsAsProposed() {
    Plan standing = story.desk().given(Commands.plan("momentum:btc-1h"));
    CycleView cycle = story.live().run(Bundle.sample(), ACT, _ -> acts("b1"));
    assertThat(cycle.actions())
        .singleElement()
        .satisfies(action -> {
          assertThat(action.disposition()).isEqualTo(Disposition.ALREADY_PROPOSED);
          assertThat(action.planId()).contains(standing.id());
        });
    assertThat(plans()).containsExactly(standing);
  }

  @Test
  void twoBeliefsOfOneItemAreOnePlan() {
    Bundle bundle = Bundle.sample().belief("b2", "momentum:btc-1h", "LONG", "0.9");
    CycleView cycle = story.live().run(bundle, ACT, _ -> acts("b1", "b2"));
    assertThat(cycle.actions())
        .extracting(ActionRecord::disposition)
        .containsExactly(Disposition.PROPOSED, Disposition.ALREADY_PROPOSED);
    assertThat(plans()).hasSize(1);
  }

  @Test
  void whereATerminalPlanOfAnotherCycleStandsTheNextRevisionIsProposed() {
    story.live().run(Bundle.sample(), ACT, _ -> acts("b1"));
    story.desk().given(Commands.cancel(plans().getFirst()));
    Bundle later = Bundle.sample().belief("b2", "carry:sol", "SHORT", "0.5");
    CycleView cycle = story.run(later, ACT, _ -> acts("b1"));
    assertThat(cycle.actions())
        .singleElement()
        .matches(action -> action.disposition() == Disposition.PROPOSED);
    assertThat(plans())
        .extracting(plan -> plan.content().revision() + " " + plan.state())
        .containsExactlyInAnyOrder("1 CANCELLED", "2 DRAFT");
  }

  @Test
  void theSameCycleRunAgainProposesNothingAnew() {
    story.live().run(Bundle.sample(), ACT, _ -> acts("b1"));
    story.desk().given(Commands.cancel(plans().getFirst()));
    story.run(Bundle.sample(), ACT, _ -> acts("b1"));
    assertThat(plans()).hasSize(1);
  }

  private Optional<Harness.PlanOrigin> origin(Plan plan) {
    return story
        .desk()
        .ask(new Query.FindPlan(Optional.empty(), plan.id().toString()))
        .value()
        .origin();
  }

  @Test
  void aPlanThatAPersonMadeDoesNotComeFromACycleThatMetIt() {
    Plan standing = story.desk().given(Commands.plan("momentum:btc-1h"));
    story.live().run(Bundle.sample(), ACT, _ -> acts("b1"));
    assertThat(origin(standing)).isEmpty();
  }

  @Test
  void whatACycleProposedAndSomebodyCancelledItDoesNotProposeAgain() {
    TaskGraph twice = graph("T1 writes=actions", "T2 after=T1 writes=actions");
    CycleProgress begun = story.live().begin(story.request(Bundle.sample(), twice));
    story.desk().given(story.end(begun.cycleId(), begun.next().getFirst().taskId(), acts("b1")));
    Plan cancelled = plans().getFirst();
    story.desk().given(Commands.cancel(cancelled));
    CycleView cycle = story.run(Bundle.sample(), twice, _ -> acts("b1"));
    assertThat(cycle.actions())
        .extracting(ActionRecord::disposition)
        .containsExactly(Disposition.PROPOSED, Disposition.ALREADY_PROPOSED);
    assertThat(plans()).extracting(Plan::id).containsExactly(cancelled.id());
  }

  @Test
  void aStandingPlanOfTheOtherSideProposesNoBelief() {
    Plan standing = story.desk().given(Commands.plan("momentum:btc-1h"));
    story
        .desk()
        .under(
            Samples.STRATEGIES.instance("momentum:btc-1h", "BTCUSDT", "SHORT", "0.01", "sl=-0.02"));
    Bundle bundle =
        Bundle.sample().withoutBeliefs().belief("b1", "momentum:btc-1h", "SHORT", "0.7");
    CycleView cycle = story.live().run(bundle, ACT, _ -> acts("b1"));
    assertThat(cycle.actions())
        .singleElement()
        .satisfies(action -> {
          assertThat(action.disposition()).isEqualTo(Disposition.SKIPPED);
          assertThat(action.planId()).isEmpty();
          assertThat(action.why())
              .isEqualTo(
                  "the belief is SHORT, and plan %s, which stands, has momentum:btc-1h as LONG"
                      .formatted(standing.id()));
        });
    assertThat(plans()).containsExactly(standing);
  }

  @Test
  void anOlderRevisionThatStandsCountsAsProposedToo() {
    Plan standing = story.desk().given(Commands.plan("momentum:btc-1h"));
    story
        .desk()
        .given(
            Commands.cancel(
                story
                    .desk()
                    .given(
                        Commands.plan(
                            Commands.revision(2, Commands.proposal("momentum:btc-1h"))))));
    CycleView cycle = story.live().run(Bundle.sample(), ACT, _ -> acts("b1"));
    assertThat(cycle.actions())
        .singleElement()
        .satisfies(action -> {
          assertThat(action.disposition()).isEqualTo(Disposition.ALREADY_PROPOSED);
          assertThat(action.planId()).contains(standing.id());
        });
  }

  @ParameterizedTest
  @CsvSource({"solo,solo:default", "solo:default,solo"})
  void anItemSpelledInTwoWaysIsOnePlan(String first, String second) {
    story.desk().under(Samples.STRATEGIES.instance("solo:default", "SOLUSDT", "LONG", "1"));
    Bundle bundle =
        Bundle.sample()
            .factors("solo")
            .withoutBeliefs()
            .belief("b1", first, "LONG", "0.7")
            .belief("b2", second, "LONG", "0.7");
    CycleView cycle = story.live().run(bundle, ACT, _ -> acts("b1", "b2"));
    assertThat(cycle.actions())
        .extracting(ActionRecord::disposition)
        .containsExactly(Disposition.PROPOSED, Disposition.ALREADY_PROPOSED);
    Bundle later = bundle.withoutBeliefs().belief("b3", second, "LONG", "0.9");
    assertThat(story.run(later, ACT, _ -> acts("b3")).actions())
        .singleElement()
        .matches(action -> action.disposition() == Disposition.ALREADY_PROPOSED);
    assertThat(plans()).hasSize(1);
  }

  @Test
  void ofATaskWhoseActionGovernanceRefusesNothingHappens() {
    story
        .desk()
        .under(Samples.STRATEGIES.instance("momentum:eth-1h", "ETHUSDT", "LONG", "1", "sl=0.05"));
    Bundle bundle = Bundle.sample().belief("b2", "momentum:eth-1h", "LONG", "0.7");
    CycleView cycle = story.live().run(bundle, ACT, _ -> acts("b1", "b2"));
    assertThat(HarnessStory.standings(cycle)).isEqualTo("T1=FAILED");
    assertThat(cycle.actions())
        .singleElement()
        .satisfies(action -> {
          assertThat(action.beliefId()).hasToString("b2");
          assertThat(action.disposition()).isEqualTo(Disposition.REFUSED);
        });
    assertThat(plans()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # item          | direction | why it is skipped
          momentum:btc-1h | SHORT     | the belief is SHORT, and the registry has momentum:btc-1h as LONG
          carry:sol       | LONG      | the belief is LONG, and the registry has carry:sol as SHORT
          pairs:spread    | LONG      | the belief is LONG, and the registry has pairs:spread as BOTH
          momentum:new    | LONG      | the belief is LONG, and the registry does not know momentum:new
          """,
      delimiter = '|')
  void aDirectionUnlikeTheRegistrysIsSkipped(String item, String direction, String why) {
    Bundle bundle =
        Bundle.sample()
            .factors("momentum", "carry", "pairs")
            .withoutBeliefs()
            .belief("b1", item, direction, "0.7");
    CycleView shadow = story.run(bundle, ACT, _ -> acts("b1"));
    CycleView live = story.live().run(bundle, ACT, _ -> acts("b1"));
    for (CycleView cycle : List.of(shadow, live)) {
      assertThat(cycle.actions())
          .singleElement()
          .satisfies(action -> {
            assertThat(action.disposition()).isEqualTo(Disposition.SKIPPED);
            assertThat(action.why()).isEqualTo(why);
          });
      assertThat(cycle.isSuccess()).isTrue();
    }
    assertThat(plans()).isEmpty();
  }

  @Test
  void aFrozenSeasonIsRefusedBeforeAnythingIsDoneInLiveModeOnly() {
    story.desk().given(Commands.plan("momentum:eth-1h"));
    story.desk().given(new Command.FreezeSeason(Optional.empty(), Samples.SEASON, Samples.REASON));
    assertThat(act(Bundle.sample(), "b1").isSuccess()).isTrue();
    story
        .live()
        .desk()
        .when(new BeginCycle(story.request(Bundle.sample(), ACT), List.of()))
        .refused(RefusalCode.SEASON_FROZEN);
  }

  @Test
  void aBrokenRegistryStopsLiveModeOnly() {
    story.desk().under(Samples.BROKEN);
    assertThat(act(Bundle.sample(), "b1").actions())
        .singleElement()
        .matches(action -> action.disposition() == Disposition.LOGGED);
    story
        .live()
        .desk()
        .when(new BeginCycle(story.request(Bundle.sample(), ACT), List.of()))
        .refused(RefusalCode.REGISTRY_INVALID);
  }

  @Test
  void aSeasonFrozenMeanwhileFailsTheTaskAndSaysWhy() {
    story.desk().given(Commands.plan("momentum:eth-1h"));
    CycleProgress begun = story.live().begin(story.request(Bundle.sample(), ACT));
    story.desk().given(new Command.FreezeSeason(Optional.empty(), Samples.SEASON, Samples.REASON));
    story.desk().given(story.end(begun.cycleId(), begun.next().getFirst().taskId(), acts("b1")));
    CycleView cycle = story.run(Bundle.sample(), ACT);
    assertThat(cycle.isSuccess()).isFalse();
    assertThat(cycle.tasks().getFirst().end().orElseThrow().why())
        .startsWith("belief b1 could not be proposed: SEASON_FROZEN");
  }

  @Test
  void aFactorWithoutExposureLeftIsDenied() {
    // Two ways to be denied: not granted, or granted with nothing left; both are the factor
    // layer's.
    CycleView cycle = story.live().run(Bundle.sample().factors("carry"), ACT, _ -> acts("b1"));
    assertThat(cycle.actions()).isEmpty();
    assertThat(cycle.isSuccess()).isFalse();
  }
}
