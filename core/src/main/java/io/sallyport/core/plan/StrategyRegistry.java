package io.sallyport.core.plan;

import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.InstanceId;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.model.Symbol;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the user says of strategies and tenants (SPEC 12): risk settings, daily limits, instances.
 *
 * @param digest the SHA-256 of the file, of no bytes where there is none
 * @param strategies by id
 * @param tenants the tenants' own daily limits
 * @param protectedElsewhere the tenants who protect positions outside where a venue takes no stops
 *     (SPEC 15)
 */
public record StrategyRegistry(
    Digest digest,
    SortedMap<StrategyId, Strategy> strategies,
    SortedMap<ClientId, DailyLimits> tenants,
    SortedSet<ClientId> protectedElsewhere) {

  /** A registry in which nobody's positions are protected outside. */
  public StrategyRegistry(
      Digest digest,
      SortedMap<StrategyId, Strategy> strategies,
      SortedMap<ClientId, DailyLimits> tenants) {
    this(digest, strategies, tenants, new TreeSet<>());
  }

  /**
   * One strategy.
   *
   * @param risk its risk settings, none if it has none
   * @param limits its daily limits
   * @param instances by id
   */
  public record Strategy(
      Optional<RiskSettings> risk,
      DailyLimits limits,
      SortedMap<InstanceId, StrategyInstance> instances) {}

  /**
   * Risk settings as they were written: what they are worth is for validation to say, not for the
   * reader (SPEC 12). Empty where absent.
   */
  public record RiskSettings(
      Optional<String> maxDrawdownPercent,
      Optional<String> stopLossPercent,
      Optional<String> maxPositionSizePercent) {}

  /**
   * What a strategy instance trades.
   *
   * @param symbol what
   * @param timeframe on which bars, such as {@code 1h}
   * @param direction which side
   * @param quantityPerR the quantity for one R
   * @param lot the smallest step of a quantity
   * @param tick the smallest step of a price
   * @param slOffset the stop-loss offset, a fraction of the fill price
   * @param tpOffset the take-profit offset, a fraction of the fill price
   * @param multiplier the contract multiplier, 1 where absent
   * @param currency the currency of its notional
   */
  public record StrategyInstance(
      Symbol symbol,
      String timeframe,
      Direction direction,
      Optional<BigDecimal> quantityPerR,
      Optional<BigDecimal> lot,
      Optional<BigDecimal> tick,
      Optional<BigDecimal> slOffset,
      Optional<BigDecimal> tpOffset,
      BigDecimal multiplier,
      Optional<String> currency) {}

  /** The strategy of that id, if the registry knows it. */
  public Optional<Strategy> strategy(StrategyId id) {
    return Optional.ofNullable(strategies.get(id));
  }

  /** The instance that an item names, if the registry knows it. */
  public Optional<StrategyInstance> instance(PortfolioItem item) {
    return strategy(item.strategy())
        .flatMap(known -> Optional.ofNullable(known.instances().get(item.instance())));
  }

  /** A strategy's instance on a symbol, if it has exactly one (SPEC 14, plans). */
  public Optional<StrategyInstance> onlyInstanceOn(StrategyId id, Symbol symbol) {
    List<StrategyInstance> onSymbol =
        strategy(id).stream()
            .flatMap(known -> known.instances().entrySet().stream())
            .map(Entry::getValue)
            .filter(instance -> instance.symbol().equals(symbol))
            .toList();
    return onSymbol.size() == 1 ? Optional.of(onSymbol.getFirst()) : Optional.empty();
  }

  /** Whether a tenant protects positions outside where a venue takes no stops. */
  public boolean isProtectedElsewhere(ClientId client) {
    return protectedElsewhere.contains(client);
  }

  /** A tenant's own limits; no limits where the registry has none. */
  public DailyLimits tenantLimits(ClientId client) {
    return tenants.getOrDefault(client, DailyLimits.NONE);
  }
}
