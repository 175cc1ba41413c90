package io.sallyport.core.desk;

import io.sallyport.core.execution.ActiveRun;
import io.sallyport.core.execution.Agenda;
import io.sallyport.core.execution.CancelCause;
import io.sallyport.core.execution.Inquiry;
import io.sallyport.core.execution.Order;
import io.sallyport.core.execution.OrderFlag;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.execution.OrderTicket;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.execution.Trading;
import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.PlaneSelection;
import io.sallyport.core.plane.PositionBooks;
import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.safety.KillSwitch;
import io.sallyport.core.safety.KillSwitchState;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Decides what is done when something falls due (SPEC 7): timers are commands like any other. */
final class Duties {
  private final Steps steps;
  private final DeskState state;
  private final Trading trading;

  Duties(Steps steps) {
    this.steps = steps;
    this.state = steps.state();
    this.trading = state.trading();
  }

  void take(Agenda.Subject subject) {
    switch (subject.kind()) {
      case INQUIRY ->
          unanswered(trading.questions().find(UUID.fromString(subject.id())).orElseThrow());
      case ORDER -> take(trading.find(UUID.fromString(subject.id())).orElseThrow());
      case BOOK -> new Asking(steps, PositionKey.ofText(subject.id())).ask();
      case PROTECTION ->
          new ProtectionSteps(steps)
              .take(trading.protections().find(UUID.fromString(subject.id())).orElseThrow());
      case COVER -> new ProtectionSteps(steps).cover(trading.bookDue(subject.id()).orElseThrow());
      case SAFETY_SELL ->
          new SafetySteps(steps).take(trading.sell(UUID.fromString(subject.id())).orElseThrow());
      case RUN -> take(trading.run(UUID.fromString(subject.id())).orElseThrow());
      case VENUE -> tryAgain(new VenueId(subject.id()));
    }
  }

  private void unanswered(Inquiry inquiry) {
    new Answers(steps)
        .unanswered(
            inquiry.venue(),
            inquiry.question().questionId(),
            "no answer by " + inquiry.deadline(),
            false);
  }

  private void take(Order order) {
    switch (trading.duty(order).orElseThrow().kind()) {
      case CANCEL_AT_LIMIT -> steps.cancel(order, CancelCause.LIMIT);
      case SEND_AGAIN -> sendAgain(order);
      case GIVE_UP ->
          steps.end(
              order,
              order.cancel().map(sent -> sent.cause().stage()).orElse(giveUpStage(order)),
              "the venue never took it");
      case ASK -> steps.ask(order);
    }
  }

  private static Stage giveUpStage(Order order) {
    return order.role() == OrderRole.PLANNED ? Stage.FAILED_TIMEOUT : Stage.FAILED;
  }

  /** The conditions of sending are asked again; only a planned order has any. */
  private void sendAgain(Order order) {
    conditions()
        .problem(order.ticket(), Stage.CANCELLED)
        .ifPresentOrElse(
            problem -> steps.end(order, problem.stage(), problem.why()),
            () -> {
              steps.step(new OrderStep.SentAgain(order.id(), order.attempts() + 1));
              missIfLate(order);
            });
  }

  private SendingConditions conditions() {
    return new SendingConditions(state, steps.inputs());
  }

  /** Protection knows no 30 s: it is tried on, and meanwhile it is missed. */
  private void missIfLate(Order order) {
    if (order.isProtective() && steps.isPastLimit(order)) {
      steps.missing(
          order,
          "%s has not been taken since %s; it is tried again every 30 s"
              .formatted(order.role(), order.firstSentAt()));
    }
  }

