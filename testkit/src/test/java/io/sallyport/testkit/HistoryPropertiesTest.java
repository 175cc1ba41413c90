package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Decision;
import io.sallyport.core.desk.DeskState;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.Query;
import io.sallyport.core.execution.ExecutionResult;
import io.sallyport.core.guard.ExecutionGuard;
import io.sallyport.core.guard.ExecutionMode;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.plan.ExecutionEvent;
import io.sallyport.core.plan.ExecutionStateSnapshot;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plan.PlanAction;
import io.sallyport.core.plan.PlanContent;
import io.sallyport.core.plan.PlanState;
import io.sallyport.core.plan.Season;
import io.sallyport.core.plane.ExecutionPlane;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds of every history, whatever was commanded. */
class HistoryPropertiesTest {
  private static final int SEEDS = 300;
  private static final Optional<ClientId> ANYBODY = Optional.empty();

  @Test
  void foldingTheJournalGivesTheStateThatWasServed() {
    RandomHistory.each(
        SEEDS,
        history ->
            assertThat(answers(Scenario.after(history.entries()).state()))
                .isEqualTo(answers(history.served())));
  }

  @Test
  void foldingTheLedgersAloneGivesThePlansThatWereServed() {
    RandomHistory.each(
        SEEDS,
        history ->
            history
                .ledgers()
                .forEach((season, lines) -> {
                  ExecutionStateSnapshot rebuilt = ExecutionStateSnapshot.rebuild(season, lines);
                  assertThat(rebuilt.plans())
                      .isEqualTo(
                          plans(history, ANYBODY, Optional.of(season)).stream()
                              .map(Plan::toContract)
                              .toList());
                  assertThat(rebuilt.events())
                      .containsExactlyInAnyOrderElementsOf(lines)
                      .isSortedAccordingTo(
                          Comparator.comparing((ExecutionEvent line) -> line.planId().toString())
                              .thenComparingInt(ExecutionEvent::sequenceNo));
                }));
  }

  @Test
  void theSameCommandsAtTheSameTimesAreDecidedAlike() {
    RandomHistory.each(
        50,
        history -> {
          Scenario again = Scenario.beforeThereIsAHome();
          for (RandomHistory.Step step : history.steps()) {
            Scenario.When<?> when =
                again
                    .at(step.inputs().at())
                    .by(step.inputs().actor())
                    .under(step.inputs().registry())
                    .when(step.command());
            if (step.decision() instanceof Decision.Refused<?> refused) {
              assertThat(when.refusal()).isEqualTo(refused.refusal());
            }
          }
          assertThat(again.entries()).isEqualTo(history.entries());
        });
  }

  @Test
  void anIntentHasAtMostOneOutcomeOnAPlane() {
    RandomHistory.each(
        SEEDS,
        history -> {
          Set<List<Object>> seen = new HashSet<>();
          history.events().stream()
              .filter(Event.OutcomeRecorded.class::isInstance)
              .map(event -> ((Event.OutcomeRecorded) event).outcome())
              .forEach(outcome ->
                  assertThat(seen.add(List.of(outcome.orderIntentId(), outcome.plane())))
                      .as("first outcome of %s", outcome.orderIntentId())
                      .isTrue());
        });
  }

  @Test
  void everyOutcomeIsAFullFillOfAnIntentOnPaper() {
    RandomHistory.each(
        SEEDS,
        history -> {
          Map<UUID, BigDecimal> ordered = new HashMap<>();
          for (Event event : history.events()) {
            if (event instanceof Event.PlanTransitioned(ExecutionEvent line)
                && line.payload().orElse(null) instanceof PlanContent content) {
              content.intents().forEach(i -> ordered.put(i.orderIntentId(), i.terms().quantity()));
            }
            if (event instanceof Event.OutcomeRecorded(var outcome)) {
              assertThat(outcome.plane()).isEqualTo(ExecutionPlane.PAPER);
              assertThat(outcome.filledQuantity()).isEqualTo(ordered.get(outcome.orderIntentId()));
            }
          }
        });
  }

  @Test
  void aPlansEventsAreNumberedFrom1AndEachStepIsLegal() {
    RandomHistory.each(
        SEEDS,
        history -> {
          Map<UUID, Integer> numbers = new HashMap<>();
          Map<UUID, PlanState> states = new HashMap<>();
          for (ExecutionEvent line : lines(history)) {
            assertThat(line.sequenceNo()).isEqualTo(numbers.merge(line.planId(), 1, Integer::sum));
            assertThat(line.fromState()).isEqualTo(Optional.ofNullable(states.get(line.planId())));
            assertThat(line.action() == PlanAction.CREATE).isEqualTo(line.fromState().isEmpty());
            line.fromState()
                .ifPresent(
                    from -> assertThat(line.action().from(from).value()).isEqualTo(line.toState()));
            states.put(line.planId(), line.toState());
          }
        });
  }

