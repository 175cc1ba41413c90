package io.sallyport.core.execution;

import static io.sallyport.core.execution.ValidationIssue.fail;
import static io.sallyport.core.execution.ValidationIssue.warn;

import io.sallyport.core.guard.OrderAssertions;
import io.sallyport.core.model.ClientClaim;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.Direction;
import io.sallyport.core.plan.ExecutionLeg;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plan.OrderIntent.Terms;
import io.sallyport.core.plan.PlanContent;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plan.StrategyRegistry;
import io.sallyport.core.plan.StrategyRegistry.RiskSettings;
import io.sallyport.core.plan.StrategyRegistry.Strategy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Every check of SPEC 5, each run whatever the others found. */
final class PlanChecks {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal HIGH = BigDecimal.valueOf(50);
  private static final BigDecimal HIGH_STOP_LOSS = BigDecimal.valueOf(10);

  private final Circumstances circumstances;
  private final StrategyRegistry registry;
  private final Optional<StrategyId> named;
  private final OrderAssertions said;
  private final List<ValidationIssue> issues = new ArrayList<>();

  PlanChecks(
      Circumstances circumstances,
      StrategyRegistry registry,
      Optional<StrategyId> named,
      OrderAssertions said) {
    this.circumstances = circumstances;
    this.registry = registry;
    this.named = named;
    this.said = said;
  }

  List<ValidationIssue> issues() {
    checkTenant();
    checkNamedStrategy();
    content().strategies().stream().map(this::judgedAs).distinct().forEach(this::checkRisk);
    content().legs().forEach(this::checkLeg);
    said.operationType().ifPresent(this::checkOperationType);
    said.symbol().ifPresent(this::checkSymbol);
    said.quantity().ifPresent(this::checkQuantity);
    said.price().ifPresent(this::checkPrice);
    return issues;
  }

  /**
   * A manual order is judged as of the strategy named for it. One that an earlier validation named
   * does not count: the verdict stands for the strategy that is recorded with it.
   */
  private StrategyId judgedAs(StrategyId own) {
    return own.equals(StrategyId.MANUAL) ? named.orElse(own) : own;
  }

  private void checkTenant() {
    if (circumstances.claim() instanceof ClientClaim.Unusable unusable) {
      issues.add(
          fail(
              switch (unusable.problem()) {
                case MISSING -> ValidationCode.TENANT_MISSING;
                case NOT_POSITIVE -> ValidationCode.TENANT_INVALID;
                case NOT_INTEGER -> ValidationCode.TENANT_INVALID_FORMAT;
              },
              unusable.problem().message()));
    }
  }

  /**
   * A named strategy must exist, and agree with the plan's unless the order was planned manually.
   */
  private void checkNamedStrategy() {
    PlanExecutor.unknownStrategy(circumstances, named)
        .or(this::disagreement)
        .ifPresent(why -> issues.add(fail(ValidationCode.RISK_CONFIG_MISSING, why)));
  }

  private Optional<String> disagreement() {
    List<StrategyId> own = content().strategies();
    return own.contains(StrategyId.MANUAL)
        ? Optional.empty()
        : named
            .filter(id -> !own.contains(id))
            .map(id -> "Strategy %s was named, but the plan is of %s".formatted(id, own));
  }

  private void checkRisk(StrategyId id) {
    Optional<RiskSettings> risk = registry.strategy(id).flatMap(Strategy::risk);
    if (risk.isEmpty()) {
      if (named.filter(id::equals).isEmpty() || registry.strategy(id).isPresent()) {
        issues.add(
            fail(ValidationCode.RISK_CONFIG_MISSING, noRisk(id)).with("strategy_id", id.value()));
      }
      return;
    }
    checkMaxDrawdown(id, risk.get().maxDrawdownPercent());
    checkStopLoss(id, risk.get().stopLossPercent());
    checkMaxPosition(id, risk.get().maxPositionSizePercent());
  }

  private static String noRisk(StrategyId id) {
    return id.equals(StrategyId.MANUAL)
        ? "the order was planned without a strategy: name one with --strategy-id for its risk"
            + " settings"
        : "strategy " + id + " has no risk settings in the registry";
  }

  private void checkMaxDrawdown(StrategyId id, Optional<String> percent) {
    checkPercent(
        id,
        "max_drawdown_percent",
        percent,
        HIGH,
        fail(ValidationCode.MAX_DRAWDOWN_MISSING, "max_drawdown_percent is missing"),
        ValidationCode.MAX_DRAWDOWN_INVALID_FORMAT,
        ValidationCode.MAX_DRAWDOWN_INVALID,
        ValidationCode.MAX_DRAWDOWN_HIGH);
  }

  private void checkStopLoss(StrategyId id, Optional<String> percent) {
    checkPercent(
        id,
        "stop_loss_percent",
        percent,
        HIGH_STOP_LOSS,
        fail(ValidationCode.STOP_LOSS_MISSING, "stop_loss_percent is missing"),
        ValidationCode.STOP_LOSS_INVALID_FORMAT,
        ValidationCode.STOP_LOSS_INVALID,
        ValidationCode.STOP_LOSS_HIGH);
  }

  private void checkMaxPosition(StrategyId id, Optional<String> percent) {
    checkPercent(
        id,
        "max_position_size_percent",
        percent,
        HIGH,
        warn(ValidationCode.MAX_POSITION_MISSING, "max_position_size_percent is missing"),
        ValidationCode.MAX_POSITION_INVALID_FORMAT,
        ValidationCode.MAX_POSITION_INVALID,
        ValidationCode.MAX_POSITION_HIGH);
  }

