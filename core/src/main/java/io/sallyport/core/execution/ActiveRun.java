package io.sallyport.core.execution;

import io.sallyport.core.model.LogicalTime;
import java.util.List;
import java.util.Optional;

/**
 * A run under way: which of its orders is next, and whether it waits for protection to give way.
 */
public final class ActiveRun {
  private final LiveRun run;
  private int next;
  private Optional<LogicalTime> waitingSince = Optional.empty();

  ActiveRun(LiveRun run) {
    this.run = run;
  }

  void took() {
    next++;
    waitingSince = Optional.empty();
  }

  void waits(LogicalTime since) {
    waitingSince = Optional.of(since);
  }

  /** The run. */
  public LiveRun run() {
    return run;
  }

  /** The order whose turn it is; empty after the last. */
  public Optional<OrderTicket> next() {
    return next < run.tickets().size() ? Optional.of(run.tickets().get(next)) : Optional.empty();
  }

  /** The order whose turn it was last; empty before the first. */
  public Optional<OrderTicket> last() {
    return next > 0 ? Optional.of(run.tickets().get(next - 1)) : Optional.empty();
  }

  /** The orders whose turn has come. */
  public List<OrderTicket> taken() {
    return run.tickets().subList(0, next);
  }

  /** Whether the first order's turn is yet to come. */
  public boolean isAtItsBeginning() {
    return next == 0;
  }

  /** Since when it waits for protection to give way, if it does. */
  public Optional<LogicalTime> waitingSince() {
    return waitingSince;
  }
}
