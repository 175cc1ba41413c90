package io.sallyport.testkit;

import static io.sallyport.testkit.Commands.approve;
import static io.sallyport.testkit.Commands.commit;
import static io.sallyport.testkit.Commands.plan;
import static io.sallyport.testkit.Commands.review;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Query;
import io.sallyport.core.guard.DailyUsage;
import io.sallyport.core.guard.ExecutionGuard;
import io.sallyport.core.guard.ExecutionMode;
import io.sallyport.core.guard.GuardFacts;
import io.sallyport.core.guard.Guards;
import io.sallyport.core.guard.LimitCheck;
import io.sallyport.core.guard.LiveRequest;
import io.sallyport.core.guard.OrderAssertions;
import io.sallyport.core.guard.ValidationRecord;
import io.sallyport.core.guard.Verdict;
import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.ClientClaim;
import io.sallyport.core.model.Details;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.DailyLimits;
import io.sallyport.core.plan.ExecutionEvent.Approval;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plan.PlanState;
import io.sallyport.core.plan.RegistryReading;
import io.sallyport.core.plan.Season;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every guard in every situation (seed 001, SPEC 5). */
class GuardsTest {
  static final List<String> IN_ORDER =
      List.of(
          "TenantContext",
          "ValidationRequired",
          "Acknowledgement",
          "ExecutionLimits",
          "Governance",
          "SeasonOpen",
          "KillSwitch",
          "Reconciliation",
          "PlaneAuthorized",
          "AlreadyExecuted",
          "VenueAvailable",
          "Instrument");

