package io.sallyport.venues.fix;

import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.plane.VenueReports;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The venue's own thread: on it are told, one after another, the reports that no message brought.
 * So no thread that holds a lock of the FIX engine ever waits for the home.
 */
final class Voice implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 1;

  private final VenueReports reports;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ScheduledThreadPoolExecutor thread;

  /** The last word on whether the venue can be reached; only the venue's thread uses it. */
  private Optional<VenueReport> lastWord = Optional.empty();

  Voice(String name, VenueReports reports) {
    this.reports = reports;
    this.thread =
        new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform().name("fix-venue-" + name).daemon().factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Tells a report, after all that was to be told before. */
  void say(VenueReport report) {
    run(() -> tell(report));
  }

  /** Does something on the venue's thread, unless that has ended. */
  void run(Runnable task) {
    thread.execute(task);
  }

  /** After a while tells a report, if there still is one to tell then. */
  void later(Duration delay, Supplier<Optional<VenueReport>> report) {
    var _ =
        thread.schedule(
            () -> report.get().ifPresent(this::tell), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  boolean isClosed() {
    return closing.getCount() == 0;
  }

  /** Ends: what was not told by now is not told. Waits a while for a report under way. */
  @Override
  public void close() {
    closing.countDown();
    thread.shutdown();
    try {
      thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(VenueReport report) {
    if (!isNews(report)) {
      return;
    }
    try {
      while (!isClosed() && !reports.deliver(report)) {
        closing.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A counterparty that stays away says so at every attempt; that is told once. */
  private boolean isNews(VenueReport report) {
    if (!(report instanceof VenueReport.Connected || report instanceof VenueReport.Disconnected)) {
      return true;
    }
    boolean isNews = !lastWord.equals(Optional.of(report));
    lastWord = Optional.of(report);
    return isNews;
  }
}
