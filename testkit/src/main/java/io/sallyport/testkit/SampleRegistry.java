package io.sallyport.testkit;

import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.InstanceId;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.DailyLimits;
import io.sallyport.core.plan.Direction;
import io.sallyport.core.plan.RegistryReading;
import io.sallyport.core.plan.StrategyRegistry;
import io.sallyport.core.plan.StrategyRegistry.RiskSettings;
import io.sallyport.core.plan.StrategyRegistry.Strategy;
import io.sallyport.core.plan.StrategyRegistry.StrategyInstance;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A strategy registry as a test words it: {@code SampleRegistry.EMPTY.risk("momentum", "20", "2",
 * "10").instance("momentum:btc-1h", "BTCUSDT", "LONG", "0.01", "lot=0.0001")}. Where a text is
 * empty, the registry has no such value. Its digest follows from its content.
 */
public record SampleRegistry(
    SortedMap<StrategyId, Strategy> strategies, SortedMap<ClientId, DailyLimits> tenants) {
  /** A registry with nothing in it. */
  public static final SampleRegistry EMPTY =
      new SampleRegistry(Collections.emptySortedMap(), Collections.emptySortedMap());

  private static final Strategy NOTHING =
      new Strategy(Optional.empty(), DailyLimits.NONE, Collections.emptySortedMap());

  /** The example of SPEC 12. */
  public static SampleRegistry example() {
    return EMPTY
        .risk("momentum", "20", "2", "10")
        .limits("momentum", "10", "100000", "1000", "")
        .instance(
            "momentum:btc-1h",
            "BTCUSDT",
            "LONG",
            "0.01",
            "timeframe=1h",
            "lot=0.0001",
            "tick=0.01",
            "sl=-0.02",
            "tp=0.03")
        .tenantLimits(1, "100", "1000000", "", "USDT");
  }

  /** A strategy's risk settings, as they were written. */
  public SampleRegistry risk(
      String strategy, String maxDrawdown, String stopLoss, String maxPosition) {
    Strategy known = strategy(strategy);
    return with(
        strategy,
        new Strategy(
            Optional.of(new RiskSettings(given(maxDrawdown), given(stopLoss), given(maxPosition))),
            known.limits(),
            known.instances()));
  }

  /** A strategy's daily limits. */
  public SampleRegistry limits(
      String strategy, String orders, String notional, String loss, String currency) {
    Strategy known = strategy(strategy);
    return with(
        strategy,
        new Strategy(
            known.risk(), dailyLimits(orders, notional, loss, currency), known.instances()));
  }

  /**
   * A strategy's instance.
   *
   * @param item {@code strategy:instance}
   * @param more any of {@code timeframe=}, {@code lot=}, {@code tick=}, {@code sl=}, {@code tp=},
   *     {@code multiplier=}, {@code currency=}
   */
  public SampleRegistry instance(
      String item, String symbol, String direction, String quantityPerR, String... more) {
    String strategy = item.substring(0, item.indexOf(':'));
    Strategy known = strategy(strategy);
    SortedMap<InstanceId, StrategyInstance> instances = new TreeMap<>(known.instances());
    instances.put(
        new InstanceId(item.substring(item.indexOf(':') + 1)),
        new StrategyInstance(
            new Symbol(symbol),
            option("timeframe", more).orElse("1h"),
            Direction.valueOf(direction),
            decimal(quantityPerR),
            option("lot", more).map(SampleRegistry::number),
            option("tick", more).map(SampleRegistry::number),
            option("sl", more).map(SampleRegistry::number),
            option("tp", more).map(SampleRegistry::number),
            option("multiplier", more).map(SampleRegistry::number).orElse(BigDecimal.ONE),
            option("currency", more)));
    return with(strategy, new Strategy(known.risk(), known.limits(), instances));
  }

  /** A tenant's own daily limits. */
  public SampleRegistry tenantLimits(
      long client, String orders, String notional, String loss, String currency) {
    SortedMap<ClientId, DailyLimits> more = new TreeMap<>(tenants);
    more.put(new ClientId(client), dailyLimits(orders, notional, loss, currency));
    return new SampleRegistry(strategies, more);
  }

  /** The registry itself. */
  public StrategyRegistry registry() {
    return new StrategyRegistry(
        Digest.of(strategies + "\n" + tenants),
        Collections.unmodifiableSortedMap(strategies),
        Collections.unmodifiableSortedMap(tenants));
  }

  /** The registry as a home finds it. */
  public RegistryReading reading() {
    return new RegistryReading.Usable(registry());
  }

  private Strategy strategy(String id) {
    return strategies.getOrDefault(new StrategyId(id), NOTHING);
  }

  private SampleRegistry with(String id, Strategy strategy) {
    SortedMap<StrategyId, Strategy> more = new TreeMap<>(strategies);
    more.put(new StrategyId(id), strategy);
    return new SampleRegistry(more, tenants);
  }

  private static DailyLimits dailyLimits(
      String orders, String notional, String loss, String currency) {
    return new DailyLimits(
        given(orders).map(Long::valueOf), decimal(notional), decimal(loss), given(currency));
  }

  private static Optional<String> option(String name, String... more) {
    String prefix = name + "=";
    for (String option : more) {
      if (option.startsWith(prefix)) {
        return Optional.of(option.substring(prefix.length()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> given(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static Optional<BigDecimal> decimal(String text) {
    return given(text).map(SampleRegistry::number);
  }

  private static BigDecimal number(String text) {
    return Decimals.parse("number", text).value();
  }
}
