package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.cli.config.SimFile;
import io.sallyport.cli.config.SystemClock;
import io.sallyport.core.desk.Bridge;
import io.sallyport.core.desk.Caller;
import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.OrderView;
import io.sallyport.core.desk.Query;
import io.sallyport.core.desk.SafetyCommand;
import io.sallyport.core.desk.TimeSource;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.HomeId;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.safety.KillSwitchScope;
import io.sallyport.core.safety.KillSwitchState;
import io.sallyport.core.safety.KillSwitchType;
import io.sallyport.ledger.home.Home;
import io.sallyport.ledger.home.HomeOptions;
import io.sallyport.testkit.Commands;
import io.sallyport.testkit.Samples;
import io.sallyport.venues.sim.SimVenue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A kill switch that is set while 100 orders are pending reaches them all; how fast is printed. */
@Timeout(60)
class HundredPendingOrdersTest {
  private static final int ORDERS = 100;

  @TempDir private Path directory;

  @Test
  void areAllCancelledByOneKillSwitch() throws Exception {
    write(
        "sim.yaml",
        """
        instruments: { X: { tick: "0.01", lot: "1", price: "10" } }
        orders: [ { symbol: X, then: partial, quantity: "1" } ]
        """);
    write(
        "strategies.yaml",
        """
        strategies:
          s: { risk: { max_drawdown_percent: "20", stop_loss_percent: "2", max_position_size_percent: "10" } }
        """);
    try (Home home = Home.open(directory, options())) {
      Bridge bridge = home.bridge();
      submit(bridge, new Command.InitHome(new HomeId("hundred"), TimeSource.CLOCK, false));
      submit(
          bridge,
          new SafetyCommand.SelectPlane(
              Samples.TENANT, Optional.of(VenueId.SIM), Optional.empty(), false, Samples.REASON));
      List<Plan> plans =
          IntStream.rangeClosed(1, ORDERS).mapToObj(i -> committed(bridge, i + 1)).toList();
      List<Thread> runs = new ArrayList<>();
      for (Plan plan : plans) {
        runs.add(Thread.startVirtualThread(() -> submit(bridge, Commands.live(plan))));
      }
      while (pending(bridge) < ORDERS) {
        Thread.onSpinWait();
      }

      SafetyCommand.KillReport report =
          submit(
              bridge,
              new SafetyCommand.SetKillSwitch(
                  KillSwitchType.GLOBAL,
                  KillSwitchScope.EVERYTHING,
                  KillSwitchState.ACTIVE,
                  Samples.REASON));

      for (Thread run : runs) {
        run.join();
      }
      assertThat(report.reached()).isEqualTo(ORDERS);
      assertThat(report.filled()).isZero();
      List<OrderView> orders = planned(bridge);
      assertThat(orders).hasSize(ORDERS).allMatch(order -> order.stage() == Stage.CANCELLED);
      print(report, orders);
    }
  }

  private static void print(SafetyCommand.KillReport report, List<OrderView> orders) {
    long last =
        orders.stream()
            .flatMap(order -> order.trace().stream())
            .filter(traced -> traced.step() instanceof OrderStep.Reported)
            .mapToLong(traced -> traced.at().micros())
            .max()
            .orElseThrow();
    System.out.printf(
        "Kill switch over %d pending orders: the last cancel was confirmed after %.1f ms "
            + "(answer: %d cancelled, %d filled, %d unknown)%n",
        report.reached(),
        (last - report.killSwitch().at().micros()) / 1000.0,
        report.cancelled(),
        report.filled(),
        report.unknown());
  }

  private static long pending(Bridge bridge) {
    return planned(bridge).stream()
        .filter(order -> order.stage() == Stage.PARTIALLY_FILLED)
        .count();
  }

  private static List<OrderView> planned(Bridge bridge) {
    return bridge.ask(caller(), new Query.ListOrders(Optional.empty(), true)).value().stream()
        .filter(order -> order.ticket().order().role() == OrderRole.PLANNED)
        .toList();
  }

  private static Plan committed(Bridge bridge, int quantity) {
    Plan draft = submit(bridge, Commands.plan("s:buy/X/" + quantity));
    submit(bridge, Commands.review(draft));
    submit(bridge, Commands.approve(draft));
    Plan plan = submit(bridge, Commands.commit(draft));
    submit(bridge, Commands.validate(plan));
    return plan;
  }

  private static <R> R submit(Bridge bridge, Command<R> command) {
    Reply<R> reply = bridge.submit(caller(), command);
    return reply.value();
  }

  private static Caller caller() {
    return new Caller(Samples.ANA, Optional.empty());
  }

  private HomeOptions options() {
    SystemClock clock = new SystemClock();
    return new HomeOptions(
        clock,
        notice -> {},
        files -> List.of(new SimVenue(directory.resolve("sim"), () -> SimFile.read(directory))),
        Duration.ofSeconds(5));
  }

  private void write(String name, String content) throws Exception {
    Files.writeString(directory.resolve(name), content);
  }
}
