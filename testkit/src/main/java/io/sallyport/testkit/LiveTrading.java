package io.sallyport.testkit;

import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.execution.OrderTicket;
import io.sallyport.core.execution.PlanExecutor;
import io.sallyport.core.execution.Slippage;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.NameUuid;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plane.ExecutionOutcome;
import io.sallyport.core.plane.ExecutionPlane;
import io.sallyport.core.plane.ExecutionReasonCode;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.OutcomeStatus;
import io.sallyport.core.plane.VenueOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** LIVE outcomes, as events that a story is given: what they count for is core's to say. */
public final class LiveTrading {
  private LiveTrading() {}

  /** The plan's only order is filled LIVE. */
  public static Event[] filled(Plan plan, String price, LogicalTime at) {
    return filled(only(plan), price, at);
  }

  /** An order is filled LIVE. */
  public static Event[] filled(OrderIntent intent, String price, LogicalTime at) {
    return outcome(
        intent,
        OutcomeStatus.FILLED,
        Decimals.plain(intent.terms().quantity()),
        Optional.empty(),
        price,
        "",
        at);
  }

  /** An order is filled LIVE, for a fee. */
  public static Event[] filled(OrderIntent intent, String price, String fees, LogicalTime at) {
    return outcome(
        intent,
        OutcomeStatus.FILLED,
        Decimals.plain(intent.terms().quantity()),
        Optional.empty(),
        price,
        fees,
        at);
  }

  /** A part of an order is filled LIVE, and no more of it ever. */
  public static Event[] partlyFilled(
      OrderIntent intent, String quantity, String price, LogicalTime at) {
    return outcome(
        intent, OutcomeStatus.PARTIALLY_FILLED, quantity, Optional.empty(), price, "", at);
  }

  /** An order is rejected by its venue. */
  public static Event[] rejected(OrderIntent intent, LogicalTime at) {
    return outcome(
        intent,
        OutcomeStatus.FAILED,
        "0",
        Optional.of(ExecutionReasonCode.EXECUTION_REJECTED),
        "",
        "",
        at);
  }

  /** The plan's only order. */
  public static OrderIntent only(Plan plan) {
    List<OrderIntent> intents = plan.content().intents();
    if (intents.size() != 1) {
      throw new IllegalArgumentException("not one order: " + intents);
    }
    return intents.getFirst();
  }

  /** A short history with LIVE outcomes of every kind in it. */
  static List<JournalEntry> history() {
    Scenario desk = Scenario.inAHome();
    Plan two = desk.given(Commands.plan("momentum:btc-1h", "momentum:eth-1h"));
    Plan third = desk.given(Commands.plan("manual:sell/BTC/USDT/0.000001/limit=50000.5"));
    desk.given(
        filled(two.content().intents().get(0), "50000.123456789012", "0.07", Samples.MONDAY));
    desk.given(partlyFilled(two.content().intents().get(1), "0.01", "3000", Samples.MONDAY));
    desk.given(rejected(only(third), Samples.MONDAY));
    return desk.entries();
  }

  private static Event[] outcome(
      OrderIntent intent,
      OutcomeStatus status,
      String quantity,
      Optional<ExecutionReasonCode> reason,
      String price,
      String fees,
      LogicalTime at) {
    List<Event> events = new ArrayList<>();
    events.add(new Event.OrderStepped(new OrderStep.Submitted(ticket(intent, at))));
    if (status != OutcomeStatus.FAILED) {
      BigDecimal filled = Decimals.parse("quantity", quantity).value();
      Fill fill = new Fill("1", filled, given(price).orElseThrow(), filled, given(fees));
      events.add(
          new Event.OrderStepped(
              new OrderStep.FillBooked(intent.orderIntentId(), fill, OrderStep.Source.REPORTED)));
    }
    events.add(
        new Event.OrderStepped(
            new OrderStep.Ended(
                intent.orderIntentId(), stage(status), "so it went", Slippage.UNKNOWN)));
    events.add(
        new Event.OutcomeRecorded(
            new ExecutionOutcome(
                ExecutionOutcome.id(intent.orderIntentId(), ExecutionPlane.LIVE, at),
                intent.orderIntentId(),
                ExecutionPlane.LIVE,
                status,
                Decimals.parse("quantity", quantity).value(),
                at,
                reason,
                Samples.TENANT,
                Optional.of(VenueId.SIM),
                intent.terms().side(),
                intent.terms().symbol(),
                given(price),
                given(fees))));
    return events.toArray(Event[]::new);
  }

  private static Stage stage(OutcomeStatus status) {
    return switch (status) {
      case FILLED -> Stage.FILLED;
      case PARTIALLY_FILLED -> Stage.CANCELLED;
      case FAILED -> Stage.REJECTED;
    };
  }

  /** The intent as an order on its way to {@code sim}, of a run that nobody waits for. */
  private static OrderTicket ticket(OrderIntent intent, LogicalTime at) {
    return new OrderTicket(
        VenueId.SIM,
        new VenueOrder(
            intent.orderIntentId(),
            Samples.TENANT,
            AccountId.simulated(Samples.TENANT),
            OrderRole.PLANNED,
            intent.terms().symbol(),
            intent.terms().side(),
            intent.terms().quantity(),
            intent.terms().limitPrice(),
            Optional.empty()),
        Optional.empty(),
        Optional.of(
            new OrderTicket.Planned(
                NameUuid.of(PlanExecutor.LIVE_RUN_NS, intent.orderIntentId().toString()),
                NameUuid.of(PlanExecutor.LIVE_RUN_NS, "plan"),
                intent.digest(),
                at,
                intent.terms(),
                intent.terms().tick(),
                Optional.empty())),
        Optional.of(intent.strategy()));
  }

  private static Optional<BigDecimal> given(String number) {
    return number.isEmpty()
        ? Optional.empty()
        : Optional.of(Decimals.parse("number", number).value());
  }
}
