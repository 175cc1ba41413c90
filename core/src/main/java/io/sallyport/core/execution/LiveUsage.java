package io.sallyport.core.execution;

import io.sallyport.core.guard.DailyUsage;
import io.sallyport.core.guard.LimitCheck;
import io.sallyport.core.guard.Reserved;
import io.sallyport.core.model.Amounts;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.plan.DailyLimits;
import io.sallyport.core.plan.StrategyRegistry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What LIVE trading used of each day's limits, per tenant and per tenant's strategy (SPEC 5). A
 * whole run is reserved in the decision in which its guards pass; an order counts on the day on
 * which it is first sent; what is open or UNRESOLVED goes on reserving its notional, whatever the
 * day; what ends unfilled gives it back. Only the newest day of each is kept: time never goes back.
 */
public final class LiveUsage {
  private final SortedMap<Scope, DailyUsage> newestDay = new TreeMap<>(Scope.ORDER);
  private final SortedMap<Scope, Reserved> reserved = new TreeMap<>(Scope.ORDER);
  private final SortedMap<UUID, Held> held = new TreeMap<>();
  private final NavigableSet<Scope> scopes = new TreeSet<>(Scope.ORDER);

  /**
   * Whose usage.
   *
   * @param client the tenant
   * @param strategy one of its strategies; all of them if empty
   */
  public record Scope(ClientId client, Optional<StrategyId> strategy) {
    private static final Comparator<Scope> ORDER =
        Comparator.comparing(Scope::client)
            .thenComparing(scope -> scope.strategy().map(StrategyId::value).orElse(""));

    /** Every scope in which an order counts: the tenant's, and its strategy's if it has one. */
    public static List<Scope> of(ClientId client, Optional<StrategyId> strategy) {
      return Stream.concat(
              Stream.of(new Scope(client, Optional.empty())),
              strategy.map(id -> new Scope(client, Optional.of(id))).stream())
          .toList();
    }

    /** The limits that a registry sets for it; none where it sets none. */
    public DailyLimits limits(StrategyRegistry registry) {
      return strategy
          .map(id ->
              registry.strategy(id).map(StrategyRegistry.Strategy::limits).orElse(DailyLimits.NONE))
          .orElseGet(() -> registry.tenantLimits(client));
    }

    /** Such as {@code strategy momentum}, {@code tenant 1}. */
    public String inWords() {
      return strategy.map(id -> "strategy " + id).orElseGet(() -> "tenant " + client);
    }
  }

  /**
   * What an order holds of the limits.
   *
   * @param quantity how much of it is not filled
   * @param sentOn the day on which it was first sent; empty while its run is about to send it
   */
  private record Held(OrderTicket ticket, BigDecimal quantity, Optional<LocalDate> sentOn) {
    Reserved reserved() {
      long orders = sentOn.isEmpty() ? 1 : 0;
      Optional<BigDecimal> price = ticket.planned().flatMap(OrderTicket.Planned::reservePrice);
      return price
          .map(at -> new Reserved(orders, notional(ticket, quantity, at), 0))
          .orElseGet(() -> new Reserved(orders, Amounts.NONE, 1));
    }

    Held less(BigDecimal filled) {
      return new Held(ticket, quantity.subtract(filled), sentOn);
    }
  }

  /** A run began that will send an order. */
  void planned(OrderTicket ticket) {
    hold(new Held(ticket, ticket.order().quantity(), Optional.empty()));
  }

  /** A planned order was sent for the first time. */
  void sent(OrderTicket ticket, LocalDate day) {
    over(ticket.orderId());
    for (Scope scope : scopes(ticket)) {
      newestDay.put(scope, on(scope, day).plusOrders(1));
    }
    hold(new Held(ticket, ticket.order().quantity(), Optional.of(day)));
  }

  /** A part of a planned order was filled. */
  void filled(OrderTicket ticket, BigDecimal quantity, BigDecimal price, LocalDate day) {
    for (Scope scope : scopes(ticket)) {
      newestDay.put(scope, on(scope, day).plusNotional(notional(ticket, quantity, price)));
    }
    Held before = held.get(ticket.orderId());
    if (before != null) {
      over(ticket.orderId());
      hold(before.less(quantity));
    }
  }

  /** A fill, of whichever order, realized a result. */
  void realized(OrderTicket ticket, Amounts result, LocalDate day) {
    if (!result.isNone()) {
      for (Scope scope : scopes(ticket)) {
        newestDay.put(scope, on(scope, day).plusResult(result));
      }
    }
  }

  /** Whether something is reserved for an order: it is open, or a run is about to send it. */
  boolean holds(UUID orderId) {
    return held.containsKey(orderId);
  }

  /** An order has ended, or is never sent: what it still held is given back. */
  void over(UUID orderId) {
    Held before = held.remove(orderId);
    if (before != null) {
      for (Scope scope : scopes(before.ticket())) {
        reserved.computeIfPresent(scope, (same, all) -> all.minus(before.reserved()));
      }
    }
  }

  private void hold(Held now) {
    held.put(now.ticket().orderId(), now);
    for (Scope scope : scopes(now.ticket())) {
      scopes.add(scope);
      reserved.merge(scope, now.reserved(), Reserved::plus);
    }
  }

  private static Amounts notional(OrderTicket ticket, BigDecimal quantity, BigDecimal price) {
    return Amounts.of(
        ticket.currency(), price.multiply(quantity).multiply(ticket.multiplier()).abs());
  }

  /** What was used on a day in a scope, with what is reserved now. */
  public DailyUsage of(Scope scope, LocalDate day) {
    return on(scope, day).reserving(reserved.getOrDefault(scope, Reserved.NONE));
  }

  /** The same without what one order of that scope used and holds itself. */
  public DailyUsage without(UUID orderId, Scope scope, LocalDate day) {
    DailyUsage all = of(scope, day);
    Held own = held.get(orderId);
    if (own == null) {
      return all;
    }
    boolean isCounted = own.sentOn().filter(day::equals).isPresent();
    return all.reserving(all.reserved().minus(own.reserved())).plusOrders(isCounted ? -1 : 0);
  }

  /**
   * Every set of limits under which an order comes, as they are asked again before it is sent: with
   * what everything but itself uses.
   *
   * @param notional the order's, if there is a usable price
   */
  public List<LimitCheck> asked(
      OrderTicket ticket, StrategyRegistry registry, Optional<BigDecimal> notional, LocalDate day) {
    LimitCheck.Addition own =
        new LimitCheck.Addition(ticket.order().symbol(), ticket.currency(), notional);
    return scopes(ticket).reversed().stream()
        .map(scope ->
            new LimitCheck(
                scope.inWords(),
                scope.limits(registry),
                without(ticket.orderId(), scope, day),
                List.of(own)))
        .toList();
  }

  /** Every scope that ever used anything, by tenant: the tenant's own first, then strategies. */
  public NavigableSet<Scope> scopes() {
    return Collections.unmodifiableNavigableSet(scopes);
  }

  private static List<Scope> scopes(OrderTicket ticket) {
    return Scope.of(ticket.order().clientId(), ticket.strategy());
  }

  private DailyUsage on(Scope scope, LocalDate day) {
    DailyUsage newest = newestDay.get(scope);
    return newest != null && newest.day().equals(day) ? newest : DailyUsage.none(day);
  }
}
