package io.sallyport.testkit;

import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.Desk;
import io.sallyport.core.desk.DeskState;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.Inputs;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.desk.OrderView;
import io.sallyport.core.desk.Query;
import io.sallyport.core.desk.ReconcileCommand;
import io.sallyport.core.desk.SafetyCommand;
import io.sallyport.core.desk.VenueCommand;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plan.RegistryReading;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueContract.By;
import io.sallyport.core.plane.VenueListing;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.safety.KillSwitchScope;
import io.sallyport.core.safety.KillSwitchState;
import io.sallyport.core.safety.KillSwitchType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Random LIVE trading: the real desk, a {@link RandomVenue}, operators who do sensible and
 * senseless things, and a process that ends at any moment and begins again. Then everything calms
 * down. A {@link TradingAuditor} watches; one seed always gives the same story.
 */
public final class RandomTrading {
  private static final String ONE_SEED = "sallyport.seed";
  private static final Duration ACTIVE = Duration.ofSeconds(150);
  private static final Duration CALM = Duration.ofSeconds(150);
  private static final LogicalTime BEFORE_MIDNIGHT =
      LogicalTime.parse("2026-01-05T23:59:00Z").value();
  private static final List<ClientId> TENANTS = List.of(Samples.TENANT, Samples.STRANGER);
  private static final List<Symbol> SYMBOLS = List.of(new Symbol("BTCUSDT"), new Symbol("ETHUSDT"));
  private static final RegistryReading REGISTRY =
      SampleRegistry.EMPTY
          .risk("momentum", "20", "2", "10")
          .limits("momentum", "", "", "60", "")
          .instance("momentum:btc", "BTCUSDT", "LONG", "1", "lot=0.0001", "tick=0.01")
          .instance("momentum:eth", "ETHUSDT", "LONG", "1", "lot=0.0001")
          .tenantLimits(2, "40", "", "90", "")
          .reading();

  /** Limits that are soon used up, so that many runs compete for what is left of them. */
  private static final SampleRegistry TIGHT =
      SampleRegistry.EMPTY
          .risk("momentum", "20", "2", "10")
          .limits("momentum", "9", "1200", "", "")
          .instance("momentum:btc", "BTCUSDT", "LONG", "1", "lot=0.0001", "tick=0.01")
          .instance("momentum:eth", "ETHUSDT", "LONG", "1", "lot=0.0001")
          .tenantLimits(2, "7", "900", "", "");

  /** What can be asked, and what a last word is worth, differs from story to story. */
  private static final List<VenueContract.Change> CHANGES = List.of(VenueContract.Change.values());

  private static final List<VenueContract> CONTRACTS =
      List.of(
          VenueContract.SIM,
          Samples.contract(By.CLIENT_ID, true, false, Optional.of(Duration.ofSeconds(30))),
          Samples.contract(By.CLIENT_ID, true, true, Optional.of(Duration.ofSeconds(60))),
          Samples.contract(By.CLIENT_ID, false, true, Optional.of(Duration.ofSeconds(30))),
          Samples.contract(By.NONE, false, true, Optional.empty()),
          Samples.contract(By.VENUE_ID, true, true, Optional.empty()),
          Samples.contract(By.NONE, true, true, Optional.empty()));

  private final long seed;
  private final SplittableRandom random;
  private final PriorityQueue<Planned> timeline =
      new PriorityQueue<>(Comparator.comparing(Planned::at).thenComparingLong(Planned::number));
  private final TradingAuditor auditor = new TradingAuditor();
  private final Optional<LimitsAuditor> limits;
  private final RegistryReading registry;
  private final SortedMap<VenueId, VenueListing> venues;
  private final RandomVenue venue;
  private final List<JournalEntry> journal = new ArrayList<>();
  private Desk desk = new Desk(new DeskState());
  private Desk.Batch batch = new Desk.Batch(List.of(), List.of());
  private LogicalTime now;
  private long planned;
  private int plans;
  private int crashes;
  private boolean isCalm;

  private record Planned(LogicalTime at, long number, Runnable what) {}

  private RandomTrading(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    boolean isTight = seed % 5 == 4;
    this.limits = isTight ? Optional.of(new LimitsAuditor(TIGHT.registry())) : Optional.empty();
    this.registry = isTight ? TIGHT.reading() : REGISTRY;
    this.now = isTight ? BEFORE_MIDNIGHT : Samples.MONDAY;
    VenueContract contract =
        Samples.changing(
            CONTRACTS.get((int) (seed % CONTRACTS.size())),
            CHANGES.get((int) (seed / 2 % CHANGES.size())));
    this.venues = Samples.venues(contract);
    this.venue =
        new RandomVenue(random.split(), contract, seed % 2 == 1, this::after, this::report);
  }

