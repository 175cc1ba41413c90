package io.sallyport.ledger.registry;

import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.InstanceId;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.DailyLimits;
import io.sallyport.core.plan.Direction;
import io.sallyport.core.plan.StrategyRegistry;
import io.sallyport.core.plan.StrategyRegistry.RiskSettings;
import io.sallyport.core.plan.StrategyRegistry.Strategy;
import io.sallyport.core.plan.StrategyRegistry.StrategyInstance;
import io.sallyport.formats.yaml.YamlMap;
import io.sallyport.formats.yaml.YamlProblem;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads a strategy registry (SPEC 12). Unknown fields, wrong shapes and duplicates are errors with
 * line and column; what risk settings are worth is not judged here.
 */
final class RegistryParser {
  private static final String STRATEGIES = "strategies";
  private static final String TENANTS = "tenants";
  private static final String PROTECTION = "protection";

  private RegistryParser() {}

  static StrategyRegistry parse(Digest digest, YamlMap root) throws YamlProblem {
    root.only(STRATEGIES, TENANTS);
    return new StrategyRegistry(
        digest,
        strategies(root.map(STRATEGIES)),
        tenants(root.map(TENANTS)),
        protectedElsewhere(root.map(TENANTS)));
  }

  private static SortedMap<StrategyId, Strategy> strategies(YamlMap all) throws YamlProblem {
    SortedMap<StrategyId, Strategy> strategies = new TreeMap<>();
    for (String name : all.names()) {
      strategies.put(all.name(name, StrategyId::parse), strategy(all.map(name)));
    }
    return strategies;
  }

  private static Strategy strategy(YamlMap strategy) throws YamlProblem {
    strategy.only("risk", "limits", "instances");
    return new Strategy(
        strategy.has("risk") ? Optional.of(risk(strategy.map("risk"))) : Optional.empty(),
        limits(strategy.map("limits")),
        instances(strategy.map("instances")));
  }

  private static RiskSettings risk(YamlMap risk) throws YamlProblem {
    risk.only("max_drawdown_percent", "stop_loss_percent", "max_position_size_percent");
    return new RiskSettings(
        risk.text("max_drawdown_percent"),
        risk.text("stop_loss_percent"),
        risk.text("max_position_size_percent"));
  }

  private static DailyLimits limits(YamlMap limits) throws YamlProblem {
    limits.only("max_orders_per_day", "max_notional_per_day", "max_loss_per_day", "currency");
    return new DailyLimits(
        limits.integer("max_orders_per_day", RegistryParser::count),
        limits.optional("max_notional_per_day", notNegative("max_notional_per_day")),
        limits.optional("max_loss_per_day", notNegative("max_loss_per_day")),
        currency(limits));
  }

  private static SortedMap<InstanceId, StrategyInstance> instances(YamlMap all) throws YamlProblem {
    SortedMap<InstanceId, StrategyInstance> instances = new TreeMap<>();
    for (String name : all.names()) {
      instances.put(all.name(name, InstanceId::parse), instance(all.map(name)));
    }
    return instances;
  }

  private static StrategyInstance instance(YamlMap instance) throws YamlProblem {
    instance.only(
        "symbol",
        "timeframe",
        "side",
        "quantity_per_r",
        "lot",
        "tick",
        "sl_offset",
        "tp_offset",
        "multiplier",
        "currency");
    return new StrategyInstance(
        instance.required("symbol", Symbol::parse),
        instance.required("timeframe", word("timeframe")),
        instance.required("side", RegistryParser::direction),
        instance.optional("quantity_per_r", positive("quantity_per_r")),
        instance.optional("lot", positive("lot")),
        instance.optional("tick", positive("tick")),
        instance.optional("sl_offset", text -> Decimals.parse("sl_offset", text)),
        instance.optional("tp_offset", text -> Decimals.parse("tp_offset", text)),
        instance.optional("multiplier", positive("multiplier")).orElse(BigDecimal.ONE),
        currency(instance));
  }

  private static SortedMap<ClientId, DailyLimits> tenants(YamlMap all) throws YamlProblem {
    SortedMap<ClientId, DailyLimits> tenants = new TreeMap<>();
    for (String name : all.names()) {
      YamlMap tenant = all.map(name).only("limits", PROTECTION);
      tenants.put(all.name(name, RegistryParser::tenant), limits(tenant.map("limits")));
    }
    return tenants;
  }

  private static SortedSet<ClientId> protectedElsewhere(YamlMap all) throws YamlProblem {
    SortedSet<ClientId> tenants = new TreeSet<>();
    for (String name : all.names()) {
      if (all.map(name).optional(PROTECTION, RegistryParser::isElsewhere).orElse(false)) {
        tenants.add(all.name(name, RegistryParser::tenant));
      }
    }
    return tenants;
  }

  private static Reply<Boolean> isElsewhere(String text) {
    return switch (text) {
      case "elsewhere" -> Reply.of(true);
      case "venue" -> Reply.of(false);
      default ->
          Reply.refuse(RefusalCode.REGISTRY_INVALID, "protection must be venue or elsewhere");
    };
  }

  /** A tenant in its one spelling, so that no tenant is there twice. */
  private static Reply<ClientId> tenant(String text) {
    return ClientId.parse(text)
        .flatMap(client ->
            client.toString().equals(text)
                ? Reply.of(client)
                : Reply.refuse(
                    RefusalCode.INVALID_CLIENT_ID, "write client " + client + " as " + client));
  }

  private static Optional<String> currency(YamlMap map) throws YamlProblem {
    return map.optional("currency", word("currency"));
  }

  private static Reply<Direction> direction(String text) {
    return Arrays.stream(Direction.values())
        .filter(known -> known.name().equals(text))
        .findFirst()
        .map(Reply::of)
        .orElseGet(
            () -> Reply.refuse(RefusalCode.REGISTRY_INVALID, "side must be LONG, SHORT or BOTH"));
  }

  private static Reply<Long> count(String text) {
    return notNegative("max_orders_per_day")
        .apply(text)
        .flatMap(number ->
            number.scale() == 0 && number.precision() <= 18
                ? Reply.of(number.longValueExact())
                : Reply.refuse(
                    RefusalCode.INVALID_NUMBER, "max_orders_per_day must be a whole number"));
  }

  private static Function<String, Reply<BigDecimal>> positive(String name) {
    return text -> Decimals.parsePositive(name, text);
  }

  private static Function<String, Reply<BigDecimal>> notNegative(String name) {
    return text ->
        Decimals.parse(name, text)
            .flatMap(number ->
                number.signum() >= 0
                    ? Reply.of(number)
                    : Reply.refuse(RefusalCode.INVALID_NUMBER, name + " must not be below 0"));
  }

  /** A word such as {@code 1h} or {@code USDT}, of the characters that identifiers have. */
  private static Function<String, Reply<String>> word(String name) {
    return text ->
        Symbol.parse(text).refused().isEmpty()
            ? Reply.of(text)
            : Reply.refuse(RefusalCode.INVALID_IDENTIFIER, name + " is not a word: '" + text + "'");
  }
}
