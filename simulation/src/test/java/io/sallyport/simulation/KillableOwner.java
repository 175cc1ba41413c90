package io.sallyport.simulation;

import io.sallyport.core.desk.Bridge;
import io.sallyport.core.desk.Caller;
import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.OrderView;
import io.sallyport.core.desk.Query;
import io.sallyport.core.desk.ReconcileCommand;
import io.sallyport.core.desk.SafetyCommand;
import io.sallyport.core.desk.TimeSource;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.Venue;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueContract.SameId;
import io.sallyport.ledger.home.Home;
import io.sallyport.ledger.home.HomeException;
import io.sallyport.ledger.home.HomeOptions;
import io.sallyport.testkit.Commands;
import io.sallyport.testkit.Samples;
import io.sallyport.venues.fix.FixFields;
import io.sallyport.venues.fix.FixSettings;
import io.sallyport.venues.fix.FixVenue;
import io.sallyport.venues.fix.FixVersion;
import io.sallyport.venues.fix.HostileAcceptor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Resident owners that are made to be killed, several in one process, each with a home of its own.
 * Each finishes what the last one left, sends the next orders, and at the step that it is told it
 * stands still and says so. Their clock runs faster, so that 30 s cost little.
 *
 * <p>Arguments: micros that the clock begins at, then a {@link Task} for each home. Says of each
 * home, in the order in which it comes to pass, {@code LANE AT STEP}, {@code LANE DONE} or {@code
 * LANE FAILED}.
 */
public final class KillableOwner {
  static final int SPEED = 20;
  static final VenueId BROKER = new VenueId("broker");
  private static final AccountId ACCOUNT = new AccountId("ACC1");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_NANOS = 20_000_000;

  private final Task task;
  private volatile boolean counts;
  private final AtomicInteger steps = new AtomicInteger();

  /**
   * What an owner has to do.
   *
   * @param lane the number of its home
   * @param home the home
   * @param port where its counterparty listens
   * @param stopAt the step to stop at; 0 for none
   * @param countsFromStart whether steps count from its start, or only from its order on
   * @param order the number of its order
   * @param symbol how the order's symbol begins
   * @param retriesBlindly whether it sends again what it is in doubt of, which no owner may
   * @param sameId what its counterparty makes of the same id again
   */
  record Task(
      int lane,
      Path home,
      int port,
      int stopAt,
      boolean countsFromStart,
      int order,
      String symbol,
      boolean retriesBlindly,
      SameId sameId) {
    String argument() {
      return String.join(
          "|",
          Integer.toString(lane),
          home.toString(),
          Integer.toString(port),
          Integer.toString(stopAt),
          Boolean.toString(countsFromStart),
          Integer.toString(order),
          symbol,
          Boolean.toString(retriesBlindly),
          sameId.name());
    }

    static Task of(String argument) {
      String[] parts = argument.split("\\|", -1);
      return new Task(
          Integer.parseInt(parts[0]),
          Path.of(parts[1]),
          Integer.parseInt(parts[2]),
          Integer.parseInt(parts[3]),
          Boolean.parseBoolean(parts[4]),
          Integer.parseInt(parts[5]),
          parts[6],
          Boolean.parseBoolean(parts[7]),
          SameId.valueOf(parts[8]));
    }
  }

  private KillableOwner(Task task) {
    this.task = task;
    this.counts = task.countsFromStart();
  }

  public static void main(String[] args) throws Exception {
    long began = Long.parseLong(args[0]);
    long start = System.nanoTime();
    Supplier<LogicalTime> clock =
        () -> new LogicalTime(began + (System.nanoTime() - start) / 1000 * SPEED);
    try (ExecutorService owners = Executors.newCachedThreadPool()) {
      for (String argument : Arrays.asList(args).subList(1, args.length)) {
        KillableOwner owner = new KillableOwner(Task.of(argument));
        owners.execute(() -> owner.run(clock));
      }
    }
  }

  private void run(Supplier<LogicalTime> clock) {
    HomeOptions options =
        new HomeOptions(
                clock::get,
                notice -> {},
                files -> List.of(venue(files.root())),
                Duration.ofSeconds(5))
            .resident();
    try (Home home = Home.open(task.home(), options)) {
      live(home.bridge());
    } catch (Exception | AssertionError e) {
      e.printStackTrace();
      say("FAILED");
      return;
    }
    say("DONE");
  }

  private void say(String what) {
    System.out.println(task.lane() + " " + what);
  }

  /** Makes a home. An owner that lives begins with its venue, and so never has to begin again. */
  static void make(Path folder) throws HomeException {
    HomeOptions options =
        new HomeOptions(() -> LogicalTime.of(Instant.now()), notice -> {}, Duration.ofSeconds(5));
    try (Home home = Home.open(folder, options)) {
      submit(home.bridge(), new Command.InitHome(Samples.HOME, TimeSource.CLOCK, false));
    }
  }