  /** The story of a seed. The auditor has held everything against it. */
  public static RandomTrading of(long seed) {
    RandomTrading story = new RandomTrading(seed);
    try {
      story.run();
    } catch (AssertionError | RuntimeException failure) {
      throw new AssertionError(
          "seed %d (again with -D%s=%d) at %s: %s"
              .formatted(seed, ONE_SEED, seed, story.now, failure.getMessage()),
          failure);
    }
    return story;
  }

  /**
   * Tells the stories of the seeds from 0 on. A failure names its seed; {@code -Dsallyport.seed=N}
   * tells that one alone.
   */
  public static void each(int seeds, Consumer<RandomTrading> property) {
    Optional<Long> one = Optional.ofNullable(Long.getLong(ONE_SEED));
    long last = one.orElse(seeds - 1L);
    for (long seed = one.orElse(0L); seed <= last; seed++) {
      property.accept(of(seed));
    }
  }

  private void run() {
    take(Commands.initHome());
    TENANTS.forEach(tenant -> take(selectLive(tenant)));
    LogicalTime calmFrom = now.plus(ACTIVE);
    LogicalTime end = calmFrom.plus(CALM);
    operate();
    passUntil(calmFrom);
    calmDown();
    passUntil(end);
    TENANTS.forEach(tenant -> take(selectLive(tenant)));
    auditor.atRest(desk.state(), venue, journal);
    everythingUnresolvedBlocks();
  }

  private void calmDown() {
    isCalm = true;
    venue.becomesHonest();
    report(new VenueReport.Connected());
  }

  private void after(Duration delay, Runnable what) {
    timeline.add(new Planned(now.plus(delay), planned++, what));
  }

  private void passUntil(LogicalTime until) {
    while (true) {
      Optional<LogicalTime> timer = desk.nextAt();
      Optional<LogicalTime> next = Optional.ofNullable(timeline.peek()).map(Planned::at);
      boolean isTimer =
          timer.isPresent() && next.filter(at -> at.compareTo(timer.get()) < 0).isEmpty();
      Optional<LogicalTime> at = isTimer ? timer : next;
      if (at.isEmpty() || at.get().compareTo(until) > 0) {
        now = until.orLater(now);
        return;
      }
      now = at.get().orLater(now);
      if (isTimer) {
        desk.proceed(inputs());
        perform();
      } else {
        timeline.poll().what().run();
      }
    }
  }

  private Inputs inputs() {
    return new Inputs(now, Samples.ANA, registry, venues);
  }

  private void report(VenueReport report) {
    desk.take(new VenueCommand.TakeReport(VenueId.SIM, report), inputs());
    auditor.delivered(report, durable());
    performRest();
  }

  private <R> Optional<R> take(Command<R> command) {
    Desk.Taken<R> taken = desk.take(command, inputs());
    perform();
    return taken instanceof Desk.Taken.Answered<R>(Reply<R> reply) && reply.refused().isEmpty()
        ? Optional.of(reply.value())
        : Optional.empty();
  }

  private void perform() {
    durable();
    performRest();
  }

  private List<JournalEntry> durable() {
    batch = desk.drain();
    journal.addAll(batch.entries());
    auditor.recorded(batch.entries());
    limits.ifPresent(watching -> watching.recorded(batch.entries()));
    return batch.entries();
  }

  /** The process may end before, between or after what is to be done outside. */
  private void performRest() {
    for (Desk.Timed timed : batch.effects()) {
      if (!isCalm && random.nextInt(150) == 0) {
        crash();
        return;
      }
      auditor.sent(timed.effect());
      venue.perform(timed.effect());
    }
  }

  private void crash() {
    crashes++;
    desk = new Desk(replayed());
    auditor.replayed(desk.state(), journal);
    now = now.plus(Duration.ofMillis(random.nextInt(4) * random.nextLong(15_000)));
    if (desk.state().needsRecovery()) {
      take(new VenueCommand.Recover());
    }
  }

  private DeskState replayed() {
    DeskState state = new DeskState();
    journal.forEach(state::apply);
    return state;
  }

  private void operate() {
    if (isCalm) {
      return;
    }
    switch (random.nextInt(26)) {
      case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 -> execute();
      case 10 -> take(selectLive(pick(TENANTS)));
      case 11 -> take(kill(pick(List.of(KillSwitchState.ACTIVE, KillSwitchState.WARNING))));
      case 12, 13 -> take(kill(KillSwitchState.OFF));
      case 14 -> cancelSomething();
      case 15 ->
          take(
              new SafetyCommand.SellForSafety(
                  pick(TENANTS), pick(SYMBOLS), Optional.empty(), Samples.REASON));
      case 16 ->
          take(new ReconcileCommand.Reconcile(pick(TENANTS), Optional.empty(), Optional.empty()));
      case 17, 18 -> resolveSomething();
      case 19 -> venue.expiresSomething();
      case 20 -> report(new VenueReport.Disconnected("the line is cut"));
      case 21 -> report(new VenueReport.Connected());
      case 22 -> crash();
      case 23 -> venue.missesSomething();
      case 24 -> venue.strays(pick(SYMBOLS));
      default -> take(leaveLive());
    }
    after(Duration.ofMillis(random.nextInt(6_000)), this::operate);
  }

