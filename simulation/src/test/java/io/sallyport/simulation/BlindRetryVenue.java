package io.sallyport.simulation;

import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plane.OrderName;
import io.sallyport.core.plane.Venue;
import io.sallyport.core.plane.VenueListing;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueQuestion;
import io.sallyport.core.plane.VenueReports;
import java.util.List;

/**
 * What no venue may be, planted on purpose: whatever is asked about it first sends again, under its
 * own id, as if that were safe.
 */
final class BlindRetryVenue implements Venue {
  private final Venue venue;

  BlindRetryVenue(Venue venue) {
    this.venue = venue;
  }

  @Override
  public VenueListing listing() {
    return venue.listing();
  }

  @Override
  public void open(VenueReports reports, LogicalTime lastTime, List<OrderName> known) {
    venue.open(reports, lastTime, known);
  }

  @Override
  public void submit(VenueOrder order, LogicalTime at) {
    venue.submit(order, at);
  }

  @Override
  public void cancel(VenueOrder order, String cancelId, LogicalTime at) {
    venue.cancel(order, cancelId, at);
  }

  @Override
  public void change(VenueOrder from, VenueOrder to, LogicalTime at) {
    venue.change(from, to, at);
  }

  @Override
  public void ask(VenueQuestion question, LogicalTime at) {
    question.orders().forEach(order -> venue.submit(order, at));
    venue.ask(question, at);
  }

  @Override
  public void close() {
    venue.close();
  }
}
