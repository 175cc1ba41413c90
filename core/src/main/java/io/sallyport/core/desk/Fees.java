package io.sallyport.core.desk;

import io.sallyport.core.execution.FeeCharge;
import io.sallyport.core.execution.Order;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.VenueListing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides what the fee of a fill comes to (SPEC 14, fees): one in the order's currency counts as it
 * is; one in the instrument's base is taken of what is held, and counts at the fill's price; one in
 * a third currency counts at a price that is on record, and where there is none it does not count.
 */
record Fees(DeskState state, Inputs inputs, Order order) {

  /** What a fill's fee comes to; empty where there is none, or it counts as it is. */
  Optional<FeeCharge> charge(Fill fill) {
    return fill.fee()
        .filter(fee -> fee.signum() != 0)
        .flatMap(fee ->
            fill.feeCurrency()
                .filter(currency -> !isTheOrders(currency))
                .map(currency -> charge(fill, fee, currency)));
  }

  private FeeCharge charge(Fill fill, BigDecimal fee, String currency) {
    if (instrument().flatMap(Instrument::base).filter(currency::equals).isPresent()) {
      return new FeeCharge(isOfUnits() ? fee : BigDecimal.ZERO, at(fill.price(), fee));
    }
    return new FeeCharge(BigDecimal.ZERO, price(currency).flatMap(known -> at(known, fee)));
  }

  private static Optional<BigDecimal> at(BigDecimal price, BigDecimal fee) {
    return Optional.of(Decimals.normal(fee.multiply(price)));
  }

  /** Whether what is held is the base itself, and not contracts on so much of it. */
  private boolean isOfUnits() {
    return state.trading().multiplier(order).compareTo(BigDecimal.ONE) == 0;
  }

  /** An order in a currency that nobody named is in whatever its fees are in. */
  private boolean isTheOrders(String currency) {
    List<String> own = own().toList();
    boolean isBase = instrument().flatMap(Instrument::base).filter(currency::equals).isPresent();
    return own.isEmpty() ? !isBase : own.contains(currency);
  }

  private Stream<String> own() {
    return Stream.concat(
        state.trading().currency(order).stream(), instrument().flatMap(Instrument::quote).stream());
  }

  private Optional<Instrument> instrument() {
    return listing().flatMap(known -> known.instrument(order.ticket().order().symbol()));
  }

  private Optional<VenueListing> listing() {
    return inputs.venue(order.ticket().venue());
  }

  /** What one of a currency costs in the order's, if the venue lists that and a price is known. */
  private Optional<BigDecimal> price(String currency) {
    return listing().flatMap(VenueListing::instruments).stream()
        .flatMap(listed -> listed.values().stream())
        .filter(listed -> listed.base().filter(currency::equals).isPresent())
        .filter(listed -> listed.quote().filter(in -> own().anyMatch(in::equals)).isPresent())
        .flatMap(listed -> lastPrice(listed).stream())
        .findFirst();
  }

  private Optional<BigDecimal> lastPrice(Instrument listed) {
    return listed
        .lastPrice()
        .or(() -> state.trading().lastPrices().of(order.ticket().venue(), listed.symbol()));
  }

  /** That a fee does not count, in words. */
  static String notCounted(Fill fill) {
    return "the fee of %s %s does not count: no price of %s is on record"
        .formatted(
            Decimals.plain(fill.fee().orElse(BigDecimal.ZERO)),
            fill.feeCurrency().orElse(""),
            fill.feeCurrency().orElse(""));
  }
}
