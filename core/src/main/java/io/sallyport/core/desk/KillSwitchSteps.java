package io.sallyport.core.desk;

import io.sallyport.core.execution.CancelCause;
import io.sallyport.core.execution.Order;
import io.sallyport.core.execution.OrderFlag;
import io.sallyport.core.execution.OrderInput;
import io.sallyport.core.execution.OrderTicket;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.Reason;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.safety.KillSwitchScope;
import io.sallyport.core.safety.KillSwitchState;
import io.sallyport.core.safety.KillSwitchType;
import java.util.List;
import java.util.UUID;

/** Setting a kill switch reaches the orders that are open (SPEC 7, kill DURING). */
final class KillSwitchSteps {
  private KillSwitchSteps() {}

  /**
   * Sets a kill switch, and cancels what it covers if it goes ACTIVE.
   *
   * @return the orders that it reached
   */
  static List<UUID> set(
      Steps steps, KillSwitchType type, KillSwitchScope scope, KillSwitchState to, Reason reason) {
    steps.add(new Event.KillSwitchSet(type, scope, to, reason));
    List<Order> reached = to == KillSwitchState.ACTIVE ? covered(steps.state(), scope) : List.of();
    reached.stream()
        .filter(order -> !order.isOver())
        .filter(order -> order.cancel().isEmpty() || order.stage() == Stage.UNRESOLVED)
        .forEach(order -> steps.cancel(order, CancelCause.KILL_SWITCH));
    if (to == KillSwitchState.ACTIVE) {
      flagHeld(steps, scope);
    }
    return reached.stream().map(Order::id).toList();
  }

  /** Kill AFTER: positions stay, protected, and say so. */
  private static void flagHeld(Steps steps, KillSwitchScope scope) {
    steps.state().trading().protections().all().stream()
        .filter(protection -> protection.remaining().signum() > 0)
        .flatMap(protection -> protection.parent().stream())
        .filter(order -> order.stage().isFinal() && covers(scope, order.ticket()))
        .forEach(order ->
            steps.flag(
                order,
                OrderFlag.KILL_SWITCH_POST_FILL,
                "a kill switch went ACTIVE after it was filled: the position stays, protected"));
  }

  private static List<Order> covered(DeskState state, KillSwitchScope scope) {
    return state.trading().unsettled().stream()
        .filter(order -> order.role() == OrderRole.PLANNED)
        .filter(order -> OrderInput.KILL.isListed(order.stage()))
        .filter(order -> covers(scope, order.ticket()))
        .toList();
  }

  private static boolean covers(KillSwitchScope scope, OrderTicket ticket) {
    return ticket
        .strategy()
        .filter(id -> scope.covers(ticket.order().clientId(), ticket.order().symbol(), id))
        .isPresent();
  }
}