  private static SafetyCommand.SelectPlane selectLive(ClientId tenant) {
    return new SafetyCommand.SelectPlane(
        tenant, Optional.of(VenueId.SIM), Optional.empty(), true, Samples.REASON);
  }

  private SafetyCommand.SelectPlane leaveLive() {
    return new SafetyCommand.SelectPlane(
        pick(TENANTS), Optional.empty(), Optional.empty(), random.nextBoolean(), Samples.REASON);
  }

  private SafetyCommand.SetKillSwitch kill(KillSwitchState to) {
    return switch (random.nextInt(3)) {
      case 0 ->
          new SafetyCommand.SetKillSwitch(
              KillSwitchType.GLOBAL, KillSwitchScope.EVERYTHING, to, Samples.REASON);
      case 1 ->
          new SafetyCommand.SetKillSwitch(
              KillSwitchType.MANUAL, KillSwitchScope.of(pick(TENANTS)), to, Samples.REASON);
      default ->
          new SafetyCommand.SetKillSwitch(
              KillSwitchType.SYMBOL_LEVEL,
              new KillSwitchScope(Optional.empty(), Optional.of(pick(SYMBOLS)), Optional.empty()),
              to,
              Samples.REASON);
    };
  }

  private void execute() {
    ClientId tenant = pick(TENANTS);
    String[] items = new String[1 + random.nextInt(6) / 4];
    for (int i = 0; i < items.length; i++) {
      boolean sells = random.nextInt(3) == 0;
      items[i] =
          "momentum:%s/%s/%s/%s%s"
              .formatted(
                  sells ? "sell" : "buy",
                  pick(SYMBOLS),
                  BigDecimal.valueOf(10_000L + ++plans, 4),
                  limits.isPresent() && !sells ? "limit=100" : "ref=100",
                  random.nextInt(4) == 0 ? "/tp=0.03" : "/sl=-0.02/tp=0.03");
    }
    commit(tenant, items).ifPresent(plan -> take(Commands.live(plan)));
  }

  private Optional<Plan> commit(ClientId tenant, String... items) {
    Optional<Plan> draft =
        take(
            Commands.plan(
                Commands.of(tenant, new SeasonId("S" + tenant), Commands.proposal(items))));
    draft.ifPresent(plan -> {
      take(Commands.review(plan));
      take(Commands.approve(plan));
      take(Commands.commit(plan));
      take(Commands.validate(plan));
    });
    return draft;
  }

  private void cancelSomething() {
    List<OrderView> orders = orders();
    if (!orders.isEmpty()) {
      take(
          new SafetyCommand.CancelOrder(
              Optional.empty(), pick(orders).orderId().toString(), Samples.REASON));
    }
  }

  private void resolveSomething() {
    List<OrderView> unresolved =
        orders().stream().filter(order -> order.stage() == Stage.UNRESOLVED).toList();
    if (unresolved.isEmpty()) {
      take(
          new ReconcileCommand.ResolvePosition(
              pick(TENANTS),
              pick(SYMBOLS),
              pick(List.of(Event.Resolution.values())),
              Samples.REASON));
    } else {
      OrderView order = pick(unresolved);
      boolean more = random.nextBoolean();
      take(
          new ReconcileCommand.ResolveOrder(
              order.ticket().order().clientId(),
              order.orderId().toString(),
              more ? order.ticket().order().quantity() : order.filled(),
              Optional.of(BigDecimal.valueOf(100)),
              Samples.REASON));
    }
  }

  private List<OrderView> orders() {
    return new Query.ListOrders(Optional.empty(), false).answer(desk.state()).value();
  }

  private void everythingUnresolvedBlocks() {
    for (OrderView order : orders()) {
      if (order.stage() == Stage.UNRESOLVED) {
        ClientId tenant = order.ticket().order().clientId();
        take(selectLive(tenant));
        Symbol symbol = order.ticket().order().symbol();
        String item = "momentum:buy/%s/%s/ref=100/sl=-0.02".formatted(symbol, 3 + ++plans);
        Plan plan = commit(tenant, item).orElseThrow();
        boolean blocked = take(Commands.live(plan)).orElseThrow().isBlocked();
        if (!blocked) {
          throw new AssertionError(order.orderId() + " is UNRESOLVED, and blocks nothing");
        }
      }
    }
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** The seed. */
  public long seed() {
    return seed;
  }

  /** What the journal holds. */
  public List<JournalEntry> journal() {
    return List.copyOf(journal);
  }

  /** How often limits were held against what counts; empty in a story without limits. */
  public Optional<Integer> limitChecks() {
    return limits.map(LimitsAuditor::checks);
  }

  /** How often the process ended and began again. */
  public int crashes() {
    return crashes;
  }
}
