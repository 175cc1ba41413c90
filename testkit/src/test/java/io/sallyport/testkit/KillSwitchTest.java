package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Effect;
import io.sallyport.core.desk.OrderView;
import io.sallyport.core.desk.Query;
import io.sallyport.core.desk.SafetyCommand;
import io.sallyport.core.desk.SafetyCommand.KillReport;
import io.sallyport.core.execution.ExecutionResult;
import io.sallyport.core.execution.OrderFlag;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plane.ExecutionReasonCode;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.safety.KillSwitch;
import io.sallyport.core.safety.KillSwitchScope;
import io.sallyport.core.safety.KillSwitchState;
import io.sallyport.core.safety.KillSwitchType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kill switches BEFORE, DURING and AFTER, their scopes, and how they are cleared (SPEC 7). */
class KillSwitchTest {
  private static final String ORDER = "momentum:buy/BTCUSDT/1/ref=150/sl=-0.02/tp=0.03";

  private final LiveStory story = LiveStory.onSim();

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # type       | client | symbol  | strategy | state   | stops the order
          GLOBAL       |        |         |          | ACTIVE  | true
          GLOBAL       |        |         |          | WARNING | false
          SYMBOL_LEVEL |        | BTCUSDT |          | ACTIVE  | true
          SYMBOL_LEVEL |        | ETHUSDT |          | ACTIVE  | false
          SYMBOL_LEVEL | 1      | BTCUSDT |          | ACTIVE  | true
          SYMBOL_LEVEL | 2      | BTCUSDT |          | ACTIVE  | false
          MANUAL       |        |         |          | ACTIVE  | true
          MANUAL       | 1      |         |          | ACTIVE  | true
          MANUAL       | 2      |         |          | ACTIVE  | false
          MANUAL       |        |         | momentum | ACTIVE  | true
          MANUAL       |        |         | carry    | ACTIVE  | false
          MANUAL       | 1      | BTCUSDT | momentum | ACTIVE  | true
          MANUAL       | 1      | ETHUSDT | momentum | ACTIVE  | false
          MANUAL       |        |         |          | WARNING | false
          RISK_LIMIT   | 1      |         |          | ACTIVE  | true
          RISK_LIMIT   |        |         | carry    | ACTIVE  | false
          """,
      delimiter = '|')
  void typeAndScopeSayWhatIsStoppedBeforeAndWhatIsCancelledDuring(
      KillSwitchType type,
      String client,
      String symbol,
      String strategy,
      KillSwitchState state,
      boolean stops) {
    KillSwitchScope scope =
        new KillSwitchScope(
            Optional.ofNullable(client).map(Long::valueOf).map(ClientId::new),
            Optional.ofNullable(symbol).map(Symbol::new),
            Optional.ofNullable(strategy).map(StrategyId::new));
    UUID working = executes();
    story.sent();
    story.begins(set(type, scope, state));
    assertThat(story.sent().stream().anyMatch(Effect.Cancel.class::isInstance)).isEqualTo(stops);

    story.fills(working, "1", "152").acknowledgesAll().agreesToAll();
    var next = story.begins(Commands.live(story.committed("momentum:buy/BTCUSDT/2/ref=150")));
    assertThat(next.isAnswered() && next.answer().isBlocked()).isEqualTo(stops);
  }

  @Test
  void aWarningLetsTheOrderGoAndSaysSo() {
    story.gets(set(KillSwitchType.MANUAL, KillSwitchScope.EVERYTHING, KillSwitchState.WARNING));
    assertThat(story.order(executes()).flags()).containsExactly(OrderFlag.KILL_SWITCH_WARNING);
  }

  @Test
  void duringIfTheCancelWinsTheOrderIsCancelled() {
    UUID order = executes();
    var set = story.begins(global(KillSwitchState.ACTIVE));
    assertThat(set.isAnswered()).isFalse();
    story.says(new VenueReport.Closed(order, "cancelled")).agrees();

    OrderView view = story.order(order);
    assertThat(view.stage()).isEqualTo(Stage.CANCELLED);
    assertThat(view.outcome().orElseThrow().reason())
        .contains(ExecutionReasonCode.EXECUTION_NOT_AVAILABLE);
    assertThat(counts(set.answer())).containsExactly(1, 1, 0, 0);
  }

  @Test
  void duringIfTheFillWinsThePositionStaysProtectedAndFlagged() {
    UUID order = executes();
    var set = story.begins(global(KillSwitchState.ACTIVE));
    story.says(new VenueReport.CancelRejected(order, "too late")).fills(order, "1", "152");
    story.acknowledgesAll().agreesToAll();

    assertThat(story.order(order).stage()).isEqualTo(Stage.FILLED);
    assertThat(story.order(order).flags()).containsExactly(OrderFlag.KILL_SWITCH_POST_FILL);
    assertThat(working(OrderRole.STOP_LOSS)).isEqualTo(1);
    assertThat(working(OrderRole.TAKE_PROFIT)).isEqualTo(1);
    assertThat(counts(set.answer())).containsExactly(1, 0, 1, 0);
  }

  @Test
  void duringWhatWasFilledMeanwhileKeepsItsProtection() {
    UUID order = executes();
    story.fills(order, "0.4", "152").acknowledgesAll();
    story.begins(global(KillSwitchState.ACTIVE));
    story.says(new VenueReport.Closed(order, "cancelled")).agreesToAll();

    assertThat(story.order(order).stage()).isEqualTo(Stage.CANCELLED);
    assertThat(story.order(order).filled()).isEqualByComparingTo("0.4");
    assertThat(working(OrderRole.STOP_LOSS)).isEqualTo(1);
  }

  @Test
  void afterThePositionStaysProtectedAndFlaggedAndNothingNewIsSent() {
    UUID order = executes();
    story.fills(order, "1", "152").acknowledgesAll().agreesToAll().sent();
    story.gets(global(KillSwitchState.ACTIVE));

    assertThat(story.sent()).isEmpty();
    assertThat(story.order(order).flags()).containsExactly(OrderFlag.KILL_SWITCH_POST_FILL);
    assertThat(working(OrderRole.STOP_LOSS)).isEqualTo(1);
    assertThat(story.gets(Commands.live(story.committed("momentum:buy/ETHUSDT/1/ref=9"))))
        .matches(ExecutionResult::isBlocked);
  }

  @Test
  void betweenTheIntentsOfARunTheRestIsNeverSent() {
    var run = story.begins(Commands.live(story.committed(ORDER, "momentum:buy/ETHUSDT/1/ref=9")));
    UUID first = open();
    story.acknowledges(first).begins(global(KillSwitchState.ACTIVE));
    story.fills(first, "1", "152").acknowledgesAll().agreesToAll();

    assertThat(run.answer().outcomes()).hasSize(2);
    assertThat(run.answer().outcomes().get(1).reason())
        .contains(ExecutionReasonCode.EXECUTION_NOT_AVAILABLE);
    assertThat(run.answer().error().orElseThrow()).contains("kill switch is ACTIVE: GLOBAL");
  }

  @Test
  void whatIsNotKnownWithinASecondIsCountedAsUnknown() {
    executes();
    var set = story.begins(global(KillSwitchState.ACTIVE));
    story.passes("0.999999s");
    assertThat(set.isAnswered()).isFalse();
    story.passes("0.000001s");
    assertThat(counts(set.answer())).containsExactly(1, 0, 0, 1);
  }

  @Test
  void anOrderThatIsBeingAskedAboutAlreadyKeepsNobodyWaitingForMoreThanASecond() {
    executes();
    story.passes("31s").sent();
    var set = story.begins(global(KillSwitchState.ACTIVE));
    assertThat(story.sent()).as("it is being cancelled and asked about since its limit").isEmpty();
    story.passes("0.999999s");
    assertThat(set.isAnswered()).isFalse();
    int before = story.entries().size();
    story.passes("0.000001s");

    assertThat(story.entries()).as("nothing happened but time").hasSize(before);
    assertThat(counts(set.answer())).containsExactly(1, 0, 0, 1);
  }

  @Test
  void globalIsNeitherClearedNorLoweredWhileSomethingIsUnresolved() {
    executes();
    story.gets(Commands.freeze(Samples.SEASON));
    var set = story.passes("36s").begins(global(KillSwitchState.ACTIVE));
    story.passes("1s");
    assertThat(counts(set.answer())).as("it may be working").containsExactly(1, 0, 0, 1);
    for (KillSwitchState to : List.of(KillSwitchState.OFF, KillSwitchState.WARNING)) {
      assertThat(story.refuses(global(to)).code()).isEqualTo(RefusalCode.KILL_SWITCH_HELD);
    }
  }

  @Test
  void clearingWhatIsOffIsRefusedAndEverySettingIsInTheHistory() {
    assertThat(story.refuses(global(KillSwitchState.OFF)).code())
        .isEqualTo(RefusalCode.KILL_SWITCH_OFF);
    story.gets(global(KillSwitchState.WARNING));
    story.gets(global(KillSwitchState.ACTIVE));
    story.gets(global(KillSwitchState.OFF));

    assertThat(story.asks(new Query.RaisedKillSwitches()).value()).isEmpty();
    assertThat(story.asks(new Query.KillSwitchHistory()).value())
        .map(KillSwitch::state)
        .containsExactly(KillSwitchState.WARNING, KillSwitchState.ACTIVE, KillSwitchState.OFF);
  }

  private static SafetyCommand.SetKillSwitch global(KillSwitchState to) {
    return set(KillSwitchType.GLOBAL, KillSwitchScope.EVERYTHING, to);
  }

  private static SafetyCommand.SetKillSwitch set(
      KillSwitchType type, KillSwitchScope scope, KillSwitchState to) {
    return new SafetyCommand.SetKillSwitch(type, scope, to, Samples.REASON);
  }

  private static List<Integer> counts(KillReport report) {
    return List.of(report.reached(), report.cancelled(), report.filled(), report.unknown());
  }

  private UUID executes() {
    story.begins(Commands.live(story.committed(ORDER)));
    UUID order = open();
    story.acknowledges(order);
    return order;
  }

  private UUID open() {
    return story.orders().stream()
        .filter(view -> view.ticket().order().role() == OrderRole.PLANNED)
        .filter(view -> view.stage().isOpen())
        .findFirst()
        .orElseThrow()
        .orderId();
  }

  private long working(OrderRole role) {
    return story.orders().stream()
        .filter(view -> view.ticket().order().role() == role && view.stage() == Stage.PENDING)
        .count();
  }
}
