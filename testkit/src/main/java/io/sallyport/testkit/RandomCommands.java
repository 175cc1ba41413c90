package io.sallyport.testkit;

import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.DeskState;
import io.sallyport.core.desk.Inputs;
import io.sallyport.core.desk.Query;
import io.sallyport.core.desk.TimeSource;
import io.sallyport.core.guard.ExecutionMode;
import io.sallyport.core.guard.LiveRequest;
import io.sallyport.core.guard.OrderAssertions;
import io.sallyport.core.model.Actor;
import io.sallyport.core.model.ClientClaim;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Digest;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.RiskProfileId;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.model.SnapshotRef;
import io.sallyport.core.model.StrategyId;
import io.sallyport.core.plan.Governance.Proposal;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plan.PlanAction;
import io.sallyport.core.plan.PortfolioItem;
import io.sallyport.core.plan.RegistryReading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** A seed's commands, one after another: mostly sensible, often not. */
final class RandomCommands {
  private static final List<ClientId> TENANTS = List.of(Samples.TENANT, Samples.STRANGER);
  private static final List<SeasonId> SEASONS =
      Stream.of("2026Q1", "2026Q2", "default-2", "s.2").map(SeasonId::new).toList();
  private static final List<RiskProfileId> PROFILES =
      List.of(Samples.PROFILE, new RiskProfileId("risk/bold"));
  private static final List<PortfolioItem> ITEMS =
      Commands.items(
          "momentum:btc-1h",
          "momentum:eth-1h",
          "carry:sol",
          "pairs:spread",
          "tiny:dust",
          "naked:xrp",
          "nobody",
          "nobody:default",
          "manual:buy/BTCUSDT/0.5/limit=50000",
          "manual:sell/ETH/USDT/1/ref=3000/sl=-0.1/tp=0.2",
          "momentum:buy/BTCUSDT/0.001");
  private static final List<Actor> ACTORS =
      List.of(Samples.ANA, Samples.withToken("bo"), Samples.withToken("cy"));
  private static final List<RegistryReading> REGISTRIES =
      List.of(
          Samples.STRATEGIES.reading(),
          Samples.STRATEGIES.reading(),
          Samples.STRATEGIES.reading(),
          SampleRegistry.example().limits("momentum", "0", "", "", "").reading(),
          SampleRegistry.EMPTY.reading(),
          Samples.BROKEN);
  private static final List<Reason> REASONS =
      Stream.of("rebalance", "müde \"Märkte\" \\ 市場 😀", "a|b").map(Reason::new).toList();
  private static final List<Optional<String>> STRATEGIES =
      List.of(
          Optional.empty(),
          Optional.empty(),
          Optional.of("momentum"),
          Optional.of("carry"),
          Optional.of("5"));
  private static final List<String> CLAIMS = List.of("", "0", "1.0", "3");
  private static final List<OrderAssertions> ASSERTIONS =
      List.of(
          OrderAssertions.NONE,
          OrderAssertions.NONE,
          new OrderAssertions(
              Optional.of("buy"), Optional.of("BTCUSDT"), Optional.empty(), Optional.empty()),
          new OrderAssertions(
              Optional.empty(), Optional.empty(), Optional.of("1e5"), Optional.of("NaN")));

  private final SplittableRandom random;
  private LogicalTime now = Samples.MONDAY;

