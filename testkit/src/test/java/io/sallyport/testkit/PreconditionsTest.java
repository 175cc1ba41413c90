package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Effect;
import io.sallyport.core.execution.Preconditions;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plane.VenueReport;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The conditions of sending: each its own message, in this order, and no order sent (SPEC 7). */
class PreconditionsTest {
  private static final LogicalTime EXPIRY = LogicalTime.parse("2026-01-06T09:30:00Z").value();
  private static final String ID64 = "x".repeat(64);

  /** Each row mends the first thing that is wrong in the row before: the next one shows. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # at                        | id | size | sl    | tp    | reference | problem
          2026-01-06T09:30:00Z        | 65 | 0    | 0     | 0     | 0         | the approved snapshot expired at 2026-01-06T09:30:00.000000Z
          2026-01-06T09:30:00.000001Z | 65 | 0    | 0     | 0     | 0         | the approved snapshot expired at 2026-01-06T09:30:00.000000Z
          2026-01-06T09:29:59.999999Z | 65 | 0    | 0     | 0     | 0         | an order id has 1 to 64 characters, not 65
          2026-01-06T09:29:59.999999Z | 0  | 0    | 0     | 0     | 0         | an order id has 1 to 64 characters, not 0
          2026-01-06T09:29:59.999999Z | 64 | 0    | 0     | 0     | 0         | the size must be above 0, not 0
          2026-01-06T09:29:59.999999Z | 1  | -1   | 0     | 0     | 0         | the size must be above 0, not -1
          2026-01-06T09:29:59.999999Z | 1  | 0.1  | 0     | 0     | 0         | the stop-loss offset must be below 0, not 0
          2026-01-06T09:29:59.999999Z | 1  | 0.1  | 0.02  | 0     | 0         | the stop-loss offset must be below 0, not 0.02
          2026-01-06T09:29:59.999999Z | 1  | 0.1  | -0.02 | 0     | 0         | the take-profit offset must be above 0, not 0
          2026-01-06T09:29:59.999999Z | 1  | 0.1  |       | -0.03 | 0         | the take-profit offset must be above 0, not -0.03
          2026-01-06T09:29:59.999999Z | 1  | 0.1  | -0.02 | 0.03  | 0         | the reference price must be above 0, not 0
          2026-01-06T09:29:59.999999Z | 1  | 0.1  |       |       | -150      | the reference price must be above 0, not -150
          2026-01-06T09:29:59.999999Z | 1  | 0.1  | -0.02 | 0.03  | 150       |
          2026-01-06T09:29:59.999999Z | 64 | 0.1  |       |       |           |
          """,
      delimiter = '|')
  void theFirstThatIsNotMetIsNamed(
      String at, int id, String size, String sl, String tp, String reference, String problem) {
    Preconditions conditions =
        new Preconditions(
            EXPIRY,
            (ID64 + "x").substring(0, id),
            new BigDecimal(size),
            Optional.ofNullable(sl).map(BigDecimal::new),
            Optional.ofNullable(tp).map(BigDecimal::new),
            Optional.ofNullable(reference).map(BigDecimal::new));

    assertThat(conditions.problem(LogicalTime.parse(at).value()))
        .isEqualTo(Optional.ofNullable(problem));
  }

  @Test
  void anApprovalIsGoodUntilTheMomentThatItExpires() {
    LiveStory story = LiveStory.onSim();
    Plan plan = story.committed("momentum:buy/BTCUSDT/1/ref=150/sl=-0.02");
    story.passes("23h").passes("59m").passes("59.999999s").sent();
    story.begins(Commands.live(plan));

    assertThat(story.sent()).hasSize(1).allMatch(Effect.Submit.class::isInstance);
  }

  /** An expired approval is blocked by a guard, so that no outcome is used up (SPEC 4). */
  @Test
  void atTheVeryMomentThatItExpiresTheRunIsBlockedAndNoOutcomeIsUsedUp() {
    LiveStory story = LiveStory.onSim();
    Plan plan = story.committed("momentum:buy/BTCUSDT/1/ref=150/sl=-0.02");
    story.passes("24h").sent();
    var result = story.gets(Commands.live(plan));

    assertThat(result.isBlocked()).isTrue();
    assertThat(result.guards())
        .filteredOn(guard -> !guard.passed())
        .singleElement()
        .satisfies(guard -> {
          assertThat(guard.name()).isEqualTo("Governance");
          assertThat(guard.message())
              .isEqualTo(
                  "The approval expired at 2026-01-06T09:30:00.000000Z; propose the same content"
                      + " again as a revision");
        });
    assertThat(result.outcomes()).isEmpty();
    assertThat(story.sent()).isEmpty();
    assertThat(story.planned()).isEmpty();
  }

  @Test
  void theyAreAskedAgainBeforeEverySending() {
    LiveStory story = LiveStory.onSim();
    Plan plan = story.committed("momentum:buy/BTCUSDT/1/ref=150/sl=-0.02");
    story.passes("23h").passes("59m").passes("59.5s");
    var run = story.begins(Commands.live(plan));
    story.sent();
    story
        .says(new VenueReport.NotTaken(story.planned().getFirst().orderId(), "no way there"))
        .passes("1s");

    assertThat(story.sent()).isEmpty();
    assertThat(story.planned().getFirst().stage()).isEqualTo(Stage.REJECTED);
    assertThat(run.answer().error().orElseThrow()).contains("the approved snapshot expired");
  }
}
