package io.sallyport.venues.sim;

import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.VenueAnswer.Holding;
import io.sallyport.core.plane.VenueOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the accounts hold, by the venue's own fills. */
final class SimHoldings {
  private final SortedMap<AccountId, SortedMap<Symbol, BigDecimal>> held = new TreeMap<>();
  private final SequencedMap<Long, SimOrder> awaited = new LinkedHashMap<>();

  /** Takes an order whose fill is settled, and may be still to come. */
  void expect(SimOrder order) {
    awaited.put(order.number(), order);
  }

  /** Forgets an order whose fill will not come after all. */
  void forget(SimOrder order) {
    awaited.remove(order.number());
  }

  /** What an account holds at a time, symbols held flat left out. */
  List<Holding> of(AccountId account, LogicalTime at) {
    bookUntil(at);
    List<Holding> holdings = new ArrayList<>();
    held.getOrDefault(account, new TreeMap<>())
        .forEach((symbol, quantity) -> {
          if (quantity.signum() != 0) {
            holdings.add(new Holding(symbol, quantity));
          }
        });
    return holdings;
  }

  /** How much an order on a side could take off what an account holds of its symbol. */
  BigDecimal reducible(VenueOrder order, LogicalTime at) {
    bookUntil(at);
    BigDecimal now =
        held.getOrDefault(order.account(), new TreeMap<>())
            .getOrDefault(order.symbol(), BigDecimal.ZERO);
    BigDecimal against = order.side() == Side.SELL ? now : now.negate();
    return against.max(BigDecimal.ZERO);
  }

  private void bookUntil(LogicalTime at) {
    List<SimOrder> filled =
        awaited.values().stream().filter(order -> !order.awaitsFill(at)).toList();
    filled.forEach(this::book);
    filled.forEach(this::forget);
  }

  private void book(SimOrder order) {
    order
        .execution()
        .ifPresent(settled ->
            held.computeIfAbsent(order.order().account(), none -> new TreeMap<>())
                .merge(
                    order.order().symbol(),
                    Decimals.normal(order.change(settled)),
                    (before, change) -> Decimals.normal(before.add(change))));
  }
}