  private static final String SITUATIONS =
      """
      TenantContext      | all is well                | true  | Tenant context valid (client_id=1)                                | {}
      TenantContext      | no client id               | false | client_id is required                                             | {requirement=client_id, mode=MODE}
      TenantContext      | client id 0                | false | client_id must be positive                                        | {requirement=client_id, mode=MODE}
      TenantContext      | client id 1.0              | false | client_id must be integer                                         | {requirement=client_id, mode=MODE}
      ValidationRequired | all is well                | true  | Plan validated successfully                                       | {}
      ValidationRequired | never validated            | false | LIVE execution requires prior validation                          | {requirement=validation, mode=LIVE}
      ValidationRequired | never validated, asserted  | false | LIVE execution requires prior validation                          | {requirement=validation, mode=LIVE}
      ValidationRequired | validation failed          | false | Validation failed                                                 | {requirement=validation, mode=LIVE}
      ValidationRequired | failed, asserted otherwise | false | Validation failed                                                 | {requirement=validation, mode=LIVE}
      ValidationRequired | warnings                   | false | Validation ended in WARNING; LIVE execution requires --accept-warnings | {requirement=validation, mode=LIVE}
      ValidationRequired | warnings accepted          | true  | Plan validated with warnings, which were accepted                 | {accepted_warnings=true}
      ValidationRequired | warnings, PASS asserted    | false | --validation-passed was asserted, but the newest validation ended in WARNING | {requirement=validation, mode=LIVE}
      ValidationRequired | another plan digest        | false | LIVE execution requires prior validation under the present strategy registry; it has changed since | {requirement=validation, mode=LIVE}
      ValidationRequired | registry changed           | false | LIVE execution requires prior validation under the present strategy registry; it has changed since | {requirement=validation, mode=LIVE}
      ValidationRequired | registry broken            | false | LIVE execution requires a readable strategy registry: the strategy registry cannot be read: line 3, column 5: unknown field 'sied' | {requirement=validation, mode=LIVE}
      ValidationRequired | wrong symbol asserted      | false | What was asserted of the order is not what plan PLAN says         | {requirement=validation, mode=LIVE}
      ValidationRequired | wrong side asserted        | false | What was asserted of the order is not what plan PLAN says         | {requirement=validation, mode=LIVE}
      ValidationRequired | wrong quantity asserted    | false | What was asserted of the order is not what plan PLAN says         | {requirement=validation, mode=LIVE}
      ValidationRequired | price asserted of none     | false | What was asserted of the order is not what plan PLAN says         | {requirement=validation, mode=LIVE}
      ValidationRequired | right order asserted       | true  | Plan validated successfully                                       | {}
      ValidationRequired | the plan's strategy named  | true  | Plan validated successfully                                       | {}
      ValidationRequired | another strategy named     | false | Strategy carry was named, but the newest validation used the plan's | {requirement=validation, mode=LIVE}
      ValidationRequired | other than validation's    | false | Strategy momentum was named, but the newest validation used carry | {requirement=validation, mode=LIVE}
      Acknowledgement    | all is well                | true  | Risk acknowledged for LIVE execution                              | {}
      Acknowledgement    | not acknowledged           | false | LIVE execution requires explicit risk acknowledgement             | {requirement=--acknowledge-risk, warning=LIVE execution places real orders with real money}
      ExecutionLimits    | no client id               | false | Limits are unknown without a client_id                            | {requirement=client_id, mode=LIVE}
      ExecutionLimits    | registry broken            | false | Limits are unknown while the strategy registry cannot be read     | {requirement=registry, mode=LIVE}
      Governance         | all is well                | true  | Plan is COMMITTED as it was approved                              | {}
      Governance         | four eyes, token approval  | true  | Plan is COMMITTED as it was approved                              | {}
      Governance         | four eyes, local approval  | false | This home requires four eyes: the approval was given at a local shell, which proves no name | {requirement=governance, mode=LIVE}
      Governance         | approval expired           | false | The approval expired at 2026-01-06T09:30:00.000000Z; propose the same content again as a revision | {requirement=governance, mode=LIVE}
      Governance         | another digest approved    | false | The plan is not the one that was approved: its digest differs     | {requirement=governance, mode=LIVE}
      Governance         | committed without approval | false | LIVE execution requires an approval, and there is none            | {requirement=governance, mode=LIVE}
      Governance         | a leg without an order     | false | LIVE execution requires an order for every leg, and a leg has none | {requirement=governance, mode=LIVE}
      Governance         | no stop loss               | false | LIVE execution requires a stop loss, and the order for XRPUSDT has none | {requirement=governance, mode=LIVE}
      SeasonOpen         | all is well                | true  | Season 2026Q1 is open                                             | {}
      SeasonOpen         | season frozen              | false | Season 2026Q1 is frozen by ana since 2026-01-05T09:30:00.000000Z: because the test says so | {requirement=open season, mode=LIVE}
      KillSwitch         | all is well                | true  | No kill switch is ACTIVE                                          | {}
      KillSwitch         | kill switch active         | false | Kill switch is ACTIVE: GLOBAL by ana                              | {requirement=kill switch off, mode=LIVE}
      Reconciliation     | all is well                | true  | Nothing is unresolved                                             | {}
      KillSwitch         | kill switch in warning     | true  | Kill switch is in WARNING: MANUAL by ana                          | {}
      Reconciliation     | order unresolved           | false | Unresolved: BTCUSDT, MISMATCH: 1 in the book, 2 at the venue      | {requirement=reconciliation, mode=LIVE}
      PlaneAuthorized    | all is well                | false | No venue is selected: the active plane is PAPER                   | {requirement=LIVE plane, mode=LIVE}
      PlaneAuthorized    | sim selected               | true  | Venue sim is selected, with account sim-1                         | {venue=sim, account=sim-1}
      PlaneAuthorized    | no resident owner          | false | Venue sim: it needs a resident owner                              | {requirement=LIVE plane, mode=LIVE}
      AlreadyExecuted    | all is well                | true  | No order of this plan was executed LIVE before                    | {}
      AlreadyExecuted    | executed before            | false | Order intent INTENT was executed LIVE already                     | {requirement=no LIVE outcome yet, mode=LIVE}
      VenueAvailable     | all is well                | true  | No venue is selected, so that none has to be reached              | {}
      VenueAvailable     | sim selected               | true  | Nothing is known against venue sim                                | {}
      VenueAvailable     | circuit open               | false | Venue sim: its circuit is open                                    | {requirement=venue, mode=LIVE}
      VenueAvailable     | clock ahead                | false | Venue broker: the clock is ahead                                  | {requirement=venue, mode=LIVE}
      VenueAvailable     | clock ahead of an exit     | true  | Nothing is known against venue broker                             | {}
      Instrument         | all is well                | true  | Nothing is known against the instruments                          | {}
      Instrument         | under a lot                | false | Quantity 0.5 of X is not a multiple of the lot 1                  | {requirement=instrument, mode=LIVE}
      """;