  @Test
  void everyEventHasAnIdOfItsOwn() {
    RandomHistory.each(
        SEEDS,
        history -> assertThat(lines(history)).map(ExecutionEvent::eventId).doesNotHaveDuplicates());
  }

  @Test
  void nothingInAFrozenSeasonIsPlannedMovedOrValidated() {
    RandomHistory.each(
        SEEDS,
        history -> {
          Set<SeasonId> frozen = new HashSet<>();
          Map<UUID, SeasonId> seasonOf = new HashMap<>();
          for (Event event : history.events()) {
            switch (event) {
              case Event.SeasonFrozen(SeasonId season, var _) ->
                  assertThat(frozen.add(season)).as("was open").isTrue();
              case Event.SeasonUnfrozen(SeasonId season, var _) ->
                  assertThat(frozen.remove(season)).as("was frozen").isTrue();
              case Event.PlanTransitioned(ExecutionEvent line) -> {
                seasonOf.put(line.planId(), line.seasonId());
                assertThat(frozen).doesNotContain(line.seasonId());
              }
              case Event.PlanValidated(var report) ->
                  assertThat(frozen).doesNotContain(seasonOf.get(report.planId()));
              default -> {}
            }
          }
        });
  }

  @Test
  void aTenantSeesItsOwnPlansAndNoOther() {
    RandomHistory.each(
        SEEDS,
        history -> {
          int seen = 0;
          for (ClientId client : List.of(Samples.TENANT, Samples.STRANGER)) {
            List<Plan> own = plans(history, Optional.of(client), Optional.empty());
            assertThat(own).allMatch(plan -> plan.content().clientId().equals(client));
            seen += own.size();
          }
          assertThat(plans(history, ANYBODY, Optional.empty())).hasSize(seen);
          plans(history, ANYBODY, Optional.empty())
              .forEach(plan -> assertHiddenFromOthers(history, plan));
        });
  }

  private static void assertHiddenFromOthers(RandomHistory history, Plan plan) {
    for (ClientId client : List.of(Samples.TENANT, Samples.STRANGER)) {
      boolean found =
          new Query.FindPlan(Optional.of(client), plan.id().toString())
              .answer(history.served())
              .refused()
              .isEmpty();
      assertThat(found).isEqualTo(plan.content().clientId().equals(client));
    }
  }

  @Test
  void everyGuardIsListedInEveryExecution() {
    RandomHistory.each(
        SEEDS,
        history -> {
          for (Event event : history.events()) {
            if (event instanceof Event.PlanExecuted(ExecutionResult result)) {
              assertThat(result.guards()).map(ExecutionGuard::name).isEqualTo(GuardsTest.IN_ORDER);
            }
          }
        });
  }

  /** Nobody in these histories selects a venue, and so nothing LIVE does anything. */
  @Test
  void noLiveExecutionEverActs() {
    RandomHistory.each(
        SEEDS,
        history -> {
          for (Event event : history.events()) {
            if (event instanceof Event.PlanExecuted(ExecutionResult result)
                && result.mode() == ExecutionMode.LIVE) {
              assertThat(result.isSuccess()).isFalse();
              assertThat(result.actions()).isEmpty();
              assertThat(result.outcomes()).isEmpty();
            }
          }
        });
  }

  @Test
  void aRefusedCommandLeavesNoTrace() {
    RandomHistory.each(
        50,
        history -> {
          Scenario story = Scenario.beforeThereIsAHome();
          for (RandomHistory.Step step : history.steps()) {
            boolean home = story.state().home().isPresent();
            List<Object> before = home ? answers(story.state()) : List.of();
            story
                .at(step.inputs().at())
                .by(step.inputs().actor())
                .under(step.inputs().registry())
                .when(step.command());
            if (step.decision() instanceof Decision.Refused<?>) {
              assertThat(answers(story.state())).isEqualTo(before);
            }
          }
        });
  }

  /** All that anybody can ask. */
  private static List<Object> answers(DeskState state) {
    List<Object> answers = new ArrayList<>();
    answers.add(new Query.Status().answer(state));
    answers.add(new Query.OpenPositions(ANYBODY, Optional.empty()).answer(state));
    List<Plan> plans = new Query.ListPlans(ANYBODY, Optional.empty()).answer(state).value();
    answers.add(plans);
    for (Plan plan : plans) {
      answers.add(new Query.FindPlan(ANYBODY, plan.id().toString()).answer(state));
    }
    for (Season season : new Query.Status().answer(state).value().seasons()) {
      answers.add(new Query.FindSeason(ANYBODY, season.seasonId()).answer(state));
    }
    return answers;
  }

  private static List<Plan> plans(
      RandomHistory history, Optional<ClientId> asker, Optional<SeasonId> season) {
    return new Query.ListPlans(asker, season).answer(history.served()).value();
  }

  private static List<ExecutionEvent> lines(RandomHistory history) {
    return history.ledgers().values().stream().flatMap(List::stream).toList();
  }
}
