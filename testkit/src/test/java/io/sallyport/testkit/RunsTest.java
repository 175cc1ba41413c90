package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Effect;
import io.sallyport.core.desk.SafetyCommand;
import io.sallyport.core.execution.ExecutionResult;
import io.sallyport.core.execution.ExecutionStatus;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plane.ExecutionOutcome;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.safety.KillSwitchScope;
import io.sallyport.core.safety.KillSwitchState;
import io.sallyport.core.safety.KillSwitchType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plan of several intents is one run (SPEC 5, SPEC 14). */
class RunsTest {
  private final LiveStory story = LiveStory.onSim();
  private final LiveStory.Waiting<ExecutionResult> run =
      story.executes(
          "momentum:buy/CCC/3/ref=30/sl=-0.02",
          "momentum:buy/AAA/1/ref=10/sl=-0.02",
          "momentum:buy/BBB/2/ref=20/sl=-0.02");

  @Test
  void theIntentsAreSentInLegOrderEachAfterTheEndOfTheOneBefore() {
    for (String symbol : List.of("AAA", "BBB", "CCC")) {
      assertThat(submitted()).containsExactly(symbol);
      story.acknowledges(working()).passes("2s");
      assertThat(submitted()).isEmpty();
      fill();
    }

    ExecutionResult result = run.answer();
    assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCESS);
    assertThat(result.error()).isEmpty();
    assertThat(outcomes()).containsExactly("AAA FILLED 1 -", "BBB FILLED 2 -", "CCC FILLED 3 -");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # the second order          | its outcome                                   | the run's reason
          is refused                  | BBB FAILED 0 EXECUTION_REJECTED               | REJECTED
          closes with nothing filled  | BBB FAILED 0 EXECUTION_NOT_AVAILABLE          | FAILED
          closes with a part filled   | BBB PARTIALLY_FILLED 0.5 -                    | FAILED
          reaches its limit           | BBB FAILED 0 EXECUTION_NOT_AVAILABLE          | FAILED_TIMEOUT
          is not answered for         |                                               | UNRESOLVED
          """,
      delimiter = '|')
  void afterOneThatIsNotFilledTheRestIsNotSent(String what, String outcome, String reason) {
    fill();
    UUID second = working();
    switch (what) {
      case "is refused" -> story.says(new VenueReport.Rejected(second, "no"));
      case "closes with nothing filled" ->
          story
              .acknowledges(second)
              .says(new VenueReport.Closed(second, "expired"))
              .answers(asked -> VenueViews.cancelled(story, asked.question(), second));
      case "closes with a part filled" -> {
        story.acknowledges(second).fills(second, "0.5", "20").acknowledgesAll();
        story
            .says(new VenueReport.Closed(second, "expired"))
            .answers(asked -> VenueViews.cancelled(story, asked.question(), second));
      }
      case "reaches its limit" ->
          story
              .acknowledges(second)
              .passes("30s")
              .says(new VenueReport.Closed(second, "cancelled"))
              .agrees();
      default -> story.passes("36s");
    }
    assertThat(submitted()).doesNotContain("CCC");

    assertThat(run.answer().status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(outcomes())
        .isEqualTo(
            java.util.stream.Stream.of(
                    "AAA FILLED 1 -", outcome, "CCC FAILED 0 EXECUTION_NOT_AVAILABLE")
                .filter(java.util.Objects::nonNull)
                .toList());
    assertThat(run.answer().actions().getLast().result())
        .contains("the run ended with an order that is " + reason);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # meanwhile                    | why the rest is not sent
          the season is frozen           | frozen
          the plane becomes PAPER        | the active plane of client 1 is no longer sim
          a kill switch goes ACTIVE      | kill switch is ACTIVE: GLOBAL
          the symbol is stopped          | kill switch is ACTIVE: SYMBOL_LEVEL
          the venue is no longer usable  | its configuration is broken
          """,
      delimiter = '|')
  void whatChangesBetweenTwoIntentsIsAskedForBeforeEverySending(String what, String why) {
    UUID first = working();
    story.acknowledges(first).fills(first, "1", "10").sent();
    switch (what) {
      case "the season is frozen" -> story.gets(Commands.freeze(Samples.SEASON));
      case "the plane becomes PAPER" ->
          story.gets(
              new SafetyCommand.SelectPlane(
                  Samples.TENANT, Optional.empty(), Optional.empty(), true, Samples.REASON));
      case "a kill switch goes ACTIVE" -> kill(KillSwitchType.GLOBAL, KillSwitchScope.EVERYTHING);
      case "the symbol is stopped" ->
          kill(
              KillSwitchType.SYMBOL_LEVEL,
              new KillSwitchScope(
                  Optional.empty(), Optional.of(new Symbol("BBB")), Optional.empty()));
      default ->
          story.lists(
              Samples.venues().firstEntry().getValue().unusable("its configuration is broken"));
    }
    story.acknowledgesAll().agreesToAll();

    assertThat(submitted()).isEmpty();
    assertThat(run.answer().status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(run.answer().error().orElseThrow()).contains(why);
    assertThat(outcomes())
        .containsExactly(
            "AAA FILLED 1 -",
            "BBB FAILED 0 EXECUTION_NOT_AVAILABLE",
            "CCC FAILED 0 EXECUTION_NOT_AVAILABLE");
  }

  /** Filled late is filled: the run goes on. */
  @Test
  void aLateFillIsAFill() {
    UUID first = working();
    story.acknowledges(first).passes("30.5s").fills(first, "1", "10");
    story.acknowledgesAll().agreesToAll();

    assertThat(submitted()).containsExactly("AAA", "BBB");
  }

  @Test
  void theRunGoesOnOnlyOnceTheFilledOrderIsReconciled() {
    UUID first = working();
    story.acknowledges(first).fills(first, "1", "10").acknowledgesAll();
    assertThat(submitted()).as("the venue is still being asked").doesNotContain("BBB");
    story.agreesToAll();

    assertThat(submitted()).containsExactly("BBB");
  }

  private void kill(KillSwitchType type, KillSwitchScope scope) {
    story.gets(
        new SafetyCommand.SetKillSwitch(type, scope, KillSwitchState.ACTIVE, Samples.REASON));
  }

  private void fill() {
    UUID order = working();
    story.acknowledges(order);
    story.fills(order, story.order(order).ticket().order().quantity().toPlainString(), "10");
    story.acknowledgesAll().agreesToAll();
  }

  private UUID working() {
    return story.planned().stream()
        .filter(view -> view.stage().isOpen())
        .findFirst()
        .orElseThrow()
        .orderId();
  }

  /** The symbols of the planned orders that were sent since this was asked last. */
  private List<String> submitted() {
    return story.sent().stream()
        .filter(Effect.Submit.class::isInstance)
        .map(effect -> ((Effect.Submit) effect).order())
        .filter(order -> order.role() == io.sallyport.core.plane.OrderRole.PLANNED)
        .map(order -> order.symbol().value())
        .toList();
  }

  private List<String> outcomes() {
    return run.answer().outcomes().stream().map(RunsTest::inWords).toList();
  }

  private static String inWords(ExecutionOutcome outcome) {
    return "%s %s %s %s"
        .formatted(
            outcome.symbol(),
            outcome.status(),
            outcome.filledQuantity().toPlainString(),
            outcome.reason().map(Enum::name).orElse("-"));
  }
}
