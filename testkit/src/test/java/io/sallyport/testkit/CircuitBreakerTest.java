package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Effect;
import io.sallyport.core.execution.ExecutionResult;
import io.sallyport.core.guard.ExecutionGuard;
import io.sallyport.core.plane.VenueAnswer;
import io.sallyport.core.plane.VenueReport;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repeated transport failures open a venue's circuit; an answer closes it (SPEC 7, issue 3). */
class CircuitBreakerTest {
  private final LiveStory story = LiveStory.onSim();
  private int orders;

  @Test
  void threeFailuresInARowOpenItAndAGuardSaysSo() {
    fails("NOT_TAKEN");
    fails("NOT_TAKEN");
    assertThat(problem()).isEmpty();
    fails("NOT_TAKEN");

    assertThat(problem())
        .contains(
            "Venue sim: its circuit is open since 2026-01-05T09:30:00.000000Z, after 3 transport"
                + " failures in a row");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOT_TAKEN", "DOUBT", "NO_ANSWER", "DISCONNECTED"})
  void everyTransportFailureCounts(String failure) {
    fails("NOT_TAKEN");
    fails("NOT_TAKEN");
    fails(failure);
    assertThat(problem()).isPresent();
  }

  @Test
  void aSignOfLifeBetweenThemStartsTheCountAnew() {
    UUID order = fails("NOT_TAKEN");
    fails("NOT_TAKEN");
    story.says(new VenueReport.Noted(order, "pending"));
    fails("NOT_TAKEN");
    assertThat(problem()).isEmpty();
  }

  @Test
  void after30SecondsTheVenueIsAskedAndNeverOrderedFrom() {
    opens();
    story.passes("29.999999s");
    assertThat(story.sent()).noneMatch(Effect.Ask.class::isInstance);
    story.passes("0.000001s");

    assertThat(story.sent())
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.Ask.class, asked -> assertThat(asked.question().orders()).isEmpty());
    assertThat(problem()).as("half open is not closed").isPresent();
  }

  @Test
  void anAnswerClosesIt() {
    opens();
    story.passes("30s").answers(asked -> new VenueAnswer(List.of(), Optional.of(List.of())));
    assertThat(problem()).isEmpty();
  }

  @Test
  void anotherFailureKeepsItOpenForAnother30Seconds() {
    opens();
    story.passes("30s").sent();
    story.says(
        new VenueReport.Unanswered(story.lastQuestion().question().questionId(), "no way there"));
    assertThat(problem()).isPresent();
    story.passes("29.999999s");
    assertThat(story.sent()).isEmpty();
    story.passes("0.000001s");

    assertThat(story.sent()).singleElement().isInstanceOf(Effect.Ask.class);
  }

  @Test
  void silenceIsAFailureToo() {
    opens();
    story.passes("30s").passes("5s").sent();
    assertThat(problem()).isPresent();
    story.passes("30s");
    assertThat(story.sent()).singleElement().isInstanceOf(Effect.Ask.class);
  }

  @Test
  void aVenueThatIsGoneIsBlockedUntilItIsBackAndWhatIsInDoubtIsAskedAboutThen() {
    story.executes("momentum:buy/AAA/1/ref=10/sl=-0.02");
    UUID order = story.planned().getFirst().orderId();
    story.acknowledges(order).says(new VenueReport.Disconnected("logged out")).sent();
    assertThat(problem()).contains("Venue sim: the venue cannot be reached: logged out");
    story.says(new VenueReport.Connected());

    assertThat(story.sent())
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.Ask.class,
            asked ->
                assertThat(asked.question().orders())
                    .map(one -> one.orderId())
                    .containsExactly(order));
    assertThat(problem()).isEmpty();
  }

  @Test
  void anOrderThatWasFilledWhileTheVenueWasGoneIsFoundWhenItIsBack() {
    story.executes("momentum:buy/AAA/1/ref=10/sl=-0.02");
    UUID order = story.planned().getFirst().orderId();
    story.acknowledges(order).says(new VenueReport.Disconnected("logged out"));
    story.says(new VenueReport.Connected());
    story.answers(asked ->
        VenueViews.holding(
            VenueViews.but(
                VenueViews.ofBooks(story, asked.question()),
                order,
                was ->
                    VenueViews.stands(
                        order,
                        VenueAnswer.Standing.FILLED,
                        "1",
                        Optional.of(java.math.BigDecimal.TEN))),
            "AAA",
            "1"));

    assertThat(story.held("AAA")).isEqualByComparingTo("1");
  }

  private void opens() {
    for (int i = 0; i < 3; i++) {
      UUID order = fails("NOT_TAKEN");
      story.begins(
          new io.sallyport.core.desk.SafetyCommand.CancelOrder(
              Optional.empty(), order.toString(), Samples.REASON));
    }
    story.sent();
  }

  /** One more transport failure, on an order that is cancelled at once or left in doubt. */
  private UUID fails(String how) {
    if (how.equals("DISCONNECTED")) {
      story.says(new VenueReport.Disconnected("gone"));
      return new UUID(0, 0);
    }
    story.executes("momentum:buy/S%d/1/ref=10/sl=-0.02".formatted(++orders));
    UUID order =
        story.planned().stream()
            .filter(view -> view.ticket().order().symbol().value().equals("S" + orders))
            .findFirst()
            .orElseThrow()
            .orderId();
    switch (how) {
      case "NOT_TAKEN" -> story.says(new VenueReport.NotTaken(order, "no way there"));
      case "DOUBT" -> story.says(new VenueReport.Doubtful(order, "the way broke"));
      default -> {
        story.begins(
            new io.sallyport.core.desk.ReconcileCommand.Reconcile(
                Samples.TENANT, Optional.empty(), Optional.of(order.toString())));
        story.says(
            new VenueReport.Unanswered(story.lastQuestion().question().questionId(), "no way"));
      }
    }
    return order;
  }

  private Optional<String> problem() {
    ExecutionResult probe =
        story.gets(
            new io.sallyport.core.desk.Command.ExecutePlan(
                new io.sallyport.core.model.ClientClaim.Named(Samples.TENANT),
                draft().id().toString(),
                new io.sallyport.core.guard.LiveRequest(
                    io.sallyport.core.guard.ExecutionMode.LIVE,
                    Optional.empty(),
                    false,
                    false,
                    false,
                    false,
                    io.sallyport.core.guard.OrderAssertions.NONE)));
    return probe.guards().stream()
        .filter(guard -> guard.name().equals("VenueAvailable") && !guard.passed())
        .map(ExecutionGuard::message)
        .findFirst();
  }

  private io.sallyport.core.plan.Plan draft() {
    return story.gets(Commands.plan("momentum:buy/PROBE%d/1/ref=10".formatted(++orders)));
  }
}
