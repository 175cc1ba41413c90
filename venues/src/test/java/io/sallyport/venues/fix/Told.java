package io.sallyport.venues.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.plane.VenueReports;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A home that writes down what it is told, and takes all of it unless it is told to refuse some.
 */
final class Told implements VenueReports {
  private static final long PATIENCE_SECONDS = 20;

  private final BlockingQueue<VenueReport> queue = new LinkedBlockingQueue<>();
  private final List<VenueReport> all = new CopyOnWriteArrayList<>();
  private final List<VenueReport> refused = new CopyOnWriteArrayList<>();
  private volatile Predicate<VenueReport> takes = report -> true;

  @Override
  public boolean deliver(VenueReport report) {
    if (!takes.test(report)) {
      refused.add(report);
      return false;
    }
    all.add(report);
    return queue.add(report);
  }

  @Override
  public void schedule(LogicalTime at, VenueReport report) {
    assertThat(at).isEqualTo(FixSample.AT);
    all.add(report);
    queue.add(report);
  }

  /** From now on takes only some reports. */
  void takeOnly(Predicate<VenueReport> some) {
    takes = some;
  }

  /** The next report, waiting for it. */
  VenueReport next() throws InterruptedException {
    VenueReport report = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(report).as("the next report, after %s", all).isNotNull();
    return report;
  }

  /** The next report, which must be of a kind. */
  <T extends VenueReport> T next(Class<T> kind) throws InterruptedException {
    VenueReport report = next();
    assertThat(report).isInstanceOf(kind);
    return kind.cast(report);
  }

  /** Lets reports pass until one of a kind comes. */
  <T extends VenueReport> T until(Class<T> kind) throws InterruptedException {
    VenueReport report = next();
    return kind.isInstance(report) ? kind.cast(report) : until(kind);
  }

  List<VenueReport> all() {
    return List.copyOf(all);
  }

  List<VenueReport> refused() {
    return List.copyOf(refused);
  }
}
