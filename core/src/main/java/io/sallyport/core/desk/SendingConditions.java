package io.sallyport.core.desk;

import io.sallyport.core.execution.NotionalPrice;
import io.sallyport.core.execution.OrderTicket;
import io.sallyport.core.execution.Preconditions;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.ExecutionEvent.Approval;
import io.sallyport.core.plan.ExecutionEvent.FrozenSnapshot;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plan.RegistryReading;
import io.sallyport.core.plan.StrategyRegistry;
import io.sallyport.core.plane.PlaneSelection;
import io.sallyport.core.plane.VenueListing;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.safety.KillSwitch;
import io.sallyport.core.safety.KillSwitchState;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is asked again before every sending of a planned order (SPEC 7, 14): kill switch, season,
 * plane, hash, preconditions, limits. What only reduces risk has no conditions.
 */
record SendingConditions(DeskState state, Inputs inputs) {

  /**
   * Why an order is not to be sent.
   *
   * @param stage the stage that it ends in
   * @param why in words
   */
  record Problem(Stage stage, String why) {}

  /**
   * The first condition that the order does not meet, if there is one.
   *
   * @param ifKilled the stage that it ends in if a kill switch stops it
   */
  Optional<Problem> problem(OrderTicket ticket, Stage ifKilled) {
    return killed(ticket)
        .map(why -> new Problem(ifKilled, why))
        .or(() -> changed(ticket).map(why -> new Problem(Stage.FAILED, why)))
        .or(() -> unmet(ticket).map(why -> new Problem(Stage.REJECTED, why)))
        .or(() -> beyond(ticket).map(why -> new Problem(Stage.FAILED, why)));
  }

  /** The order as it reserves notional once it is sent: at no lower price than is known by now. */
  OrderTicket priced(OrderTicket ticket) {
    return ticket.reserving(ticket.planned().flatMap(planned -> price(ticket, planned)));
  }

  private Optional<BigDecimal> price(OrderTicket ticket, OrderTicket.Planned planned) {
    return new NotionalPrice(
            inputs
                .venue(ticket.venue())
                .flatMap(listing -> listing.instrument(ticket.order().symbol()))
                .flatMap(Instrument::lastPrice),
            state.trading().lastPrices().of(ticket.venue(), ticket.order().symbol()))
        .again(planned.terms(), planned.reservePrice());
  }

  /** The limit beyond which the order would go, with all that others use and reserve (SPEC 5). */
  private Optional<String> beyond(OrderTicket ticket) {
    return ticket
        .planned()
        .flatMap(planned ->
            switch (inputs.registry()) {
              case RegistryReading.Broken _ ->
                  Optional.of("limits are unknown while the strategy registry cannot be read");
              case RegistryReading.Usable(StrategyRegistry registry) ->
                  beyond(ticket, registry, price(ticket, planned).map(planned.terms()::notionalAt));
            });
  }

  private Optional<String> beyond(
      OrderTicket ticket, StrategyRegistry registry, Optional<BigDecimal> notional) {
    return state.usage().asked(ticket, registry, notional, inputs.at().utcDay()).stream()
        .flatMap(check -> check.inTheWay().stream())
        .findFirst();
  }

  /** The kill switch that stops the order, if one does. None stops what only reduces risk. */
  private Optional<String> killed(OrderTicket ticket) {
    return ticket
        .planned()
        .flatMap(planned -> state.killSwitches(KillSwitchState.ACTIVE, ticket).stream().findFirst())
        .map(KillSwitch::inWords)
        .map(words -> "kill switch is ACTIVE: " + words);
  }

  /** What has changed since the run's guards passed, if something has. */
  private Optional<String> changed(OrderTicket ticket) {
    return ticket
        .planned()
        .flatMap(
            planned -> frozen(ticket).or(() -> moved(ticket)).or(() -> tampered(ticket, planned)));
  }

  /** The precondition that the order does not meet, if there is one. */
  private Optional<String> unmet(OrderTicket ticket) {
    return ticket
        .planned()
        .flatMap(planned ->
            snapshot(ticket, planned)
                .flatMap(snapshot ->
                    Preconditions.of(snapshot, planned.expiresAt()).problem(inputs.at())));
  }

  private Optional<String> frozen(OrderTicket ticket) {
    return plan(ticket)
        .flatMap(plan -> state.seasons().find(plan.content().seasonId()))
        .flatMap(season -> season.frozenRefusal().map(Refusal::message));
  }

  private Optional<String> moved(OrderTicket ticket) {
    ClientId client = ticket.order().clientId();
    VenueId venue = ticket.venue();
    PlaneSelection now = state.planes().of(client);
    if (!now.equals(new PlaneSelection.Live(venue, ticket.order().account()))) {
      return Optional.of("the active plane of client " + client + " is no longer " + venue);
    }
    return state
        .listing(venue, inputs)
        .map(VenueListing::problem)
        .orElseGet(() -> Optional.of("venue " + venue + " is no longer configured"));
  }

  private Optional<String> tampered(OrderTicket ticket, OrderTicket.Planned planned) {
    boolean holds =
        snapshot(ticket, planned)
            .filter(snapshot -> snapshot.intent().digest().equals(planned.sha256()))
            .filter(snapshot -> snapshot.sha256().equals(planned.sha256()))
            .filter(snapshot -> snapshot.intent().terms().equals(planned.terms()))
            .filter(snapshot -> isOfThePlan(snapshot, planned))
            .filter(snapshot -> isOrdered(snapshot.intent().terms(), ticket.order()))
            .isPresent();
    return holds
        ? Optional.empty()
        : Optional.of("the frozen snapshot is not the one that was approved: its hash differs");
  }

  /** A hash that fits its snapshot proves nothing if the plan that was approved is another. */
  private boolean isOfThePlan(FrozenSnapshot snapshot, OrderTicket.Planned planned) {
    return state
        .plans()
        .find(planned.planId())
        .filter(plan ->
            plan.approval()
                .filter(approval -> approval.planDigest().equals(plan.digest()))
                .isPresent())
        .filter(plan ->
            plan.content().intents().stream()
                .anyMatch(intent -> intent.digest().equals(snapshot.sha256())))
        .isPresent();
  }

  /** Whether what the venue would get is what was approved. */
  private static boolean isOrdered(OrderIntent.Terms approved, VenueOrder order) {
    return order.symbol().equals(approved.symbol())
        && order.side() == approved.side()
        && order.quantity().compareTo(approved.quantity()) == 0
        && order
            .limitPrice()
            .map(Decimals::normal)
            .equals(approved.limitPrice().map(Decimals::normal))
        && order.stopPrice().isEmpty();
  }

  private Optional<FrozenSnapshot> snapshot(OrderTicket ticket, OrderTicket.Planned planned) {
    return state
        .plans()
        .find(planned.planId())
        .flatMap(Plan::approval)
        .map(Approval::frozenSnapshots)
        .stream()
        .flatMap(java.util.List::stream)
        .filter(snapshot -> snapshot.intent().orderIntentId().equals(ticket.orderId()))
        .findFirst();
  }

  private Optional<Plan> plan(OrderTicket ticket) {
    return ticket.planned().flatMap(planned -> state.plans().find(planned.planId()));
  }
}
