package io.sallyport.venues;

import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plane.OrderName;
import io.sallyport.core.plane.Venue;
import io.sallyport.core.plane.VenueListing;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueQuestion;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.plane.VenueReports;
import java.util.List;
import java.util.Optional;

/**
 * A configured venue in a process that does not stay: nobody would be there to watch what becomes
 * of an order, so it takes none and answers nothing (SPEC 9, one owner).
 */
public final class UnattendedVenue implements Venue {
  private static final String WHY =
      "it needs a resident owner, which watches limits and fills: start sallyport serve";

  private final VenueListing listing;
  private Optional<VenueReports> reports = Optional.empty();

  /** The venue of that listing, unattended. */
  public UnattendedVenue(VenueListing configured) {
    this.listing = configured.unusable(WHY);
  }

  @Override
  public VenueListing listing() {
    return listing;
  }

  @Override
  public void open(VenueReports back, LogicalTime lastTime, List<OrderName> known) {
    reports = Optional.of(back);
  }

  @Override
  public void submit(VenueOrder order, LogicalTime at) {
    report(at, new VenueReport.NotTaken(order.orderId(), WHY));
  }

  @Override
  public void cancel(VenueOrder order, String cancelId, LogicalTime at) {
    report(at, new VenueReport.Noted(order.orderId(), "the cancel was not sent: " + WHY));
  }

  @Override
  public void change(VenueOrder from, VenueOrder to, LogicalTime at) {
    report(at, new VenueReport.ChangeRejected(from.orderId(), WHY));
  }

  @Override
  public void ask(VenueQuestion question, LogicalTime at) {
    report(at, new VenueReport.Unanswered(question.questionId(), WHY));
  }

  private void report(LogicalTime at, VenueReport report) {
    reports.ifPresent(way -> way.schedule(at, report));
  }

  @Override
  public void close() {
    reports = Optional.empty();
  }
}