  private static final String IN_DRY_RUN =
      """
      ValidationRequired | Validation not required for DRY-RUN
      Acknowledgement    | Acknowledgement not required for DRY-RUN
      ExecutionLimits    | Limits not enforced for DRY-RUN
      Governance         | Governance not required for DRY-RUN
      SeasonOpen         | An open season is not required for DRY-RUN
      KillSwitch         | Kill switches do not stop a DRY-RUN
      Reconciliation     | Reconciliation not required for DRY-RUN
      PlaneAuthorized    | No venue is needed for DRY-RUN
      AlreadyExecuted    | A DRY-RUN may be repeated
      VenueAvailable     | No venue is asked for DRY-RUN
      Instrument         | No instrument is needed for DRY-RUN
      """;

  @ParameterizedTest
  @CsvSource(textBlock = SITUATIONS, delimiter = '|', quoteCharacter = '`')
  void inLiveAGuardJudges(
      String guard, String situation, boolean passed, String message, String details) {
    Facts facts = Facts.where(situation);

    ExecutionGuard found = only(guard, facts.judged(ExecutionMode.LIVE));

    assertThat(found.passed()).isEqualTo(passed);
    assertThat(found.message()).isEqualTo(facts.named(message));
    assertThat(found.details().values()).hasToString(details.replace("MODE", "LIVE"));
    assertThat(facts.judged(ExecutionMode.LIVE)).map(ExecutionGuard::name).isEqualTo(IN_ORDER);
  }

  @ParameterizedTest
  @CsvSource(textBlock = SITUATIONS, delimiter = '|', quoteCharacter = '`')
  void inADryRunAGuardSaysWhatLiveWouldHaveDone(
      String guard, String situation, boolean passed, String message, String details) {
    Facts facts = Facts.where(situation);
    List<ExecutionGuard> guards = facts.judged(ExecutionMode.DRY_RUN);

    ExecutionGuard found = only(guard, guards);

    assertThat(guards).map(ExecutionGuard::name).isEqualTo(IN_ORDER);
    assertThat(guards)
        .filteredOn(each -> !each.passed())
        .map(ExecutionGuard::name)
        .isSubsetOf("TenantContext");
    if (guard.equals("TenantContext")) {
      assertThat(found.passed()).isEqualTo(passed);
      assertThat(found.message()).isEqualTo(message);
      assertThat(found.details().values()).hasToString(details.replace("MODE", "DRY_RUN"));
    } else {
      assertThat(found.passed()).isTrue();
      assertThat(found.details())
          .isEqualTo(Details.of("would_block", !passed).and("live", facts.named(message)));
    }
  }

  @ParameterizedTest
  @CsvSource(textBlock = IN_DRY_RUN, delimiter = '|')
  void inADryRunAGuardSaysThatItDoesNotBlock(String guard, String message) {
    for (String situation : List.of("all is well", "registry broken", "season frozen")) {
      assertThat(only(guard, Facts.where(situation).judged(ExecutionMode.DRY_RUN)).message())
          .isEqualTo(message);
    }
  }

  @Test
  void everyGuardHasItsRows() {
    assertThat(SITUATIONS.lines().map(row -> row.substring(0, row.indexOf(' '))).distinct())
        .isEqualTo(IN_ORDER);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "COMMITTED")
  void liveNeedsACommittedPlan(PlanState state) {
    Facts facts = Facts.where("all is well");
    facts.plan = in(state, facts.plan);

    assertThat(only("Governance", facts.judged(ExecutionMode.LIVE)).message())
        .isEqualTo("LIVE execution requires a COMMITTED plan; this one is " + state);
  }

  @ParameterizedTest
  @ValueSource(strings = {"registry broken", "season frozen", "no client id", "never validated"})
  void noGuardIsSkippedBecauseAnotherFailed(String situation) {
    assertThat(Facts.where(situation).judged(ExecutionMode.LIVE)).hasSize(IN_ORDER.size());
    assertThat(only("PlaneAuthorized", Facts.where(situation).judged(ExecutionMode.LIVE)).passed())
        .isFalse();
  }