  private void checkPercent(
      StrategyId id,
      String name,
      Optional<String> percent,
      BigDecimal high,
      ValidationIssue missing,
      ValidationCode badFormat,
      ValidationCode invalid,
      ValidationCode tooHigh) {
    percent
        .filter(text -> !text.isBlank())
        .map(text -> judgePercent(name, text, high, badFormat, invalid, tooHigh))
        .orElseGet(() -> Optional.of(missing))
        .ifPresent(issue ->
            issues.add(issue.with("strategy_id", id.value()).with("value", percent.orElse(""))));
  }

  private static Optional<ValidationIssue> judgePercent(
      String name,
      String text,
      BigDecimal high,
      ValidationCode badFormat,
      ValidationCode invalid,
      ValidationCode tooHigh) {
    return switch (Decimals.parse(name, text)) {
      case Reply.Refused<BigDecimal>(var refusal) ->
          Optional.of(fail(badFormat, refusal.message()));
      case Reply.Accepted<BigDecimal>(var value)
          when value.signum() <= 0 || value.compareTo(HUNDRED) > 0 ->
          Optional.of(
              fail(
                  invalid,
                  name + " must be above 0 and at most 100, not " + Decimals.plain(value)));
      case Reply.Accepted<BigDecimal>(var value) when value.compareTo(high) > 0 ->
          Optional.of(warn(tooHigh, name + " of " + Decimals.plain(value) + " is above " + high));
      case Reply.Accepted<BigDecimal> ignored -> Optional.empty();
    };
  }

  /** A leg without an order: because nobody knows what, which way, or how much. */
  private void checkLeg(ExecutionLeg leg) {
    if (content().intents().stream().anyMatch(leg::has)) {
      return;
    }
    if (leg.symbol().equals(Symbol.UNKNOWN)) {
      legIssue(
          leg, ValidationCode.SYMBOL_MISSING, "the registry does not know it, so it has no symbol");
    }
    if (leg.side() == Direction.BOTH) {
      legIssue(leg, ValidationCode.OPERATION_TYPE_MISSING, "it takes no side");
    }
    if (!leg.symbol().equals(Symbol.UNKNOWN) && leg.side() != Direction.BOTH) {
      legIssue(
          leg,
          ValidationCode.QUANTITY_INVALID,
          "its quantity_per_r is missing, or its part of it rounds down to 0 lots");
    }
  }

  private void legIssue(ExecutionLeg leg, ValidationCode code, String why) {
    String name = leg.name();
    issues.add(fail(code, "leg " + name + ": " + why).with("leg", name));
  }

  private void checkOperationType(String text) {
    Optional<Side> side =
        Stream.of(Side.values()).filter(each -> each.word().equalsIgnoreCase(text)).findFirst();
    if (text.isBlank()) {
      issues.add(fail(ValidationCode.OPERATION_TYPE_MISSING, "operation type is empty"));
    } else if (side.isEmpty()) {
      issues.add(
          fail(ValidationCode.OPERATION_TYPE_MISSING, "operation type is neither buy nor sell"));
    } else if (!planHas(terms -> terms.side() == side.get())) {
      issues.add(
          fail(
              ValidationCode.OPERATION_TYPE_MISSING,
              "the plan has no " + side.get().word() + " order"));
    }
  }

  private void checkSymbol(String text) {
    if (text.isBlank()) {
      issues.add(fail(ValidationCode.SYMBOL_MISSING, "symbol is empty"));
      return;
    }
    switch (Symbol.parse(text)) {
      case Reply.Refused<Symbol>(var refusal) ->
          issues.add(fail(ValidationCode.SYMBOL_MISSING, refusal.message()));
      case Reply.Accepted<Symbol>(var symbol)
          when !planHas(terms -> terms.symbol().equals(symbol)) ->
          issues.add(fail(ValidationCode.SYMBOL_MISSING, "the plan has no order for " + symbol));
      case Reply.Accepted<Symbol> ignored -> {}
    }
  }

  private void checkQuantity(String text) {
    if (text.isBlank()) {
      issues.add(fail(ValidationCode.QUANTITY_MISSING, "quantity is empty"));
      return;
    }
    checkNumber(
        "quantity",
        text,
        ValidationCode.QUANTITY_INVALID_FORMAT,
        ValidationCode.QUANTITY_INVALID,
        number -> planHas(terms -> terms.quantity().compareTo(number) == 0));
  }

  private void checkPrice(String text) {
    checkNumber(
        "price",
        text,
        ValidationCode.PRICE_INVALID_FORMAT,
        ValidationCode.PRICE_INVALID,
        number -> planHas(terms -> terms.limitPrice().equals(Optional.of(number))));
  }

  private void checkNumber(
      String name,
      String text,
      ValidationCode badFormat,
      ValidationCode invalid,
      Predicate<BigDecimal> isThePlans) {
    switch (Decimals.parse(name, text)) {
      case Reply.Refused<BigDecimal>(var refusal) -> issues.add(fail(badFormat, refusal.message()));
      case Reply.Accepted<BigDecimal>(var number) when number.signum() <= 0 ->
          issues.add(fail(invalid, name + " must be above 0, not " + Decimals.plain(number)));
      case Reply.Accepted<BigDecimal>(var number) when !isThePlans.test(number) ->
          issues.add(fail(invalid, name + " " + Decimals.plain(number) + " is not the plan's"));
      case Reply.Accepted<BigDecimal> ignored -> {}
    }
  }

  private boolean planHas(Predicate<Terms> condition) {
    return content().intents().stream().map(OrderIntent::terms).anyMatch(condition);
  }

  private PlanContent content() {
    return circumstances.plan().content();
  }
}
