package io.sallyport.venues.sim;

import static io.sallyport.venues.sim.SimFixture.rule;

import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.Venue;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueReports;
import io.sallyport.testkit.VenueConformance;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/** The simulated venue does what every venue has to. */
class SimVenueConformanceTest extends VenueConformance {
  private static final SimReading SCRIPT =
      new SimReading.Usable(
          new SimScript(SimFixture.INSTRUMENTS, List.of(rule("reject", "side=SELL"))));

  @TempDir Path folder;

  @Override
  protected Venue connect(VenueReports reports, LogicalTime lastTime) {
    SimVenue venue = new SimVenue(folder, () -> SCRIPT);
    venue.open(reports, lastTime, List.of());
    return venue;
  }

  @Override
  protected VenueOrder filling(UUID orderId) {
    return order(orderId, OrderRole.PLANNED, "BUY BTC 2 limit=51000");
  }

  @Override
  protected VenueOrder refused(UUID orderId) {
    return order(orderId, OrderRole.PLANNED, "SELL BTC 1");
  }

  @Override
  protected VenueOrder working(UUID orderId) {
    return order(orderId, OrderRole.TAKE_PROFIT, "SELL BTC 1 limit=60000");
  }

  private static VenueOrder order(UUID orderId, OrderRole role, String terms) {
    VenueOrder order = SimFixture.order(role, 0, terms);
    return new VenueOrder(
        orderId,
        order.clientId(),
        order.account(),
        order.role(),
        order.symbol(),
        order.side(),
        order.quantity(),
        order.limitPrice(),
        order.stopPrice());
  }
}