  RandomCommands(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** When, by whom and under which registry the next command comes. */
  Inputs inputs() {
    now = now.plus(Duration.ofNanos(random.nextInt(4) * 1_000L * random.nextLong(1L << 33)));
    return new Inputs(now, pick(ACTORS), pick(REGISTRIES), Samples.venues());
  }

  Command<?> first() {
    return new Command.InitHome(
        Samples.HOME, pick(List.of(TimeSource.values())), random.nextBoolean());
  }

  Command<?> next(DeskState state) {
    List<Plan> plans = plansOf(state);
    return switch (plans.isEmpty() ? 0 : random.nextInt(20)) {
      case 0, 1, 2, 3 -> propose();
      case 4 -> proposeAgain(pick(plans));
      case 5, 6, 7, 8, 9, 10 -> transition(pick(plans));
      case 11, 12, 13 -> validate(pick(plans));
      case 14, 15, 16 -> execute(pick(plans));
      case 17 -> new Command.FreezeSeason(asker(), pick(SEASONS), pick(REASONS));
      case 18 -> new Command.UnfreezeSeason(asker(), pick(SEASONS), pick(REASONS));
      default -> seldom();
    };
  }

  private static List<Plan> plansOf(DeskState state) {
    return new Query.ListPlans(Optional.empty(), Optional.empty()).answer(state).value();
  }

  private Command<?> seldom() {
    return switch (random.nextInt(3)) {
      case 0 -> first();
      case 1 -> new Command.OpenSeason(pick(TENANTS), pick(SEASONS), pick(REASONS));
      default ->
          new Command.RecordSnapshot(
              new SnapshotRef(Optional.of(Digest.of(Long.toString(random.nextLong())))));
    };
  }

  private Command<?> propose() {
    return new Command.CreatePlan(
        new Proposal(
            pick(TENANTS),
            pick(SEASONS),
            pick(PROFILES),
            random.ints(random.nextInt(4), 0, ITEMS.size()).mapToObj(ITEMS::get).toList(),
            random.nextInt(5) == 0 ? random.nextInt(4) : 1),
        pick(REASONS));
  }

  /** A terminal plan is often proposed again in earnest: with the revision that is next. */
  private Command<?> proposeAgain(Plan plan) {
    return new Command.CreatePlan(
        new Proposal(
            plan.content().clientId(),
            plan.content().seasonId(),
            plan.content().riskProfileId(),
            plan.content().portfolioItemIds(),
            plan.content().revision() + random.nextInt(3)),
        pick(REASONS));
  }

  private Command<?> transition(Plan plan) {
    return new Command.TransitionPlan(
        asker(),
        named(plan),
        random.nextInt(4) == 0 ? pick(List.of(PlanAction.values())) : onward(plan),
        pick(REASONS),
        Duration.ofHours(random.nextInt(48)));
  }

  /** The action that brings a plan further, so that some get to the end. */
  private static PlanAction onward(Plan plan) {
    return switch (plan.state()) {
      case DRAFT -> PlanAction.REVIEW;
      case REVIEWED -> PlanAction.APPROVE;
      case APPROVED, COMMITTED, CANCELLED -> PlanAction.COMMIT;
    };
  }

  private Command<?> validate(Plan plan) {
    return new Command.ValidatePlan(
        claim(plan), named(plan), pick(STRATEGIES).map(StrategyId::new), pick(ASSERTIONS));
  }

  private Command<?> execute(Plan plan) {
    return new Command.ExecutePlan(
        claim(plan),
        named(plan),
        new LiveRequest(
            pick(List.of(ExecutionMode.values())),
            pick(STRATEGIES).map(StrategyId::new),
            random.nextBoolean(),
            random.nextBoolean(),
            random.nextBoolean(),
            random.nextBoolean(),
            pick(ASSERTIONS)));
  }

  /** The plan's id, a prefix of it, or what is neither. */
  private String named(Plan plan) {
    String id = plan.id().toString();
    return switch (random.nextInt(12)) {
      case 0 -> id.substring(0, 8);
      case 1 -> id.substring(0, 7);
      case 2 -> "00000000";
      default -> id;
    };
  }

  private Optional<ClientId> asker() {
    return random.nextInt(3) == 0 ? Optional.of(pick(TENANTS)) : Optional.empty();
  }

  private ClientClaim claim(Plan plan) {
    return random.nextInt(5) == 0 ? ClientClaim.of(pick(CLAIMS)) : Commands.owner(plan);
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