  /** The same plan in a state that it did not come to. */
  private static Plan in(PlanState state, Plan plan) {
    return new Plan(
        plan.content(),
        plan.digest(),
        state,
        plan.createdFrom(),
        plan.lastEventId(),
        plan.sequenceNo(),
        plan.authors(),
        plan.approval(),
        plan.marks());
  }

  private static ExecutionGuard only(String name, List<ExecutionGuard> guards) {
    return guards.stream().filter(guard -> guard.name().equals(name)).findFirst().orElseThrow();
  }

  /** What the guards look at: nothing to object to, but for what the situation says. */
  private static final class Facts {
    private final Scenario desk = Scenario.inAHome();
    private Plan plan = committed("momentum:btc-1h");
    private ClientClaim claim = Commands.owner(plan);
    private RegistryReading registry = Samples.STRATEGIES.reading();
    private Optional<StrategyId> named = Optional.empty();
    private boolean acknowledged = true;
    private boolean acceptsWarnings;
    private boolean asserted;
    private OrderAssertions said = OrderAssertions.NONE;
    private Optional<ValidationRecord> validation = validated(Verdict.PASS);
    private boolean fourEyes;
    private List<String> killSwitches = List.of();
    private List<String> warnings = List.of();
    private List<String> unreconciled = List.of();
    private List<String> instruments = List.of();
    private GuardFacts.LivePlane plane = new GuardFacts.LivePlane.NotSelected();
    private boolean executed;
    private LogicalTime at = Samples.MONDAY;
    private boolean reducing;

    static Facts where(String situation) {
      Facts facts = new Facts();
      facts.change(situation);
      return facts;
    }

    private void change(String situation) {
      switch (situation) {
        case "all is well" -> {}
        case "no client id" -> claim = ClientClaim.MISSING;
        case "client id 0" -> claim = ClientClaim.of("0");
        case "client id 1.0" -> claim = ClientClaim.of("1.0");
        case "never validated" -> validation = Optional.empty();
        case "never validated, asserted" -> {
          validation = Optional.empty();
          asserted = true;
        }
        case "validation failed" -> validation = validated(Verdict.FAIL);
        case "failed, asserted otherwise" -> {
          validation = validated(Verdict.FAIL);
          asserted = true;
        }
        case "warnings" -> validation = validated(Verdict.WARNING);
        case "warnings accepted" -> {
          validation = validated(Verdict.WARNING);
          acceptsWarnings = true;
        }
        case "warnings, PASS asserted" -> {
          validation = validated(Verdict.WARNING);
          acceptsWarnings = true;
          asserted = true;
        }
        case "another plan digest" ->
            validation =
                Optional.of(
                    new ValidationRecord(
                        Digest.of("other"),
                        registry.digest().orElseThrow(),
                        Optional.empty(),
                        Verdict.PASS));
        case "registry changed" -> registry = SampleRegistry.EMPTY.reading();
        case "registry broken" -> registry = Samples.BROKEN;
        case "wrong symbol asserted" -> said = order("", "ETHUSDT", "", "");
        case "wrong side asserted" -> said = order("sell", "BTCUSDT", "", "");
        case "wrong quantity asserted" -> said = order("", "", "0.02", "");
        case "price asserted of none" -> said = order("", "", "", "50000");
        case "right order asserted" -> said = order("BUY", "BTCUSDT", "0.0100", "");
        case "the plan's strategy named" -> named = Optional.of(new StrategyId("momentum"));
        case "another strategy named" -> named = Optional.of(new StrategyId("carry"));
        case "other than validation's" -> {
          named = Optional.of(new StrategyId("momentum"));
          validation =
              Optional.of(
                  new ValidationRecord(
                      plan.digest(),
                      registry.digest().orElseThrow(),
                      Optional.of(new StrategyId("carry")),
                      Verdict.PASS));
        }
        case "not acknowledged" -> acknowledged = false;
        case "four eyes, local approval" -> fourEyes = true;
        case "four eyes, token approval" -> {
          fourEyes = true;
          desk.by(Samples.withToken("bo"));
          plan = committed("carry:sol");
        }
        case "approval expired" -> at = Samples.MONDAY.plus(Duration.ofHours(24));
        case "another digest approved" -> plan = approvedAs(Digest.of("other"));
        case "committed without approval" ->
            plan = in(PlanState.COMMITTED, desk.given(plan("carry:sol")));
        case "a leg without an order" -> plan = committed("momentum:btc-1h", "nobody");
        case "no stop loss" -> plan = committed("naked:xrp");
        case "season frozen" -> desk.given(Commands.freeze(Samples.SEASON));
        case "kill switch active" -> killSwitches = List.of("GLOBAL by ana");
        case "kill switch in warning" -> warnings = List.of("MANUAL by ana");
        case "sim selected" -> plane = sim("", "");
        case "no resident owner" -> plane = sim("Venue sim: it needs a resident owner", "");
        case "clock ahead" -> plane = noEntries("the clock is ahead");
        case "clock ahead of an exit" -> {
          plane = noEntries("the clock is ahead");
          reducing = true;
        }
        case "circuit open" -> plane = sim("", "its circuit is open");
        case "under a lot" ->
            instruments = List.of("Quantity 0.5 of X is not a multiple of the lot 1");
        case "order unresolved" ->
            unreconciled = List.of("BTCUSDT, MISMATCH: 1 in the book, 2 at the venue");
        case "executed before" -> executed = true;
        default -> throw new IllegalArgumentException(situation);
      }
    }

