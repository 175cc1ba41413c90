package io.sallyport.core.plan;

import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.HomeId;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.RiskBudget;
import io.sallyport.core.model.RiskProfileId;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.OrderIntent.Terms;
import io.sallyport.core.plan.StrategyRegistry.RiskSettings;
import io.sallyport.core.plan.StrategyRegistry.Strategy;
import io.sallyport.core.plan.StrategyRegistry.StrategyInstance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Turns portfolio items and the registry of the moment into a plan's content (SPEC 4, 5). The
 * result is a pure function of the arguments: whatever an order will need is settled here.
 *
 * @param home the home, whose id enters the intents' ids
 * @param season the season
 * @param client the tenant
 * @param profile the risk profile
 * @param items as given, in any order
 * @param revision 1 or more
 */
record PlanDraft(
    HomeId home,
    SeasonId season,
    ClientId client,
    RiskProfileId profile,
    List<PortfolioItem> items,
    int revision) {
  /** Below the lot, where none is known: quantities are cut to this many decimal places. */
  private static final BigDecimal FINEST_STEP =
      BigDecimal.ONE.movePointLeft(Decimals.AVERAGE_PLACES);

  private static final BigDecimal DEFAULT_MULTIPLIER = BigDecimal.ONE;

  /** A leg with what it orders, if it orders anything. */
  private record Planned(PortfolioItem item, ExecutionLeg leg, Optional<Terms> terms) {}

  /** The items in the order in which they enter the plan and its id. */
  List<PortfolioItem> sortedItems() {
    return items.stream().sorted().toList();
  }

  UUID planId() {
    return PlanIds.plan(season, profile, sortedItems(), revision);
  }

  /** The plan's content, or why these items make no plan. */
  Reply<PlanContent> content(StrategyRegistry registry) {
    return itemsProblem()
        .map(Reply::<PlanContent>refuse)
        .orElseGet(() -> planned(registry).map(planned -> content(registry, planned)));
  }

  private Optional<Refusal> itemsProblem() {
    if (items.isEmpty()) {
      return Optional.of(
          new Refusal(RefusalCode.ITEMS_REQUIRED, "a plan needs at least one portfolio item"));
    }
    if (items.size() > RiskBudget.MAX_PARTS) {
      return Optional.of(
          new Refusal(
              RefusalCode.INVALID_ITEM,
              "a plan has at most %s portfolio items, not %s"
                  .formatted(RiskBudget.MAX_PARTS, items.size())));
    }
    return duplicate()
        .map(item ->
            new Refusal(
                RefusalCode.DUPLICATE_ITEM,
                "portfolio item " + item.spelledOut() + " is named twice"));
  }

  private Optional<PortfolioItem> duplicate() {
    Set<String> seen = new LinkedHashSet<>();
    return items.stream().filter(item -> !seen.add(item.spelledOut())).findFirst();
  }

  private Reply<List<Planned>> planned(StrategyRegistry registry) {
    List<Planned> legs = new ArrayList<>();
    for (PortfolioItem item : sortedItems()) {
      Reply<Planned> leg = plan(item, registry);
      if (leg instanceof Reply.Refused<Planned> refused) {
        return Reply.refuse(refused.refusal());
      }
      legs.add(leg.value());
    }
    legs.sort(Comparator.comparing(Planned::leg, ExecutionLeg.ORDER));
    return Reply.of(legs);
  }

  private PlanContent content(StrategyRegistry registry, List<Planned> planned) {
    UUID planId = planId();
    return new PlanContent(
        season,
        planId,
        client,
        profile,
        sortedItems(),
        planned.stream().map(Planned::leg).toList(),
        planned.stream().flatMap(leg -> intent(planId, leg).stream()).toList(),
        revision,
        registry.digest());
  }

  private Optional<OrderIntent> intent(UUID planId, Planned planned) {
    return planned
        .terms()
        .map(terms ->
            new OrderIntent(
                PlanIds.orderIntent(home, client, planId, planned.item(), terms),
                planned.item(),
                terms));
  }

  private Reply<Planned> plan(PortfolioItem item, StrategyRegistry registry) {
    return OrderSpelling.looksLikeOne(item.instance().value())
        ? OrderSpelling.parse(item.instance().value())
            .flatMap(order -> order(item, order, registry))
        : instance(item, registry);
  }

  private Reply<Planned> order(PortfolioItem item, OrderSpelling order, StrategyRegistry registry) {
    Optional<StrategyInstance> instance = registry.onlyInstanceOn(item.strategy(), order.symbol());
    ExecutionLeg leg =
        leg(
            item,
            order.side().direction(),
            order.symbol(),
            instance.map(StrategyInstance::timeframe).orElse(ExecutionLeg.UNKNOWN_TIMEFRAME));
    return new ProtectiveOffsets(order.slOffset(), order.tpOffset())
        .orElse(instance, risk(item, registry))
        .map(offsets -> new Planned(item, leg, Optional.of(terms(order, instance, offsets))));
  }

  private Reply<Planned> instance(PortfolioItem item, StrategyRegistry registry) {
    return registry
        .instance(item)
        .map(instance -> knownInstance(item, instance, registry))
        .orElseGet(() ->
            Reply.of(
                new Planned(
                    item,
                    leg(item, Direction.BOTH, Symbol.UNKNOWN, ExecutionLeg.UNKNOWN_TIMEFRAME),
                    Optional.empty())));
  }

  private Reply<Planned> knownInstance(
      PortfolioItem item, StrategyInstance instance, StrategyRegistry registry) {
    ExecutionLeg leg = leg(item, instance.direction(), instance.symbol(), instance.timeframe());
    return new ProtectiveOffsets(Optional.empty(), Optional.empty())
        .orElse(Optional.of(instance), risk(item, registry))
        .map(offsets -> new Planned(item, leg, terms(instance, offsets)));
  }

  private static Optional<RiskSettings> risk(PortfolioItem item, StrategyRegistry registry) {
    return registry.strategy(item.strategy()).flatMap(Strategy::risk);
  }

  private ExecutionLeg leg(PortfolioItem item, Direction side, Symbol symbol, String timeframe) {
    return new ExecutionLeg(
        item.strategy(), item.instance(), side, symbol, timeframe, new RiskBudget(items.size()));
  }

  private static Terms terms(
      OrderSpelling order, Optional<StrategyInstance> instance, ProtectiveOffsets offsets) {
    return new Terms(
        order.symbol(),
        order.side(),
        order.limitPrice().isPresent() ? OrderType.LIMIT : OrderType.MARKET,
        order.quantity(),
        order.limitPrice(),
        order.referencePrice(),
        offsets.stopLoss(),
        offsets.takeProfit(),
        instance.flatMap(StrategyInstance::lot),
        instance.flatMap(StrategyInstance::tick),
        instance.map(StrategyInstance::multiplier).orElse(DEFAULT_MULTIPLIER),
        instance.flatMap(StrategyInstance::currency));
  }

  /** A leg's terms: none for a leg that takes no side, or whose quantity rounds down to nothing. */
  private Optional<Terms> terms(StrategyInstance instance, ProtectiveOffsets offsets) {
    Optional<BigDecimal> quantity =
        instance
            .quantityPerR()
            .map(perR -> sized(perR, instance))
            .filter(sized -> sized.signum() > 0);
    return instance
        .direction()
        .side()
        .flatMap(side ->
            quantity.map(sized ->
                new Terms(
                    instance.symbol(),
                    side,
                    OrderType.MARKET,
                    sized,
                    Optional.empty(),
                    Optional.empty(),
                    offsets.stopLoss(),
                    offsets.takeProfit(),
                    instance.lot(),
                    instance.tick(),
                    instance.multiplier(),
                    instance.currency())));
  }

  private BigDecimal sized(BigDecimal perR, StrategyInstance instance) {
    return Decimals.shareDownTo(instance.lot().orElse(FINEST_STEP), perR, items.size());
  }
}
