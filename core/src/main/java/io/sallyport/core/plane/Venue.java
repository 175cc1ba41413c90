package io.sallyport.core.plane;

import io.sallyport.core.model.LogicalTime;
import java.util.List;

/**
 * Port to a counterparty (SPEC 7): submit, cancel, ask, and a way back for reports. The owner of
 * the home calls it, one call at a time, and only for what is durable already. No call waits for
 * the venue, and none throws: whatever becomes of it comes back as a report.
 */
public interface Venue extends AutoCloseable {
  /** What is known of the venue now. */
  VenueListing listing();

  /**
   * Begins: from here on reports come. Called once, before anything else but {@link #listing}.
   *
   * @param reports the way back
   * @param lastTime the home's last recorded logical time
   * @param known the names of all orders that were ever sent there
   */
  void open(VenueReports reports, LogicalTime lastTime, List<OrderName> known);

  /**
   * Sends an order. Each order is sent once, or again after it was reported as not taken.
   *
   * @param at the logical time
   */
  void submit(VenueOrder order, LogicalTime at);

  /**
   * Asks for an order to be cancelled.
   *
   * @param cancelId the id of this request, as the venue takes ids
   * @param at the logical time
   */
  void cancel(VenueOrder order, String cancelId, LogicalTime at);

  /**
   * Asks for an order's quantity or prices to be changed, in one request (SPEC 15, change in
   * place).
   *
   * @param from the order as it lies there, under its present id
   * @param to the order as it is wanted, under its next id
   * @param at the logical time
   */
  void change(VenueOrder from, VenueOrder to, LogicalTime at);

  /**
   * Asks a question, which one report answers.
   *
   * @param at the logical time
   */
  void ask(VenueQuestion question, LogicalTime at);

  /** Ends: no report comes after this. What works at the venue goes on working there. */
  @Override
  void close();
}
