package io.sallyport.core.guard;

import io.sallyport.core.model.Amounts;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Details;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.DailyLimits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One set of daily limits held against what was used and what an execution would add. Orders first,
 * then notional, then loss; {@code current >= limit} blocks, and so does what would go beyond it
 * (SPEC 5). What is reserved counts as used.
 *
 * @param scope whose limits: {@code strategy momentum}, {@code tenant 1}
 * @param limits the limits
 * @param usage what the day has seen
 * @param added the orders that the execution would add
 */
public record LimitCheck(String scope, DailyLimits limits, DailyUsage usage, List<Addition> added) {

  /**
   * An order that the execution would add.
   *
   * @param symbol what
   * @param currency in which currency its notional is
   * @param notional its notional; none where there is no usable price
   */
  public record Addition(Symbol symbol, Optional<String> currency, Optional<BigDecimal> notional) {}

  /** What blocks: its message and figures; empty if these limits let the execution pass. */
  Optional<Finding> problem() {
    return ordersProblem().or(this::notionalProblem).or(this::lossProblem);
  }

  /** What blocks, in words and with whose limit it is. */
  public Optional<String> inTheWay() {
    return problem().map(finding -> scope + ": " + finding.message());
  }

  /** What was used of what is allowed, such as {@code orders: "5/10"}. */
  Details standing() {
    return Details.of(
            "orders",
            usage.allOrders() + "/" + shown(limits.maxOrdersPerDay().map(BigDecimal::valueOf)))
        .and("notional", Decimals.plain(notionalUsed()) + "/" + shown(limits.maxNotionalPerDay()))
        .and("loss", Decimals.plain(loss()) + "/" + shown(limits.maxLossPerDay()));
  }

  private Optional<Finding> ordersProblem() {
    return limits
        .maxOrdersPerDay()
        .flatMap(limit ->
            over(
                "orders",
                BigDecimal.valueOf(usage.allOrders()),
                BigDecimal.valueOf(added.size()),
                BigDecimal.valueOf(limit)));
  }

  private Optional<Finding> notionalProblem() {
    return limits
        .maxNotionalPerDay()
        .flatMap(limit ->
            over("notional", notionalUsed(), BigDecimal.ZERO, limit)
                .or(this::uncountable)
                .or(() -> overNotional(limit)));
  }

  private Optional<Finding> lossProblem() {
    return limits
        .maxLossPerDay()
        .flatMap(
            limit -> over("loss", loss(), BigDecimal.ZERO, limit).or(() -> incomparable(limit)));
  }

  /** A loss in a currency that the limit cannot be held against blocks, however small. */
  private Optional<Finding> incomparable(BigDecimal limit) {
    Amounts losses = usage.results().lossesNotIn(limits.currency());
    return losses.isNone()
        ? Optional.empty()
        : Optional.of(
            Finding.failed(
                "Max loss limit cannot be checked: the day's loss is %s, the limit in %s"
                    .formatted(losses.inWords(), limits.currency().orElse("")),
                figures("loss", loss(), limit)));
  }

  private Optional<Finding> overNotional(BigDecimal limit) {
    BigDecimal more =
        added.stream()
            .flatMap(order -> order.notional().stream())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return over("notional", notionalUsed(), more, limit);
  }

  /** An order whose notional cannot be held against the limit: no price, or another currency. */
  private Optional<Finding> uncountable() {
    return added.stream()
        .flatMap(order -> uncountable(order).stream())
        .findFirst()
        .or(this::uncountableReserve)
        .map(why ->
            Finding.failed(
                why,
                figures("notional", notionalUsed(), limits.maxNotionalPerDay().orElseThrow())));
  }

  private Optional<String> uncountableReserve() {
    return usage.reserved().unpriced() == 0
        ? Optional.empty()
        : Optional.of(
            "Max notional limit cannot be checked: an order that is open, or about to be sent, has"
                + " no usable price");
  }

  private Optional<String> uncountable(Addition order) {
    if (order.notional().isEmpty()) {
      return Optional.of(
          "Max notional limit cannot be checked: no usable price for " + order.symbol());
    }
    return Amounts.matches(order.currency(), limits.currency())
        ? Optional.empty()
        : Optional.of(
            "Max notional limit cannot be checked: %s is in %s, the limit in %s"
                .formatted(
                    order.symbol(), order.currency().orElse(""), limits.currency().orElse("")));
  }

  private Optional<Finding> over(
      String type, BigDecimal current, BigDecimal more, BigDecimal limit) {
    if (current.compareTo(limit) >= 0) {
      return Optional.of(
          Finding.failed(
              "Max %s limit reached: %s >= %s"
                  .formatted(type, Decimals.plain(current), Decimals.plain(limit)),
              figures(type, current, limit)));
    }
    return current.add(more).compareTo(limit) <= 0
        ? Optional.empty()
        : Optional.of(
            Finding.failed(
                "Max %s limit would be exceeded: %s + %s > %s"
                    .formatted(
                        type, Decimals.plain(current), Decimals.plain(more), Decimals.plain(limit)),
                figures(type, current, limit).and("added", Decimals.plain(more))));
  }

  private Details figures(String type, BigDecimal current, BigDecimal limit) {
    return Details.of("current", Decimals.plain(current))
        .and("limit", Decimals.plain(limit))
        .and("type", type)
        .and("scope", scope);
  }

  private BigDecimal notionalUsed() {
    return usage.allNotional(limits.currency());
  }

  private BigDecimal loss() {
    return usage.results().lossIn(limits.currency());
  }

  private static String shown(Optional<BigDecimal> limit) {
    return limit.map(Decimals::plain).orElse("unlimited");
  }
}
