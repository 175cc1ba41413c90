package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Effect;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.OrderView;
import io.sallyport.core.desk.ReconcileCommand;
import io.sallyport.core.desk.SafetyCommand;
import io.sallyport.core.execution.CancelCause;
import io.sallyport.core.execution.OrderInput;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueAnswer.Standing;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.plane.WholeReport;
import io.sallyport.core.safety.KillSwitchScope;
import io.sallyport.core.safety.KillSwitchState;
import io.sallyport.core.safety.KillSwitchType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every stage with everything that can happen to an order in it, driven on a real order. */
class OrderTableTest {
  private final LiveStory story = LiveStory.onSim();
  private UUID order = new UUID(0, 0);

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          #                SUBMITTED PENDING PARTLY FILLED CANCELLED FAILED TIMEOUT LATE REJECTED UNRESOLVED
          ACKNOWLEDGED     | x | x | x | x | - | - | - | x | - | x
          FILL             | x | x | x | x | x | x | x | x | x | x
          CLOSED           | x | x | x | - | - | - | - | - | - | x
          REJECTION        | x | x | - | - | - | - | - | - | - | x
          CANCEL_REJECTION | x | x | x | x | - | - | - | x | - | x
          NOT_TAKEN        | x | - | - | - | - | - | - | - | - | -
          DOUBT            | x | - | - | - | - | - | - | - | - | x
          FILL_DISPUTE     | x | x | x | x | x | x | x | x | x | x
          UNCLEAR_FILL     | x | x | x | x | x | x | x | x | x | x
          CHANGE           | x | x | x | x | x | x | x | x | x | x
          CHANGE_REJECTION | x | x | x | x | x | x | x | x | x | x
          RESTATEMENT      | x | x | x | x | x | x | x | x | x | x
          NOTE             | x | x | x | x | x | x | x | x | x | x
          LIMIT            | x | x | x | - | - | - | - | - | - | -
          KILL             | x | x | x | - | - | - | - | - | - | x
          CANCEL           | x | x | x | - | - | - | - | - | - | x
          RECONCILE        | x | x | x | x | x | x | x | x | x | x
          RESOLVE          | - | - | - | - | - | - | - | - | - | x
          """,
      delimiter = '|')
  void theTableIsThis(
      OrderInput input,
      String submitted,
      String pending,
      String partly,
      String filled,
      String cancelled,
      String failed,
      String timeout,
      String late,
      String rejected,
      String unresolved) {
    assertThat(Stream.of(Stage.values()).map(stage -> input.isListed(stage) ? "x" : "-").toList())
        .containsExactly(
            submitted,
            pending,
            partly,
            filled,
            cancelled,
            failed,
            timeout,
            late,
            rejected,
            unresolved);
  }

  static Stream<Arguments> everyPair() {
    return Stream.of(Stage.values())
        .flatMap(stage -> Stream.of(OrderInput.values()).map(input -> Arguments.of(stage, input)));
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void whatIsListedHappensAndWhatIsNotIsRefusedAndChangesNothing(Stage stage, OrderInput input) {
    bringTo(stage);
    assertThat(story.order(order).stage()).isEqualTo(stage);
    OrderView before = story.order(order);
    int events = story.events().size();
    story.sent();

    boolean happened =
        switch (input) {
          case LIMIT -> limit();
          case KILL -> kill();
          case CANCEL -> cancel(stage);
          case RECONCILE -> reconcile();
          case RESOLVE -> resolve(stage);
          default -> report(report(input, before), events);
        };

    assertThat(happened).isEqualTo(input.isListed(stage));
    if (!happened) {
      OrderView after = story.order(order);
      assertThat(after.stage()).isEqualTo(stage);
      assertThat(after.filled()).isEqualTo(before.filled());
      assertThat(after.outcome()).isEqualTo(before.outcome());
      assertThat(after.attempts()).isEqualTo(before.attempts());
      assertThat(story.sent()).isEmpty();
    }
  }

  private void bringTo(Stage stage) {
    story.begins(Commands.live(story.committed("momentum:buy/BTCUSDT/1/ref=150/sl=-0.02/tp=0.03")));
    order =
        story.orders().stream()
            .filter(view -> view.ticket().order().role() == OrderRole.PLANNED)
            .findFirst()
            .orElseThrow()
            .orderId();
    switch (stage) {
      case SUBMITTED -> {}
      case PENDING -> story.acknowledges(order);
      case PARTIALLY_FILLED ->
          story.acknowledges(order).fills(order, "0.4", "152").acknowledgesAll();
      case FILLED -> story.acknowledges(order).fills(order, "1", "152").acknowledgesAll().agrees();
      case EXECUTED_FULL_LATE ->
          story
              .acknowledges(order)
              .passes("30.4s")
              .fills(order, "1", "152")
              .acknowledgesAll()
              .agrees();
      case CANCELLED -> {
        story.acknowledges(order).begins(cancelIt());
        story.says(new VenueReport.Closed(order, "cancelled")).agrees();
      }
      case FAILED ->
          story
              .acknowledges(order)
              .says(new VenueReport.Closed(order, "expired"))
              .answers(asked ->
                  VenueViews.but(
                      VenueViews.ofBooks(story, asked.question()),
                      order,
                      was -> VenueViews.stands(order, Standing.CANCELLED, "0", Optional.empty())));
      case FAILED_TIMEOUT ->
          story
              .passes("31s")
              .answers(asked ->
                  VenueViews.but(
                      VenueViews.ofBooks(story, asked.question()),
                      order,
                      was -> VenueViews.stands(order, Standing.NOT_FOUND, "0", Optional.empty())));
      case REJECTED -> story.says(new VenueReport.Rejected(order, "no"));
      case UNRESOLVED -> story.passes("36s");
    }
  }

  private VenueReport.OnOrder report(OrderInput input, OrderView before) {
    return switch (input) {
      case ACKNOWLEDGED -> new VenueReport.Acknowledged(order, "v-1");
      case FILL -> {
        BigDecimal quantity = new BigDecimal("0.1");
        yield new VenueReport.Filled(
            order,
            new Fill(
                "new",
                quantity,
                new BigDecimal("152"),
                before.filled().add(quantity),
                Optional.empty()));
      }
      case CLOSED -> new VenueReport.Closed(order, "gone");
      case REJECTION -> new VenueReport.Rejected(order, "no");
      case CANCEL_REJECTION -> new VenueReport.CancelRejected(order, "too late");
      case NOT_TAKEN -> new VenueReport.NotTaken(order, "no way");
      case DOUBT -> new VenueReport.Doubtful(order, "who knows");
      case FILL_DISPUTE -> new VenueReport.FillDisputed(order, "f-1", "busted");
      case UNCLEAR_FILL ->
          new VenueReport.FillUnclear(
              order,
              "f-1",
              "LastPx is missing",
              VenueReport.Told.NOTHING,
              WholeReport.of("a report"));
      case CHANGE ->
          new VenueReport.Changed(order, BigDecimal.ONE, Optional.empty(), Optional.empty());
      case CHANGE_REJECTION -> new VenueReport.ChangeRejected(order, "too late");
      case RESTATEMENT ->
          new VenueReport.Restated(order, Optional.of(BigDecimal.ONE), false, "restated");
      case NOTE -> new VenueReport.Noted(order, "suspended");
      default -> throw new AssertionError(input + " is no report");
    };
  }

  /** Whether a report was taken: whatever becomes of it, it is on record. */
  private boolean report(VenueReport.OnOrder report, int before) {
    story.says(report);
    List<Event> made = story.events().subList(before, story.events().size());
    assertThat(made).isNotEmpty();
    return made.stream()
        .noneMatch(event ->
            event instanceof Event.OrderStepped(OrderStep.Refused(var refused, String why))
                && refused.equals(report)
                && why.startsWith("not listed"));
  }

  private boolean limit() {
    boolean already = isCancelled(CancelCause.LIMIT);
    story.passes("60s");
    boolean happened = !already && isCancelled(CancelCause.LIMIT);
    story.sent();
    return happened;
  }

  private boolean kill() {
    var waits =
        story.begins(
            new SafetyCommand.SetKillSwitch(
                KillSwitchType.MANUAL,
                KillSwitchScope.EVERYTHING,
                KillSwitchState.ACTIVE,
                Samples.REASON));
    boolean happened = isCancelled(CancelCause.KILL_SWITCH);
    if (!happened) {
      assertThat(waits.answer().reached()).isZero();
    }
    return happened;
  }

  private boolean isCancelled(CancelCause cause) {
    return story.order(order).trace().stream()
        .anyMatch(one -> one.step() instanceof OrderStep.CancelSent sent && sent.cause() == cause);
  }

  private SafetyCommand.CancelOrder cancelIt() {
    return new SafetyCommand.CancelOrder(Optional.empty(), order.toString(), Samples.REASON);
  }

  private boolean cancel(Stage stage) {
    if (!OrderInput.CANCEL.isListed(stage)) {
      assertThat(story.refuses(cancelIt()).code()).isEqualTo(RefusalCode.ORDER_OVER);
      return false;
    }
    story.begins(cancelIt());
    assertThat(story.sent()).singleElement().isInstanceOf(Effect.Cancel.class);
    return true;
  }

  private boolean reconcile() {
    story.begins(
        new ReconcileCommand.Reconcile(
            Samples.TENANT, Optional.empty(), Optional.of(order.toString())));
    return story.sent().stream().anyMatch(Effect.Ask.class::isInstance);
  }

  private boolean resolve(Stage stage) {
    var notFilled =
        new ReconcileCommand.ResolveOrder(
            Samples.TENANT, order.toString(), BigDecimal.ZERO, Optional.empty(), Samples.REASON);
    if (stage == Stage.UNRESOLVED) {
      assertThat(story.gets(notFilled).stage()).isEqualTo(Stage.FAILED_TIMEOUT);
      return true;
    }
    assertThat(story.refuses(notFilled).code()).isEqualTo(RefusalCode.ORDER_NOT_UNRESOLVED);
    return false;
  }
}
