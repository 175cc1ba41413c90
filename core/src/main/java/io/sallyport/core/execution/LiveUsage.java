package io.sallyport.core.execution;

import io.sallyport.core.guard.DailyUsage;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.StrategyId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What LIVE trading used of each day's limits, per tenant and per tenant's strategy (SPEC 5):
 * orders from their submission, the notional that is filled and that open orders reserve, realized
 * results. Only the newest day of each is kept: time never goes back.
 */
public final class LiveUsage {
  private final SortedMap<Scope, DailyUsage> newestDay = new TreeMap<>(Scope.ORDER);
  private final SortedMap<Scope, SortedMap<String, BigDecimal>> reserved =
      new TreeMap<>(Scope.ORDER);

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
  }

  /** A planned order was submitted. */
  void submitted(OrderTicket ticket, LocalDate day) {
    for (Scope scope : scopes(ticket)) {
      newestDay.put(scope, on(scope, day).plusOrder());
    }
    reserve(ticket, ticket.order().quantity());
  }

  /** A part of an order was filled. */
  void filled(OrderTicket ticket, BigDecimal quantity, BigDecimal price, LocalDate day) {
    BigDecimal notional = price.multiply(quantity).multiply(ticket.multiplier());
    for (Scope scope : scopes(ticket)) {
      newestDay.put(scope, on(scope, day).plusNotional(notional, currency(ticket)));
    }
  }

  /** A fill, of whichever order, realized a result. */
  void realized(OrderTicket ticket, BigDecimal result, LocalDate day) {
    if (result.signum() != 0) {
      for (Scope scope : scopes(ticket)) {
        newestDay.put(scope, on(scope, day).plusResult(result));
      }
    }
  }

  /** What an order reserved is needed no longer; below 0 reserves. */
  void release(OrderTicket ticket, BigDecimal quantity) {
    reserve(ticket, quantity.negate());
  }

  private void reserve(OrderTicket ticket, BigDecimal quantity) {
    Optional<BigDecimal> price = ticket.planned().flatMap(OrderTicket.Planned::reservePrice);
    if (price.isPresent()) {
      BigDecimal notional = price.get().multiply(quantity).multiply(ticket.multiplier());
      for (Scope scope : scopes(ticket)) {
        reserved
            .computeIfAbsent(scope, none -> new TreeMap<>())
            .merge(currency(ticket).orElse(DailyUsage.UNNAMED), notional, BigDecimal::add);
      }
    }
  }

  /** What was used on a day in a scope, with what is reserved now. */
  public DailyUsage of(Scope scope, LocalDate day) {
    DailyUsage usage = on(scope, day);
    for (var open : reserved.getOrDefault(scope, new TreeMap<>()).entrySet()) {
      usage = usage.plusNotional(open.getValue(), Optional.of(open.getKey()));
    }
    return usage;
  }

  private static List<Scope> scopes(OrderTicket ticket) {
    return Scope.of(ticket.order().clientId(), ticket.strategy());
  }

  private static Optional<String> currency(OrderTicket ticket) {
    return ticket.planned().flatMap(planned -> planned.terms().currency());
  }

  private DailyUsage on(Scope scope, LocalDate day) {
    DailyUsage newest = newestDay.get(scope);
    return newest != null && newest.day().equals(day) ? newest : DailyUsage.none(day);
  }
}