  private void take(ActiveRun run) {
    Optional<OrderTicket> next = run.next();
    if (next.isEmpty()) {
      steps.add(new Event.RunEnded(run.run().runId(), RunReport.of(state, run, steps.now())));
      return;
    }
    Optional<Stage> before =
        run.last().flatMap(ticket -> trading.find(ticket.orderId())).map(Order::stage);
    if (before.filter(stage -> !stage.isFilled()).isPresent()) {
      steps.withhold(
          next.get(), Stage.FAILED, "the run ended with an order that is " + before.get());
    } else {
      begin(run, next.get());
    }
  }

  private void begin(ActiveRun run, OrderTicket ticket) {
    conditions()
        .problem(ticket, run.isAtItsBeginning() ? Stage.REJECTED : Stage.FAILED)
        .ifPresentOrElse(
            problem -> steps.withhold(ticket, problem.stage(), problem.why()),
            () -> sendOnceFree(run, ticket));
  }

  /** Whatever reduces a position first has the protection that would then be too much shrunk. */
  private void sendOnceFree(ActiveRun run, OrderTicket ticket) {
    PositionKey key = ticket.positionKey();
    if (run.waitingSince().isEmpty() && reduces(ticket) && isProtected(key)) {
      steps.add(
          new Event.ProtectionGaveWay(
              key.clientId(),
              ticket.venue(),
              key.symbol(),
              ticket.orderId(),
              Optional.of(change(ticket))));
    } else if (run.waitingSince().isPresent() && !trading.book(key).hasGivenWay()) {
      steps.withhold(ticket, Stage.FAILED, "the protection of the position did not give way");
    } else if (wouldOpen(ticket)) {
      steps.withhold(
          ticket,
          Stage.FAILED,
          "it was let through because it only reduced a position, and would no longer only reduce"
              + " one");
    } else {
      send(ticket);
    }
  }

  private boolean isProtected(PositionKey key) {
    return trading.protections().of(key).stream().anyMatch(one -> !one.live().isEmpty());
  }

  private static BigDecimal change(OrderTicket ticket) {
    return PositionBooks.signed(ticket.order().side(), ticket.order().quantity());
  }

  /**
   * Its guards let it pass as one that only reduces what was held then; by now other orders may
   * have taken that off, or could (SPEC 17, only reducing).
   */
  private boolean wouldOpen(OrderTicket ticket) {
    boolean onlyReduces =
        ticket
            .planned()
            .filter(from -> from.onlyReduces().orElse(from.terms().slOffset().isEmpty()))
            .isPresent();
    return onlyReduces
        && trading
                .opening(ticket.positionKey(), change(ticket), Optional.of(ticket.orderId()))
                .signum()
            > 0;
  }

  private boolean reduces(OrderTicket ticket) {
    BigDecimal held = state.positions().position(ticket.positionKey()).quantity();
    return held.signum() != 0 && held.signum() != (ticket.order().side() == Side.BUY ? 1 : -1);
  }

  private void send(OrderTicket ticket) {
    steps.step(new OrderStep.Submitted(conditions().priced(ticket)));
    state.killSwitches(KillSwitchState.WARNING, ticket).stream()
        .findFirst()
        .map(KillSwitch::inWords)
        .ifPresent(why ->
            steps.step(
                new OrderStep.Flagged(ticket.orderId(), OrderFlag.KILL_SWITCH_WARNING, why)));
  }

  /** A venue whose circuit is open is asked, never ordered from, to see whether it is back. */
  private void tryAgain(VenueId venue) {
    Optional<ClientId> tenant =
        state.planes().all().entrySet().stream()
            .filter(plane ->
                plane.getValue() instanceof PlaneSelection.Live live && live.venue().equals(venue))
            .map(java.util.Map.Entry::getKey)
            .findFirst();
    PlaneSelection.Live plane =
        tenant
            .map(client -> (PlaneSelection.Live) state.planes().of(client))
            .orElseGet(() -> new PlaneSelection.Live(venue, new AccountId("none")));
    steps.ask(
        plane, tenant.orElseGet(() -> new ClientId(1)), Optional.empty(), List.of(), venue.value());
  }
}
