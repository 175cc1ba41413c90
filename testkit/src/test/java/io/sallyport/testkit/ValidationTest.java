package io.sallyport.testkit;

import static io.sallyport.testkit.Commands.live;
import static io.sallyport.testkit.Commands.plan;
import static io.sallyport.testkit.Commands.validate;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.Query;
import io.sallyport.core.execution.ValidationCode;
import io.sallyport.core.execution.ValidationIssue;
import io.sallyport.core.execution.ValidationReport;
import io.sallyport.core.guard.OrderAssertions;
import io.sallyport.core.guard.ValidationRecord;
import io.sallyport.core.guard.Verdict;
import io.sallyport.core.model.ClientClaim;
import io.sallyport.core.model.Details;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What validation finds, and what it is worth (SPEC 5, 12, 14). */
class ValidationTest {

  /** Risk is written {@code max drawdown/stop loss/max position}. */
  private static final String FINDINGS =
      """
      # risk       | item                     | client | said                 | verdict | findings
      20/2/10      | s:buy/X/1/limit=50       | 1      |                      | PASS    |
      50/10/50     | s:buy/X/1/limit=50       | 1      |                      | PASS    |
      0.01/0.01/1  | s:buy/X/1/limit=50       | 1      | buy X 1 50           | PASS    |
      20/2/10      | s:buy/X/1/limit=50       | 1      | BUY X 1.00 50.0      | PASS    |
      20/2/10      | s:buy/X/1/limit=50       |        |                      | FAIL    | TENANT_MISSING
      20/2/10      | s:buy/X/1/limit=50       | 0      |                      | FAIL    | TENANT_INVALID
      20/2/10      | s:buy/X/1/limit=50       | -1     |                      | FAIL    | TENANT_INVALID
      20/2/10      | s:buy/X/1/limit=50       | 1.0    |                      | FAIL    | TENANT_INVALID_FORMAT
      20/2/10      | s:buy/X/1/limit=50       | "1"    |                      | FAIL    | TENANT_INVALID_FORMAT
                   | s:buy/X/1/limit=50       | 1      |                      | FAIL    | RISK_CONFIG_MISSING
      20/2/10      | manual:buy/X/1/limit=50  | 1      |                      | FAIL    | RISK_CONFIG_MISSING
      /2/10        | s:buy/X/1/limit=50       | 1      |                      | FAIL    | MAX_DRAWDOWN_MISSING
      0/2/10       | s:buy/X/1/limit=50       | 1      |                      | FAIL    | MAX_DRAWDOWN_INVALID
      -20/2/10     | s:buy/X/1/limit=50       | 1      |                      | FAIL    | MAX_DRAWDOWN_INVALID
      100.1/2/10   | s:buy/X/1/limit=50       | 1      |                      | FAIL    | MAX_DRAWDOWN_INVALID
      1e1/2/10     | s:buy/X/1/limit=50       | 1      |                      | FAIL    | MAX_DRAWDOWN_INVALID_FORMAT
      20%/2/10     | s:buy/X/1/limit=50       | 1      |                      | FAIL    | MAX_DRAWDOWN_INVALID_FORMAT
      50.01/2/10   | s:buy/X/1/limit=50       | 1      |                      | WARNING | MAX_DRAWDOWN_HIGH
      100/2/10     | s:buy/X/1/limit=50       | 1      |                      | WARNING | MAX_DRAWDOWN_HIGH
      20//10       | s:buy/X/1/limit=50       | 1      |                      | FAIL    | STOP_LOSS_MISSING
      20/0/10      | s:buy/X/1/limit=50       | 1      |                      | FAIL    | STOP_LOSS_INVALID
      20/101/10    | s:buy/X/1/limit=50       | 1      |                      | FAIL    | STOP_LOSS_INVALID
      20/two/10    | s:buy/X/1/limit=50       | 1      |                      | FAIL    | STOP_LOSS_INVALID_FORMAT
      20/10.1/10   | s:buy/X/1/limit=50       | 1      |                      | WARNING | STOP_LOSS_HIGH
      20/2/        | s:buy/X/1/limit=50       | 1      |                      | WARNING | MAX_POSITION_MISSING
      20/2/0       | s:buy/X/1/limit=50       | 1      |                      | FAIL    | MAX_POSITION_INVALID
      20/2/200     | s:buy/X/1/limit=50       | 1      |                      | FAIL    | MAX_POSITION_INVALID
      20/2/NaN     | s:buy/X/1/limit=50       | 1      |                      | FAIL    | MAX_POSITION_INVALID_FORMAT
      20/2/50.5    | s:buy/X/1/limit=50       | 1      |                      | WARNING | MAX_POSITION_HIGH
      60/20/60     | s:buy/X/1/limit=50       | 1      |                      | WARNING | MAX_DRAWDOWN_HIGH STOP_LOSS_HIGH MAX_POSITION_HIGH
      60/0/        | s:buy/X/1/limit=50       | 1      |                      | FAIL    | MAX_DRAWDOWN_HIGH STOP_LOSS_INVALID MAX_POSITION_MISSING
      20/2/10      | s:unknown                | 1      |                      | FAIL    | SYMBOL_MISSING OPERATION_TYPE_MISSING
      20/2/10      | s:both                   | 1      |                      | FAIL    | OPERATION_TYPE_MISSING
      20/2/10      | s:dust                   | 1      |                      | FAIL    | QUANTITY_INVALID
      20/2/10      | s:unsized                | 1      |                      | FAIL    | QUANTITY_INVALID
      20/2/10      | s:buy/X/1/limit=50       | 1      | sell . . .           | FAIL    | OPERATION_TYPE_MISSING
      20/2/10      | s:buy/X/1/limit=50       | 1      | _ . . .              | FAIL    | OPERATION_TYPE_MISSING
      20/2/10      | s:buy/X/1/limit=50       | 1      | . Y . .              | FAIL    | SYMBOL_MISSING
      20/2/10      | s:buy/X/1/limit=50       | 1      | . x . .              | FAIL    | SYMBOL_MISSING
      20/2/10      | s:buy/X/1/limit=50       | 1      | . _ . .              | FAIL    | SYMBOL_MISSING
      20/2/10      | s:buy/X/1/limit=50       | 1      | . . _ .              | FAIL    | QUANTITY_MISSING
      20/2/10      | s:buy/X/1/limit=50       | 1      | . . 0 .              | FAIL    | QUANTITY_INVALID
      20/2/10      | s:buy/X/1/limit=50       | 1      | . . -1 .             | FAIL    | QUANTITY_INVALID
      20/2/10      | s:buy/X/1/limit=50       | 1      | . . 2 .              | FAIL    | QUANTITY_INVALID
      20/2/10      | s:buy/X/1/limit=50       | 1      | . . 1e5 .            | FAIL    | QUANTITY_INVALID_FORMAT
      20/2/10      | s:buy/X/1/limit=50       | 1      | . . . 0              | FAIL    | PRICE_INVALID
      20/2/10      | s:buy/X/1/limit=50       | 1      | . . . 51             | FAIL    | PRICE_INVALID
      20/2/10      | s:buy/X/1                | 1      | . . . 50             | FAIL    | PRICE_INVALID
      20/2/10      | s:buy/X/1/limit=50       | 1      | . . . NaN            | FAIL    | PRICE_INVALID_FORMAT
                   | s:unknown                |        | . . x y              | FAIL    | TENANT_MISSING RISK_CONFIG_MISSING SYMBOL_MISSING OPERATION_TYPE_MISSING QUANTITY_INVALID_FORMAT PRICE_INVALID_FORMAT
      """;

