package io.sallyport.core.desk;

import io.sallyport.core.execution.CancelCause;
import io.sallyport.core.execution.Cover;
import io.sallyport.core.execution.LiveBook;
import io.sallyport.core.execution.Order;
import io.sallyport.core.execution.OrderFlag;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.execution.OrderTicket;
import io.sallyport.core.execution.Protection;
import io.sallyport.core.execution.ProtectionStep;
import io.sallyport.core.execution.Wanted;
import io.sallyport.core.model.NameUuid;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueContract.Ability;
import io.sallyport.core.plane.VenueListing;
import io.sallyport.core.plane.VenueOrder;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes protection lie as it is wanted (SPEC 7, 17): a stop loss and a take profit for what is held
 * less what other orders could take off, changed in the way of the venue's contract. And says so
 * when a part of a position is bare.
 */
record ProtectionSteps(Steps steps) {
  /** Namespace of protective orders. */
  static final UUID PROTECTIVE_ORDER_NS = UUID.fromString("5a117907-0000-5000-8000-000000000006");

  void take(Protection protection) {
    for (ProtectionStep step : protection.todo()) {
      switch (step) {
        case ProtectionStep.Cancel(Order leg) -> steps.cancel(leg, CancelCause.PROTECTION);
        case ProtectionStep.Change(Order leg, Wanted wanted) -> change(leg, wanted);
        case ProtectionStep.Place(OrderRole role, Wanted wanted) -> place(protection, role, wanted);
      }
    }
  }

  private void change(Order leg, Wanted wanted) {
    VenueOrder present = leg.present();
    VenueOrder to =
        present.with(
            leg.filled().add(wanted.quantity()),
            present.limitPrice().map(was -> wanted.price()),
            present.stopPrice().map(was -> wanted.price()));
    steps.step(
        new OrderStep.ChangeSent(leg.id(), steps.renamed(leg.ticket().venue(), to, leg.changes())));
  }

  private void place(Protection protection, OrderRole role, Wanted wanted) {
    VenueId venue = protection.positionKey().venue().orElseThrow();
    Optional<VenueContract> contract = steps.inputs().venue(venue).map(VenueListing::contract);
    Ability needed = role == OrderRole.STOP_LOSS ? Ability.STOP : Ability.TARGET;
    if (contract.filter(known -> !known.can(needed)).isPresent()) {
      steps.add(
          new Event.ProtectionWithheld(
              protection.id(),
              role,
              "venue %s takes no orders of this kind".formatted(venue),
              steps.isProtectedElsewhere(protection.positionKey().clientId())));
    } else {
      steps.step(
          new OrderStep.Submitted(
              steps.named(ticket(protection, role, wanted, contract.map(VenueContract::change)))));
    }
  }

  private OrderTicket ticket(
      Protection protection, OrderRole role, Wanted wanted, Optional<VenueContract.Change> change) {
    PositionKey key = protection.positionKey();
    boolean stops = role == OrderRole.STOP_LOSS;
    int ordinal = steps.state().trading().protections().ordinal(protection.id(), role) + 1;
    return new OrderTicket(
        key.venue().orElseThrow(),
        new VenueOrder(
            NameUuid.of(
                PROTECTIVE_ORDER_NS,
                protection.id().toString(),
                role.name(),
                Integer.toString(ordinal)),
            key.clientId(),
            protection.anchor().account(),
            role,
            key.symbol(),
            protection.closingSide(),
            wanted.quantity(),
            stops ? Optional.empty() : Optional.of(wanted.price()),
            stops ? Optional.of(wanted.price()) : Optional.empty()),
        Optional.of(protection.id()),
        Optional.empty(),
        protection.anchor().strategy(),
        change);
  }

  /** A position is bare, is bare to another extent, or is covered again. */
  void cover(LiveBook book) {
    PositionKey key = book.key();
    VenueId venue = key.venue().orElseThrow();
    Cover cover = book.cover(steps.now());
    if (cover.isBare()) {
      String why = cover.why().orElse("");
      steps.add(new Event.PositionBare(key.clientId(), venue, key.symbol(), cover.bare(), why));
      flag(book, why);
    } else {
      steps.add(new Event.PositionCovered(key.clientId(), venue, key.symbol()));
    }
  }

  private void flag(LiveBook book, String why) {
    book.protections().stream()
        .filter(one -> one.resting(OrderRole.STOP_LOSS).compareTo(one.share()) < 0)
        .flatMap(one -> one.parent().stream())
        .forEach(parent -> steps.flag(parent, OrderFlag.MISSING_SL_TP, why));
  }
}