    List<ExecutionGuard> judged(ExecutionMode mode) {
      return Guards.run(
          new GuardFacts(
              claim,
              plan,
              new LiveRequest(mode, named, acknowledged, acceptsWarnings, asserted, asserted, said),
              registry,
              validation,
              List.of(
                  new LimitCheck(
                      "tenant 1",
                      DailyLimits.NONE,
                      DailyUsage.none(Samples.MONDAY.utcDay()),
                      List.of())),
              fourEyes,
              season(),
              killSwitches,
              warnings,
              unreconciled,
              plane,
              instruments,
              reducing ? List.of(LiveTrading.only(plan).orderIntentId()) : List.of(),
              executed ? List.of(LiveTrading.only(plan).orderIntentId()) : List.of(),
              at));
    }

    String named(String message) {
      return message
          .replace("PLAN", plan.id().toString())
          .replace("INTENT", plan.content().intents().getFirst().orderIntentId().toString());
    }

    private Season season() {
      return desk.ask(new Query.FindSeason(Optional.empty(), Samples.SEASON)).value();
    }

    private Plan committed(String... items) {
      Plan draft = desk.by(Samples.ANA).given(plan(items));
      desk.given(review(draft));
      if (fourEyes) {
        desk.by(Samples.withToken("bo"));
      }
      desk.given(approve(draft));
      return desk.given(commit(draft));
    }

    private Plan approvedAs(Digest digest) {
      Approval given = plan.approval().orElseThrow();
      return new Plan(
          plan.content(),
          plan.digest(),
          plan.state(),
          plan.createdFrom(),
          plan.lastEventId(),
          plan.sequenceNo(),
          plan.authors(),
          Optional.of(
              new Approval(
                  digest, given.frozenSnapshots(), given.expiresAt(), given.authentication())),
          plan.marks());
    }

    private static GuardFacts.LivePlane sim(String unauthorized, String unreachable) {
      return new GuardFacts.LivePlane.Selected(
          VenueId.SIM,
          AccountId.simulated(Samples.TENANT),
          given(unauthorized),
          given(unreachable),
          Optional.empty());
    }

    private static GuardFacts.LivePlane noEntries(String why) {
      return new GuardFacts.LivePlane.Selected(
          new VenueId("broker"),
          new AccountId("A1"),
          Optional.empty(),
          Optional.empty(),
          Optional.of(why));
    }

    private Optional<ValidationRecord> validated(Verdict verdict) {
      return Optional.of(
          new ValidationRecord(
              plan.digest(), registry.digest().orElseThrow(), Optional.empty(), verdict));
    }

    private static OrderAssertions order(
        String side, String symbol, String quantity, String price) {
      return new OrderAssertions(given(side), given(symbol), given(quantity), given(price));
    }

    private static Optional<String> given(String text) {
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
  }
}
