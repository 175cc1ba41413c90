package io.sallyport.simulation;

import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plane.OrderName;
import io.sallyport.core.plane.Venue;
import io.sallyport.core.plane.VenueListing;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueQuestion;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.plane.VenueReports;
import java.util.List;

/**
 * A venue whose process can be stopped at every step between a decision and what it leads to: when
 * it is durable and nobody outside knows, and when somebody outside knows and it is not durable.
 */
final class StoppingVenue implements Venue {
  private final Venue venue;
  private final Steps steps;

  /** Where the process may be stopped. */
  interface Steps {
    /** A step is about to be taken, or was taken just now. */
    void at(String step);
  }

  StoppingVenue(Venue venue, Steps steps) {
    this.venue = venue;
    this.steps = steps;
  }

  @Override
  public VenueListing listing() {
    return venue.listing();
  }

  @Override
  public void open(VenueReports reports, LogicalTime lastTime, List<OrderName> known) {
    venue.open(new StoppingReports(reports), lastTime, known);
  }

  @Override
  public void submit(VenueOrder order, LogicalTime at) {
    steps.at(order.role() + " is recorded, not sent");
    venue.submit(order, at);
    steps.at(order.role() + " is sent");
  }

  @Override
  public void cancel(VenueOrder order, String cancelId, LogicalTime at) {
    steps.at("cancel is recorded, not sent");
    venue.cancel(order, cancelId, at);
    steps.at("cancel is sent");
  }

  @Override
  public void change(VenueOrder from, VenueOrder to, LogicalTime at) {
    steps.at("change is recorded, not sent");
    venue.change(from, to, at);
    steps.at("change is sent");
  }

  @Override
  public void ask(VenueQuestion question, LogicalTime at) {
    steps.at("question is recorded, not asked");
    venue.ask(question, at);
    steps.at("question is asked");
  }

  @Override
  public void close() {
    venue.close();
  }

  private final class StoppingReports implements VenueReports {
    private final VenueReports reports;

    StoppingReports(VenueReports reports) {
      this.reports = reports;
    }

    @Override
    public boolean deliver(VenueReport report) {
      String kind = report.getClass().getSimpleName();
      steps.at(kind + " has come, not recorded");
      boolean taken = reports.deliver(report);
      steps.at(kind + " is recorded, not confirmed");
      return taken;
    }

    @Override
    public void schedule(LogicalTime at, VenueReport report) {
      reports.schedule(at, report);
    }
  }
}