  private final Scenario desk = Scenario.inAHome();

  @ParameterizedTest
  @CsvSource(textBlock = FINDINGS, delimiter = '|', quoteCharacter = '`')
  void everythingThatIsWrongIsFoundAndTheWorstDecides(
      String risk, String item, String client, String said, Verdict verdict, String findings) {
    desk.under(registry(risk));
    Plan plan = desk.given(plan(item));

    ValidationReport report =
        desk.given(
            new Command.ValidatePlan(
                ClientClaim.of(client == null ? "" : client),
                plan.id().toString(),
                Optional.empty(),
                assertions(said)));

    assertThat(report.issues())
        .map(issue -> issue.code().name())
        .isEqualTo(findings == null ? List.of() : List.of(findings.split(" ", -1)));
    assertThat(report.status()).isEqualTo(verdict);
    assertThat(report.issues()).allMatch(issue -> issue.message().matches("\\p{Print}+"));
  }

  /** The closed set is reached to the last code. */
  @ParameterizedTest
  @EnumSource
  void everyCodeHasARow(ValidationCode code) {
    assertThat(FINDINGS.lines().flatMap(row -> Stream.of(row.split("[ |]+", -1))))
        .contains(code.name());
  }

  @ParameterizedTest
  @EnumSource
  void onlyWhatIsHighOrAMissingMaxPositionWarns(ValidationCode code) {
    boolean warns = code.name().endsWith("_HIGH") || code == ValidationCode.MAX_POSITION_MISSING;
    String row =
        FINDINGS.lines().filter(line -> line.endsWith("| " + code)).findFirst().orElse("FAIL");

    assertThat(row.contains("WARNING")).isEqualTo(warns);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001b[31m", "\n", "\0", "é", "a|b", "\u200b", "٣"})
  void whatWasSaidIsShownSoThatATerminalCanBearIt(String text) {
    Plan plan = desk.given(plan("momentum:btc-1h"));
    Optional<String> said = Optional.of("x" + text);

    ValidationReport report =
        desk.given(
            new Command.ValidatePlan(
                Commands.owner(plan),
                plan.id().toString(),
                Optional.empty(),
                new OrderAssertions(said, said, said, said)));

    assertThat(report.issues())
        .hasSize(4)
        .allMatch(issue -> issue.message().matches("\\p{Print}+"), "is printable");
  }

  @Test
  void anIssueSaysWhoseValueItIsAndWhatItIs() {
    desk.under(registry("20/2/NaN"));

    ValidationIssue issue =
        desk.given(validate(desk.given(plan("s:buy/X/1/limit=50")))).issues().getFirst();

    assertThat(issue.severity()).isEqualTo(ValidationIssue.Severity.FAIL);
    assertThat(issue.message())
        .isEqualTo("max_position_size_percent 'NaN' is not a plain decimal such as 0.001");
    assertThat(issue.details()).isEqualTo(Details.of("strategy_id", "s").and("value", "NaN"));
  }

  @Test
  void aVerdictIsRecordedAgainstPlanRegistryAndStrategy() {
    desk.under(registry("20/2/10"));
    Plan plan = desk.given(plan("manual:buy/X/1/limit=50"));

    ValidationReport report = desk.given(validate(plan, "s"));

    assertThat(report.basis())
        .isEqualTo(
            new ValidationRecord(
                plan.digest(),
                registry("20/2/10").registry().digest(),
                Optional.of(new StrategyId("s")),
                Verdict.PASS));
    assertThat(recorded(plan)).contains(report.basis());
  }

  @Test
  void validationRecordsItsVerdictAndNoOutcome() {
    Plan plan = desk.given(plan("momentum:btc-1h"));

    Scenario.When<ValidationReport> when = desk.when(validate(plan));

    when.then(new Event.PlanValidated(when.answer()));
    assertThat(when.answer().metadata().values().get("paper"))
        .isEqualTo(
            List.of(
                Details.of("order_intent_id", LiveTrading.only(plan).orderIntentId().toString())
                    .and("status", "FILLED")
                    .and("filled_quantity", "0.01")));
  }

  @Test
  void whatWouldBlockLiveIsListedAndDoesNotChangeTheVerdict() {
    desk.under(SampleRegistry.example());
    Plan plan = desk.given(plan("momentum:btc-1h"));

    ValidationReport report = desk.given(validate(plan));

    assertThat(report.status()).isEqualTo(Verdict.PASS);
    assertThat(report.metadata().values().get("would_block"))
        .isEqualTo(List.of("Acknowledgement", "ExecutionLimits", "Governance", "PlaneAuthorized"));
  }

  @Test
  void theVerdictItselfIsAmongWhatWouldBlock() {
    desk.under(registry("60/2/10"));
    Plan warned = desk.given(plan("s:buy/X/1/limit=50"));

    assertThat(wouldBlock(desk.given(validate(warned)))).contains("ValidationRequired");
    desk.under(registry("20/2/10"));
    assertThat(wouldBlock(desk.given(validate(warned)))).doesNotContain("ValidationRequired");
  }

  @Test
  void theVerdictOfAnUnusableTenantDoesNotStandForThePlan() {
    Plan plan = desk.given(plan("momentum:btc-1h"));
    ValidationRecord passed = desk.given(validate(plan)).basis();

    desk.given(
        new Command.ValidatePlan(
            ClientClaim.MISSING, plan.id().toString(), Optional.empty(), OrderAssertions.NONE));

    assertThat(recorded(plan)).contains(passed);
  }

  @Test
  void anotherTenantsPlanIsNotFound() {
    Plan plan = desk.given(plan("momentum:btc-1h"));

    desk.when(
            new Command.ValidatePlan(
                new ClientClaim.Named(Samples.STRANGER),
                plan.id().toString(),
                Optional.empty(),
                OrderAssertions.NONE))
        .refused(RefusalCode.PLAN_NOT_FOUND, "Plan " + plan.id() + " not found");
  }

  @Test
  void aBrokenRegistryStopsValidating() {
    Plan plan = desk.given(plan("momentum:btc-1h"));

    desk.under(Samples.BROKEN)
        .when(validate(plan))
        .refused(
            RefusalCode.REGISTRY_INVALID,
            "the strategy registry cannot be read: line 3, column 5: unknown field 'sied'");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # item            | named    | verdict | message
          momentum:btc-1h   | momentum | PASS    |
          momentum:btc-1h   | carry    | FAIL    | Strategy carry was named, but the plan is of [momentum]
          momentum:btc-1h   | 5        | FAIL    | Strategy 5 not found for client 1
          manual:buy/X/1    | momentum | PASS    |
          manual:buy/X/1    | hot      | WARNING | max_drawdown_percent of 80 is above 50
          manual:buy/X/1    | 5        | FAIL    | Strategy 5 not found for client 1
          manual:buy/X/1    | naked    | FAIL    | strategy naked has no risk settings in the registry
          """,
      delimiter = '|')
  void aNamedStrategyAgreesWithThePlansOrStandsInForManual(
      String item, String named, Verdict verdict, String message) {
    ValidationReport report = desk.given(validate(desk.given(plan(item)), named));

    assertThat(report.status()).as(report.issues().toString()).isEqualTo(verdict);
    assertThat(report.issues().stream().map(ValidationIssue::message).limit(1))
        .isEqualTo(Stream.ofNullable(message).toList());
  }

  /** Otherwise LIVE would run without limits on a verdict that another strategy's risk earned. */
  @Test
  void aManualOrderIsNotJudgedByAStrategyThatAnEarlierValidationNamed() {
    Plan plan = desk.given(plan("manual:buy/X/1/limit=50"));
    desk.given(validate(plan, "momentum"));

    ValidationReport unnamed = desk.given(validate(plan));

    assertThat(unnamed.status()).isEqualTo(Verdict.FAIL);
    assertThat(unnamed.issues())
        .map(ValidationIssue::message)
        .containsExactly(
            "the order was planned without a strategy: name one with --strategy-id for its risk"
                + " settings");
  }

  @Test
  void everyStrategyOfAPlanIsJudged() {
    ValidationReport report =
        desk.given(validate(desk.given(plan("hot:doge", "naked:xrp", "momentum:btc-1h"))));

    assertThat(
            report.issues().stream()
                .map(issue -> issue.details().values().get("strategy_id") + " " + issue.code())
                .collect(Collectors.toList()))
        .containsExactly(
            "hot MAX_DRAWDOWN_HIGH",
            "hot STOP_LOSS_HIGH",
            "hot MAX_POSITION_HIGH",
            "naked RISK_CONFIG_MISSING");
    assertThat(report.status()).isEqualTo(Verdict.FAIL);
    assertThat(report.count(ValidationIssue.Severity.WARNING)).isEqualTo(3);
    assertThat(report.count(ValidationIssue.Severity.FAIL)).isEqualTo(1);
  }

  @Test
  void aChangedRegistryMakesAVerdictStaleUntilThePlanIsValidatedAgain() {
    Plan plan = desk.given(plan("momentum:btc-1h"));
    desk.given(validate(plan));
    int guard = GuardsTest.IN_ORDER.indexOf("ValidationRequired");

    assertThat(desk.given(live(plan)).guards().get(guard).passed()).isTrue();
    desk.under(SampleRegistry.example());
    assertThat(desk.given(live(plan)).guards().get(guard).passed()).isFalse();
    desk.given(validate(plan));
    assertThat(desk.given(live(plan)).guards().get(guard).passed()).isTrue();
  }

  private Optional<ValidationRecord> recorded(Plan plan) {
    return desk.ask(new Query.FindPlan(Optional.empty(), plan.id().toString()))
        .value()
        .validation();
  }

  private static List<Object> wouldBlock(ValidationReport report) {
    return List.copyOf((List<?>) report.metadata().values().get("would_block"));
  }

  private static SampleRegistry registry(String risk) {
    SampleRegistry instances =
        SampleRegistry.EMPTY
            .instance("s:x", "X", "LONG", "1")
            .instance("s:both", "X", "BOTH", "1")
            .instance("s:dust", "X", "LONG", "0.1", "lot=1")
            .instance("s:unsized", "X", "LONG", "");
    if (risk == null) {
      return instances;
    }
    String[] values = risk.split("/", -1);
    return instances.risk("s", values[0], values[1], values[2]);
  }

  /** Side, symbol, quantity, price: {@code .} was not said, {@code _} was said to be nothing. */
  private static OrderAssertions assertions(String said) {
    if (said == null) {
      return OrderAssertions.NONE;
    }
    List<Optional<String>> words =
        Stream.of(said.split(" ", -1))
            .map(word ->
                word.equals(".") ? Optional.<String>empty() : Optional.of(word.replace("_", "")))
            .toList();
    return new OrderAssertions(words.get(0), words.get(1), words.get(2), words.get(3));
  }
}