  private Venue venue(Path home) {
    Venue broker = new FixVenue(BROKER, settings(), home.resolve("venues/broker"), Map.of());
    return new StoppingVenue(
        task.retriesBlindly() ? new BlindRetryVenue(broker) : broker, this::at);
  }

  /** Stands still at the step that it was told: whoever watches kills it there. */
  private void at(String step) {
    counts = counts || step.startsWith("PLANNED is recorded");
    if (counts && steps.incrementAndGet() == task.stopAt()) {
      say("AT " + step);
      while (true) {
        LockSupport.park();
      }
    }
  }

  private void live(Bridge bridge) {
    submit(
        bridge,
        new SafetyCommand.SelectPlane(
            Samples.TENANT, Optional.of(BROKER), Optional.of(ACCOUNT), true, Samples.REASON));
    waitUntil(() -> isConnected(bridge));
    waitUntil(() -> isQuiet(bridge));
    Plan draft =
        submit(
            bridge,
            Commands.plan("manual:buy/" + task.symbol() + task.order() + "/1/sl=-0.02/tp=0.03"));
    submit(bridge, Commands.review(draft));
    submit(bridge, Commands.approve(draft));
    Plan plan = submit(bridge, Commands.commit(draft));
    submit(bridge, Commands.validate(plan, "s"));
    submit(bridge, Commands.live(plan, "s"));
    waitUntil(() -> isQuiet(bridge));
    if (task.stopAt() == 0) {
      waitUntil(() -> isSettled(bridge));
    }
  }

  /**
   * Whether the fate of everything is known. It asks: an answer may have come too late, and what a
   * counterparty has said before its answer has come with it.
   */
  private static boolean isSettled(Bridge bridge) {
    List<String> before = progress(bridge);
    boolean isAnswered =
        bridge
            .submit(
                caller(),
                new ReconcileCommand.Reconcile(Samples.TENANT, Optional.empty(), Optional.empty()))
            .value()
            .unanswered()
            .isEmpty();
    return isAnswered && progress(bridge).equals(before);
  }

  private static List<String> progress(Bridge bridge) {
    return bridge.ask(caller(), new Query.ListOrders(Optional.empty(), true)).value().stream()
        .map(order -> order.orderId() + " " + order.stage() + " " + order.filled())
        .toList();
  }

  private static boolean isConnected(Bridge bridge) {
    return bridge.ask(caller(), new Query.Planes()).value().stream()
        .anyMatch(
            plane -> plane.clientId().equals(Samples.TENANT) && plane.venueProblem().isEmpty());
  }

  /** Whether every planned order has ended or is UNRESOLVED, and no protection is in doubt. */
  private static boolean isQuiet(Bridge bridge) {
    return bridge.ask(caller(), new Query.ListOrders(Optional.empty(), false)).value().stream()
        .noneMatch(KillableOwner::isUnderWay);
  }

  private static boolean isUnderWay(OrderView order) {
    return order.ticket().order().role() == OrderRole.PLANNED
        ? order.stage().isOpen()
        : order.stage() == Stage.SUBMITTED;
  }

  private interface Condition {
    boolean holds();
  }

  private static void waitUntil(Condition condition) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds() && System.nanoTime() < until) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static <R> R submit(Bridge bridge, Command<R> command) {
    return bridge.submit(caller(), command).value();
  }

  private static Caller caller() {
    return new Caller(Samples.ANA, Optional.empty());
  }

  private FixSettings settings() {
    return new FixSettings(
        FixVersion.FIX_4_4,
        new FixSettings.Endpoint("127.0.0.1", task.port(), Optional.empty()),
        new FixSettings.Parties(
            KillCounterparty.caller(task.lane()),
            HostileAcceptor.ITS_NAME,
            Optional.empty(),
            Optional.empty()),
        new FixSettings.Login(
            Optional.empty(), Optional.empty(), FixSettings.PasswordField.PASSWORD),
        new FixSettings.Pace(
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2)),
        new FixSettings.SessionRules(false, Optional.empty()),
        new FixSettings.OrderRules(
            FixSettings.Lifetime.DAY, FixSettings.Lifetime.GOOD_TILL_CANCEL, FixFields.NONE),
        contract(),
        List.of(ACCOUNT),
        Optional.empty());
  }

  private VenueContract contract() {
    VenueContract usual = VenueContract.USUAL;
    return new VenueContract(
        usual.clientIds(),
        task.sameId(),
        usual.validFor(),
        usual.ask(),
        usual.lastWord(),
        usual.change(),
        usual.abilities(),
        usual.disconnect());
  }
}
