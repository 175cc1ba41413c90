package io.sallyport.core.execution;

import io.sallyport.core.guard.ExecutionGuard;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Details;
import io.sallyport.core.model.VenueId;
import java.util.List;
import java.util.UUID;

/**
 * One LIVE run of a plan whose guards all passed: its orders, in leg order, each to its end before
 * the next is sent (SPEC 5).
 *
 * @param runId its id
 * @param planId the plan
 * @param clientId the tenant
 * @param venue where to
 * @param guards what the guards found
 * @param metadata what the report will say of the run
 * @param tickets its orders
 */
public record LiveRun(
    UUID runId,
    UUID planId,
    ClientId clientId,
    VenueId venue,
    List<ExecutionGuard> guards,
    Details metadata,
    List<OrderTicket> tickets) {
  public LiveRun {
    guards = List.copyOf(guards);
    tickets = List.copyOf(tickets);
  }
}
