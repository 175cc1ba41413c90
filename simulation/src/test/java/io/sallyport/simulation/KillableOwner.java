package io.sallyport.simulation;

import io.sallyport.core.desk.Bridge;
import io.sallyport.core.desk.Caller;
import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.OrderView;
import io.sallyport.core.desk.Query;
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
import io.sallyport.ledger.home.Home;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A resident owner that is made to be killed: it finishes what the last one left, sends the next
 * orders, and at the step that it is told it stands still and says so. Its clock runs faster, so
 * that 30 s cost little.
 *
 * <p>Arguments: home, port of the counterparty, the step to stop at (0 for none), whether steps
 * count from its start or only from its order on, micros that the clock begins at, number of the
 * first order, symbol's beginning.
 */
public final class KillableOwner {
  static final int SPEED = 20;
  static final VenueId BROKER = new VenueId("broker");
  private static final AccountId ACCOUNT = new AccountId("ACC1");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final int stopAt;
  private volatile boolean counts;
  private final AtomicInteger steps = new AtomicInteger();

  private KillableOwner(int stopAt, boolean countsFromStart) {
    this.stopAt = stopAt;
    this.counts = countsFromStart;
  }

  public static void main(String[] args) throws Exception {
    KillableOwner owner =
        new KillableOwner(Integer.parseInt(args[2]), Boolean.parseBoolean(args[3]));
    long began = Long.parseLong(args[4]);
    long start = System.nanoTime();
    HomeOptions options =
        new HomeOptions(
                () -> new LogicalTime(began + (System.nanoTime() - start) / 1000 * SPEED),
                notice -> {},
                files -> List.of(owner.venue(files.root(), Integer.parseInt(args[1]))),
                Duration.ofSeconds(5))
            .resident();
    try (Home home = Home.open(Path.of(args[0]), options)) {
      owner.live(home.bridge(), Integer.parseInt(args[5]), args[6]);
    }
    System.out.println("DONE " + owner.steps.get());
  }

  private Venue venue(Path home, int port) {
    return new StoppingVenue(
        new FixVenue(BROKER, settings(port), home.resolve("venues/broker"), Map.of()), this::at);
  }

  /** Stands still at the step that it was told: whoever watches kills it there. */
  private void at(String step) {
    counts = counts || step.startsWith("PLANNED is recorded");
    if (counts && steps.incrementAndGet() == stopAt) {
      System.out.println("AT " + step);
      System.out.flush();
      while (true) {
        LockSupport.park();
      }
    }
  }

  private void live(Bridge bridge, int number, String symbol) {
    if (bridge.ask(caller(), new Query.Status()).refused().isPresent()) {
      submit(bridge, new Command.InitHome(Samples.HOME, TimeSource.CLOCK, false));
    }
    submit(
        bridge,
        new SafetyCommand.SelectPlane(
            Samples.TENANT, Optional.of(BROKER), Optional.of(ACCOUNT), true, Samples.REASON));
    waitUntil(() -> isConnected(bridge));
    waitUntil(() -> isQuiet(bridge));
    Plan draft =
        submit(bridge, Commands.plan("manual:buy/" + symbol + number + "/1/sl=-0.02/tp=0.03"));
    submit(bridge, Commands.review(draft));
    submit(bridge, Commands.approve(draft));
    Plan plan = submit(bridge, Commands.commit(draft));
    submit(bridge, Commands.validate(plan, "s"));
    submit(bridge, Commands.live(plan, "s"));
    waitUntil(() -> isQuiet(bridge));
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
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static <R> R submit(Bridge bridge, Command<R> command) {
    return bridge.submit(caller(), command).value();
  }

  private static Caller caller() {
    return new Caller(Samples.ANA, Optional.empty());
  }

  private static FixSettings settings(int port) {
    return new FixSettings(
        FixVersion.FIX_4_4,
        new FixSettings.Endpoint("127.0.0.1", port, Optional.empty()),
        new FixSettings.Parties(
            HostileAcceptor.OUR_NAME, HostileAcceptor.ITS_NAME, Optional.empty(), Optional.empty()),
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
        VenueContract.USUAL,
        List.of(ACCOUNT),
        Optional.empty());
  }
}
