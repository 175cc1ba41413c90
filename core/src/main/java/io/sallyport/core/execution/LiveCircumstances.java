package io.sallyport.core.execution;

import io.sallyport.core.guard.GuardFacts.LivePlane;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plan.OrderIntent.Terms;
import io.sallyport.core.plane.PlaneSelection;
import io.sallyport.core.plane.PositionBooks;
import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueListing;
import io.sallyport.core.safety.KillSwitch;
import io.sallyport.core.safety.KillSwitchState;
import io.sallyport.core.safety.KillSwitches;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * What LIVE would meet.
 *
 * @param selection the tenant's active plane
 * @param listing what is known of its venue, if it is configured
 * @param killSwitches all kill switches
 * @param books all positions
 * @param trading what is under way
 * @param unresolved what is unresolved at the venue, in words, by symbol
 * @param clock how far the home's time is ahead
 */
public record LiveCircumstances(
    PlaneSelection selection,
    Optional<VenueListing> listing,
    KillSwitches killSwitches,
    PositionBooks books,
    Trading trading,
    SortedMap<Symbol, String> unresolved,
    ClockAhead clock) {

  /** What the venue can do; the usual where it is not configured. */
  VenueContract contract() {
    return listing.map(VenueListing::contract).orElse(VenueContract.USUAL);
  }

  LivePlane plane() {
    return switch (selection) {
      case PlaneSelection.Paper() -> new LivePlane.NotSelected();
      case PlaneSelection.Live live ->
          new LivePlane.Selected(
              live.venue(),
              live.account(),
              unauthorized(live),
              unreachable(live),
              clock.problem().filter(why -> live.venue().isReal()));
    };
  }

  private Optional<String> unauthorized(PlaneSelection.Live live) {
    return listing.isEmpty()
        ? Optional.of("Venue " + live.venue() + " is selected, but no longer configured")
        : listing.get().problem().map(why -> "Venue " + live.venue() + ": " + why);
  }

  private Optional<String> unreachable(PlaneSelection.Live live) {
    return trading.health(live.venue()).problem();
  }

  /** The price for notional, if there is a usable one (SPEC 14). */
  Optional<BigDecimal> notionalPrice(Terms terms) {
    return new NotionalPrice(instrument(terms).flatMap(Instrument::lastPrice), lastKnown(terms))
        .of(terms);
  }

  private Optional<BigDecimal> lastKnown(Terms terms) {
    return selection instanceof PlaneSelection.Live live
        ? trading.lastPrices().of(live.venue(), terms.symbol())
        : Optional.empty();
  }

  /** The currency of an order's notional: as it was planned, else the instrument's. */
  Optional<String> currency(Terms terms) {
    return terms.currency().or(() -> quote(terms));
  }

  /** The currency in which the venue prices it, if it says so. */
  Optional<String> quote(Terms terms) {
    return instrument(terms).flatMap(Instrument::quote);
  }

  /** The step of prices: the venue's, which would refuse anything else, or the plan's. */
  Optional<BigDecimal> tick(Terms terms) {
    return instrument(terms).flatMap(Instrument::tick).or(terms::tick);
  }

  /** What the venue says of an order's symbol. */
  Optional<Instrument> instrument(Terms terms) {
    return listing.flatMap(known -> known.instrument(terms.symbol()));
  }

  /** Kill switches in a state that cover one of the orders, each once. */
  List<String> killSwitches(KillSwitchState state, ClientId client, Stream<Covered> orders) {
    return orders
        .flatMap(order ->
            killSwitches.covering(state, client, order.symbol(), order.strategy()).stream())
        .distinct()
        .map(KillSwitch::inWords)
        .toList();
  }

  /** What a kill switch looks at in an order. */
  record Covered(Symbol symbol, StrategyId strategy) {}

  /** Whether an order only reduces what the tenant holds at the venue. */
  boolean reduces(ClientId client, Terms terms) {
    if (!(selection instanceof PlaneSelection.Live live)) {
      return false;
    }
    BigDecimal change = PositionBooks.signed(terms.side(), terms.quantity());
    return trading.opening(PositionKey.live(client, live.venue(), terms.symbol()), change).signum()
        == 0;
  }
}
