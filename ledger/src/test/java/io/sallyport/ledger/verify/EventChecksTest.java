package io.sallyport.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.model.HomeId;
import io.sallyport.core.plan.ExecutionEvent;
import io.sallyport.core.plan.Plan;
import io.sallyport.formats.json.SallyportJson;
import io.sallyport.testkit.Commands;
import io.sallyport.testkit.RandomHistory;
import io.sallyport.testkit.Samples;
import io.sallyport.testkit.Scenario;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ledgers that somebody rewrote, journal and all, still have to follow from themselves. */
class EventChecksTest {
  private static final Optional<HomeId> HOME = Optional.of(Samples.HOME);

  @Test
  void whateverCoreDecidesFollowsFromItself() {
    RandomHistory.each(
        40,
        history ->
            history
                .ledgers()
                .values()
                .forEach(ledger -> assertThat(problems(HOME, ledger)).isEmpty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          1 | "revision":1                | "revision":2                | the plan's id does not follow
          1 | "quantity":"1"              | "quantity":"9"              | an order intent's id does not follow
          1 | payload":."season_id":"2026Q1 | payload":{"season_id":"2026Q2 | the plan's id does not follow
          2 | "to_state":"REVIEWED"       | "to_state":"APPROVED"       | its id does not follow
          3 | "quantity":"1"              | "quantity":"9"              | a frozen snapshot's hash does not follow
          3 | plan_digest":".{4}          | plan_digest":"0000          | what was approved is not the plan
          """)
  void aForgedLineDoesNotFollow(int number, String from, String to, String problem) {
    List<ExecutionEvent> ledger = ledger();
    String json = SallyportJson.mapper().writeValueAsString(ledger.get(number - 1));
    String forged = json.replaceFirst(from, to);
    assertThat(forged).isNotEqualTo(json);
    ledger.set(number - 1, SallyportJson.mapper().readValue(forged, ExecutionEvent.class));

    assertThat(problems(HOME, ledger)).anySatisfy(found -> assertThat(found).contains(problem));
  }

  @Test
  void aStepThatIsLeftOutDoesNotFollow() {
    List<ExecutionEvent> ledger = ledger();
    ledger.remove(1);

    assertThat(problems(HOME, ledger))
        .anySatisfy(found ->
            assertThat(found)
                .contains("APPROVE from REVIEWED as number 3 does not follow number 1"));
  }

  @Test
  void aPlanWithoutItsBeginningDoesNotFollow() {
    List<ExecutionEvent> ledger = ledger();
    ledger.removeFirst();

    assertThat(problems(HOME, ledger).getFirst()).isEqualTo("a plan begins with CREATE, number 1");
  }

  @Test
  void ordersOfAnotherHomeDoNotFollow() {
    assertThat(problems(Optional.of(new HomeId("elsewhere")), ledger()))
        .containsExactly("an order intent's id does not follow from its content");
    assertThat(problems(Optional.empty(), ledger())).isEmpty();
  }

  private static List<String> problems(Optional<HomeId> home, List<ExecutionEvent> ledger) {
    EventChecks checks = new EventChecks(home);
    return ledger.stream().flatMap(event -> checks.problem(event).stream()).toList();
  }

  private static List<ExecutionEvent> ledger() {
    Scenario desk = Scenario.inAHome();
    Plan plan = desk.given(Commands.plan("manual:buy/BTCUSDT/1"));
    desk.given(Commands.review(plan));
    desk.given(Commands.approve(plan));
    desk.given(Commands.commit(plan));
    return new java.util.ArrayList<>(
        desk.entries().stream()
            .flatMap(entry -> entry.events().stream())
            .filter(io.sallyport.core.desk.Event.PlanTransitioned.class::isInstance)
            .map(event -> ((io.sallyport.core.desk.Event.PlanTransitioned) event).line())
            .toList());
  }
}
