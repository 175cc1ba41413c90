package io.sallyport.venues.fix;

import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.ClientIdBook;
import io.sallyport.core.plane.NextClientIds;
import io.sallyport.core.plane.Venue;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.plane.VenueReports;
import io.sallyport.testkit.VenueConformance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A FIX venue does what every venue has to do; its counterparty tells positions. */
class FixVenueConformanceTest extends VenueConformance {
  @TempDir Path folder;
  private HostileAcceptor counterparty;
  private Optional<Venue> open = Optional.empty();

  @BeforeEach
  void listen() throws Exception {
    counterparty = HostileAcceptor.start();
  }

  @AfterEach
  void end() {
    open.ifPresent(Venue::close);
    counterparty.close();
  }

  @Override
  protected Venue connect(VenueReports reports, LogicalTime lastTime) throws Exception {
    open.ifPresent(Venue::close);
    FixSettings.Login anybody =
        new FixSettings.Login(
            Optional.empty(), Optional.empty(), FixSettings.PasswordField.PASSWORD);
    FixVenue venue =
        new FixVenue(
            new VenueId("broker"),
            FixSample.settings(FixVersion.FIX_4_4, counterparty.port(), anybody, contract()),
            folder,
            Map.of());
    open = Optional.of(venue);
    CountDownLatch connected = new CountDownLatch(1);
    venue.open(noticing(reports, connected), lastTime, List.of());
    if (!connected.await(patience().toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("not connected");
    }
    return venue;
  }

  @Override
  protected VenueOrder filling(UUID orderId) {
    return sent(FixSample.market(orderId, "FILL", "10"));
  }

  @Override
  protected VenueOrder refused(UUID orderId) {
    return sent(FixSample.market(orderId, "REFUSE", "10"));
  }

  @Override
  protected VenueOrder working(UUID orderId) {
    return sent(FixSample.market(orderId, "REST", "10"));
  }

  /** What the counterparty can do. */
  VenueContract contract() {
    return FixSample.TELLS_POSITIONS;
  }

  /** The order under the id with which it goes there. */
  private VenueOrder sent(VenueOrder order) {
    return new NextClientIds(new ClientIdBook())
        .named(new VenueId("broker"), contract().clientIds(), order);
  }

  private static VenueReports noticing(VenueReports reports, CountDownLatch connected) {
    return new VenueReports() {
      @Override
      public boolean deliver(VenueReport report) {
        boolean isDurable = reports.deliver(report);
        if (report instanceof VenueReport.Connected) {
          connected.countDown();
        }
        return isDurable;
      }

      @Override
      public void schedule(LogicalTime at, VenueReport report) {
        reports.schedule(at, report);
      }
    };
  }
}
