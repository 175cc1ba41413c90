package io.sallyport.testkit;

import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.execution.LiveRun;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.execution.OrderTicket;
import io.sallyport.core.plan.DailyLimits;
import io.sallyport.core.plan.StrategyRegistry;
import io.sallyport.core.plane.OrderRole;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Watches that no daily limit is ever exceeded, however many runs are under way (SPEC 5). It adds
 * up anew, from the journal alone, whenever a run begins or an order is sent: what was sent that
 * day, what was filled that day, what is open, what is still to be sent. It shares no sum with the
 * desk.
 */
public final class LimitsAuditor {
  private final StrategyRegistry registry;
  private final Map<UUID, OrderTicket> toBeSent = new LinkedHashMap<>();
  private final Map<UUID, OrderTicket> sent = new LinkedHashMap<>();
  private final Map<UUID, LocalDate> sentOn = new LinkedHashMap<>();
  private final Map<UUID, BigDecimal> open = new LinkedHashMap<>();
  private final Map<UUID, Map<LocalDate, BigDecimal>> filledFor = new LinkedHashMap<>();
  private int checks;

  /** An auditor of the limits that a registry sets. */
  public LimitsAuditor(StrategyRegistry registry) {
    this.registry = registry;
  }

  /**
   * Something was made durable.
   *
   * @throws AssertionError if a limit is exceeded
   */
  public void recorded(List<JournalEntry> entries) {
    for (JournalEntry entry : entries) {
      entry.events().forEach(event -> recorded(event, entry.at().utcDay()));
    }
  }

  private void recorded(Event event, LocalDate day) {
    switch (event) {
      case Event.RunStarted(LiveRun run) -> {
        run.tickets().forEach(ticket -> toBeSent.put(ticket.orderId(), ticket));
        run.tickets().forEach(ticket -> check(ticket, day));
      }
      case Event.OrderStepped(OrderStep step) -> recorded(step, day);
      default -> {}
    }
  }

  private void recorded(OrderStep step, LocalDate day) {
    switch (step) {
      case OrderStep.Submitted(OrderTicket ticket) when isPlanned(ticket) -> {
        toBeSent.remove(ticket.orderId());
        sent.put(ticket.orderId(), ticket);
        sentOn.put(ticket.orderId(), day);
        open.put(ticket.orderId(), ticket.order().quantity());
        check(ticket, day);
      }
      case OrderStep.Withheld withheld -> toBeSent.remove(withheld.orderId());
      case OrderStep.FillBooked booked when sent.containsKey(booked.orderId()) -> {
        BigDecimal quantity = booked.fill().quantity();
        BigDecimal notional = quantity.multiply(booked.fill().price());
        filledFor
            .computeIfAbsent(booked.orderId(), first -> new LinkedHashMap<>())
            .merge(day, notional, BigDecimal::add);
        open.computeIfPresent(booked.orderId(), (same, leaves) -> leaves.subtract(quantity));
      }
      case OrderStep.Ended ended -> open.remove(ended.orderId());
      default -> {}
    }
  }

  private static boolean isPlanned(OrderTicket ticket) {
    return ticket.order().role() == OrderRole.PLANNED;
  }

  private void check(OrderTicket ticket, LocalDate day) {
    Predicate<OrderTicket> ofTenant =
        other -> other.order().clientId().equals(ticket.order().clientId());
    check("tenant", registry.tenantLimits(ticket.order().clientId()), ofTenant, day);
    ticket
        .strategy()
        .flatMap(registry::strategy)
        .ifPresent(strategy ->
            check(
                "strategy",
                strategy.limits(),
                ofTenant.and(other -> other.strategy().equals(ticket.strategy())),
                day));
  }

  private void check(
      String whose, DailyLimits limits, Predicate<OrderTicket> isOfIt, LocalDate day) {
    checks++;
    limits
        .maxOrdersPerDay()
        .ifPresent(limit ->
            compare(
                whose, "orders", BigDecimal.valueOf(orders(isOfIt, day)), new BigDecimal(limit)));
    limits
        .maxNotionalPerDay()
        .ifPresent(limit -> compare(whose, "notional", notional(isOfIt, day), limit));
  }

  private static void compare(String whose, String what, BigDecimal all, BigDecimal limit) {
    if (all.compareTo(limit) > 0) {
      throw new AssertionError("%s of a %s: %s of %s".formatted(what, whose, all, limit));
    }
  }

  private long orders(Predicate<OrderTicket> isOfIt, LocalDate day) {
    long onTheDay =
        sent.values().stream()
            .filter(isOfIt)
            .filter(ticket -> day.equals(sentOn.get(ticket.orderId())))
            .count();
    return onTheDay + toBeSent.values().stream().filter(isOfIt).count();
  }

  private BigDecimal notional(Predicate<OrderTicket> isOfIt, LocalDate day) {
    Stream<BigDecimal> filled =
        sent.values().stream().filter(isOfIt).map(ticket -> filled(ticket, day));
    Stream<BigDecimal> working =
        sent.values().stream()
            .filter(isOfIt)
            .map(ticket ->
                price(ticket).multiply(open.getOrDefault(ticket.orderId(), BigDecimal.ZERO)));
    Stream<BigDecimal> promised =
        toBeSent.values().stream()
            .filter(isOfIt)
            .map(ticket -> price(ticket).multiply(ticket.order().quantity()));
    return Stream.of(filled, working, promised)
        .flatMap(amounts -> amounts)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private BigDecimal filled(OrderTicket ticket, LocalDate day) {
    return filledFor.getOrDefault(ticket.orderId(), Map.of()).getOrDefault(day, BigDecimal.ZERO);
  }

  private static BigDecimal price(OrderTicket ticket) {
    return ticket.planned().flatMap(OrderTicket.Planned::reservePrice).orElse(BigDecimal.ZERO);
  }

  /** How often limits were held against what counts. */
  public int checks() {
    return checks;
  }
}
